package com.askbosco.data.pipeline.stage;

import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;

/**
 * One staged file of rows, one JSON object a line, not compressed: it lives until the commit, and deflating it would cost more than
 * everything else that is done to a row (docs/adr/0008). Not thread-safe.
 */
public final class JsonLines implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final String table;
  private final String uri;
  private final Storage.Pending file;
  private final JsonBytes rows = new JsonBytes(BLOCK + BLOCK / 4);
  private final long before;
  private long count;
  private long flushed;
  private int rowStart;

  /** Begins a file that will hold rows of the table. */
  public JsonLines(String table, String uri) throws IOException {
    this(table, uri, 0);
  }

  /** As above, for rows that follow those of other files. */
  JsonLines(String table, String uri, long before) throws IOException {
    this.table = table;
    this.uri = uri;
    this.before = before;
    this.file = Storage.begin(uri);
  }

  /** Where to write the next row; it is part of the file after {@link #endRow}. */
  public JsonBytes row() {
    return rows;
  }

  /** The next row's place among the table's rows. */
  public long place() {
    return before + count;
  }

  /** How large the rows are that were ended. */
  long bytes() {
    return flushed + rowStart;
  }

  /** Ends the row, with a line break. */
  public void endRow() throws IOException {
    rows.raw('\n');
    count++;
    if (rows.length() >= BLOCK) {
      flush();
    }
    rowStart = rows.length();
  }

  /** Takes back what was written of a row that is not going to be ended. */
  void cutRow() {
    rows.cut(rowStart);
  }

  private void flush() throws IOException {
    file.out().write(rows.array(), 0, rows.length());
    flushed += rows.length();
    rows.clear();
  }

  /** Makes the file appear under its name. */
  public StagedFile publish() throws IOException {
    flush();
    file.publish();
    return new StagedFile(table, uri, count);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
