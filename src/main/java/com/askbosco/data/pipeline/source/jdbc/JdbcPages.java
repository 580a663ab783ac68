package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.source.jdbc.Place.Progress;
import com.askbosco.data.pipeline.source.jdbc.RangeReader.RangePage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a slice: one page of each range in turn, whichever connection is faster, so that the same rows give the same pages. Every range reads one
 * page ahead and not more.
 */
final class JdbcPages implements Pages {
  private final List<@Nullable RangeReader> readers;
  private final boolean goesOn;
  private final String what;
  private final ExecutorService threads;
  private final List<@Nullable Future<RangePage>> ahead = new ArrayList<>();
  private final List<Progress> progress;
  private final List<String> bounds;
  private int next;
  private int index;
  /** Ranges of which nobody can say in a position how far they are. */
  private final BitSet between = new BitSet();

  /**
   * @param readers one for each range; null for one that is read
   * @param place where reading begins
   * @param goesOn whether pages have positions
   * @param what is read, as failures name it
   */
  JdbcPages(List<@Nullable RangeReader> readers, Place place, boolean goesOn, String what) {
    this.readers = readers;
    this.bounds = place.bounds();
    this.progress = new ArrayList<>(place.ranges());
    this.next = place.next();
    this.goesOn = goesOn;
    this.what = what;
    this.threads = Executors.newFixedThreadPool(
        Math.max(1, readers.size()),
        Thread.ofPlatform().daemon().name("jdbc-", 0).factory());
    for (RangeReader reader : readers) {
      ahead.add(reader == null ? null : threads.submit(reader::next));
    }
  }

  @Override
  public @Nullable Page next() throws InterruptedException {
    while (true) {
      int range = following();
      if (range < 0) {
        return null;
      }
      RangePage page = take(range);
      if (!page.ends().isEmpty()) {
        return page(page);
      }
    }
  }

  /** The range whose turn it is; negative when all are read. */
  private int following() {
    for (int i = 0; i < ahead.size(); i++) {
      int range = (next + i) % ahead.size();
      if (ahead.get(range) != null) {
        return range;
      }
    }
    return -1;
  }

  private RangePage take(int range) throws InterruptedException {
    Future<RangePage> waiting = ahead.get(range);
    RangeReader reader = readers.get(range);
    if (waiting == null || reader == null) {
      throw new IllegalStateException("Range " + range + " is read");
    }
    RangePage page = get(waiting);
    if (page.last()) {
      ahead.set(range, null);
    } else {
      ahead.set(range, threads.submit(reader::next));
    }
    next = (range + 1) % ahead.size();
    Progress reached = page.progress();
    between.set(range, reached == null);
    if (reached != null) {
      progress.set(range, reached);
    }
    return page;
  }

  private RangePage get(Future<RangePage> waiting) throws InterruptedException {
    try {
      return waiting.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw DatabaseFailure.of("Cannot read on " + what, failure);
      }
      if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Page page(RangePage page) {
    List<SourceRecord> records = new ArrayList<>(page.ends().size());
    int start = 0;
    for (int end : page.ends()) {
      records.add(SourceRecord.later(new Row(page.body(), start, end), page.body(), start, end));
      start = end + 1;
    }
    boolean more = following() >= 0;
    return new Page(
        index++,
        page.body(),
        JsonNodeFactory.instance.objectNode(),
        records,
        more && goesOn && between.isEmpty()
            ? new Place(bounds, List.copyOf(progress), next).text()
            : null);
  }

  private record Row(byte[] body, int start, int end) implements SourceRecord.Late {
    @Override
    public JsonNode tree() {
      return RawJson.tree(body, start, end);
    }

    @Override
    public @Nullable JsonNode field(String name) {
      return tree().get(name);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    // A driver that reads from the network hears no interrupt: closing the session ends it.
    readers.forEach(reader -> {
      if (reader != null) {
        reader.close();
      }
    });
    threads.close();
  }
}
