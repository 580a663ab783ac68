package com.askbosco.data.pipeline.stage;

import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The staged files of one stretch of work, one per table and a next one when it is large, opened when the first row comes. Until
 * {@link #publish} none of them is there; closed without it, none of them ever was. Not thread-safe.
 */
public final class StagedTables implements AutoCloseable {
  /** A reader reads files side by side, and holds several times as much as the largest row it has to expect. */
  private static final long LARGE = 8 << 20;

  private final String folder;
  private final String name;
  private final Map<String, JsonLines> files = new TreeMap<>();
  private final List<JsonLines> large = new ArrayList<>();
  private final CheckTally tally = new CheckTally();

  /**
   * @param folder the run's staging folder
   * @param name unique among all stretches of the run, attempts included; part of the file names
   */
  public StagedTables(String folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** The file for rows of a table such as {@code bronze.google_ads}; not the same one for ever. */
  public JsonLines table(String table) throws IOException {
    JsonLines lines = files.get(table);
    if (lines != null && lines.bytes() < LARGE) {
      return lines;
    }
    String part = "";
    long before = 0;
    if (lines != null) {
      before = lines.place();
      large.add(lines);
      // the order of the names is that of the rows: `_` comes behind `.`
      part = String.format("_%06d", large.size());
    }
    lines = new JsonLines(table, folder + "/" + table + "/" + name + part + ".jsonl", before);
    files.put(table, lines);
    return lines;
  }

  /** What row checks counted of the rows staged here. */
  public CheckTally tally() {
    return tally;
  }

  /** Takes back rows that were begun and not ended, so that a failure leaves the files whole. */
  public void cutRows() {
    files.values().forEach(JsonLines::cutRow);
  }

  /** Makes all files appear, and says what they hold. */
  public List<StagedFile> publish() throws IOException {
    if (!tally.isEmpty()) {
      tally.write(table(CheckTally.TABLE));
    }
    List<StagedFile> staged = new ArrayList<>();
    for (JsonLines lines : all()) {
      staged.add(lines.publish());
    }
    return List.copyOf(staged);
  }

  @Override
  public void close() throws IOException {
    for (JsonLines lines : all()) {
      lines.close();
    }
  }

  private List<JsonLines> all() {
    List<JsonLines> all = new ArrayList<>(large);
    all.addAll(files.values());
    return all;
  }
}
