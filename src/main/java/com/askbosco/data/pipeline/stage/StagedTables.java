package com.askbosco.data.pipeline.stage;

import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The staged files of one stretch of work, one per table, opened when the first row comes. Until {@link #publish} none of them is
 * there; closed without it, none of them ever was. Not thread-safe.
 */
public final class StagedTables implements AutoCloseable {
  private final String folder;
  private final String name;
  private final Map<String, JsonLines> files = new TreeMap<>();
  private final CheckTally tally = new CheckTally();

  /**
   * @param folder the run's staging folder
   * @param name unique among all stretches of the run, attempts included; part of the file names
   */
  public StagedTables(String folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** The file for rows of a table such as {@code bronze.google_ads}. */
  public JsonLines table(String table) throws IOException {
    JsonLines lines = files.get(table);
    if (lines == null) {
      lines = new JsonLines(table, folder + "/" + table + "/" + name + ".jsonl");
      files.put(table, lines);
    }
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
    for (JsonLines lines : files.values()) {
      staged.add(lines.publish());
    }
    return List.copyOf(staged);
  }

  @Override
  public void close() throws IOException {
    for (JsonLines lines : files.values()) {
      lines.close();
    }
  }
}
