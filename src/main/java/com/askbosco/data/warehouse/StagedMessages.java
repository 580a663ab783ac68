package com.askbosco.data.warehouse;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of messages whose rows lie in staged files, to be applied in one transaction with the positions they end at.
 *
 * @param runId the job that read them
 * @param tenantId the agency
 * @param at when the last of them was received
 * @param pages in the order in which they were read
 * @param files their rows by table
 */
public record StagedMessages(
    String runId, String tenantId, Instant at, List<StagedPage> pages, List<StagedFile> files) {

  /** Copies the lists. */
  public StagedMessages {
    pages = List.copyOf(pages);
    files = List.copyOf(files);
  }

  /** The source whose bronze table this is. */
  public String sourceOf(String table) {
    return pages.stream()
        .map(page -> page.slice().source())
        .filter(source -> TableLayout.bronze(source).fullName().equals(table))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("Rows were staged for " + table + ", which no page is of"));
  }

  /**
   * What a page adds to its partition.
   *
   * @param slice what its rows are filed under
   * @param partition of the stream; empty where it has none
   * @param from the position at which it begins; null at the very start
   * @param next the position after it; empty for a source without positions, whose messages are known again by their offsets
   * @param messages how many
   * @param rejected how many of them are in the dead letters
   * @param newest when the newest of them was published; null when there are none
   * @param times when they happened
   */
  public record StagedPage(
      Slice slice,
      String partition,
      @Nullable String from,
      String next,
      long messages,
      long rejected,
      @Nullable Instant newest,
      EventTimes times) {

    /** A page of messages without a time of their own. */
    public StagedPage(
        Slice slice,
        String partition,
        @Nullable String from,
        String next,
        long messages,
        long rejected,
        @Nullable Instant newest) {
      this(slice, partition, from, next, messages, rejected, newest, EventTimes.NONE);
    }

    /** Names the partition among all. */
    public String key() {
      return slice.id() + "/" + partition;
    }

    /** Whether the source says where the page begins and ends. */
    public boolean hasPosition() {
      return !next.isEmpty();
    }
  }
}
