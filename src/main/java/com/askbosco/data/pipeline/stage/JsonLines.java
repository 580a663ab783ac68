package com.askbosco.data.pipeline.stage;

import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;

/** One staged file of rows, one JSON object a line. Not thread-safe. */
public final class JsonLines implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final String table;
  private final String uri;
  private final Storage.Pending file;
  private final GzipSink gzip = new GzipSink();
  private final JsonBytes rows = new JsonBytes(BLOCK + BLOCK / 4);
  private long count;
  private int rowStart;

  /** Begins a file that will hold rows of the table. */
  public JsonLines(String table, String uri) throws IOException {
    this.table = table;
    this.uri = uri;
    this.file = Storage.begin(uri);
    gzip.begin(file.out());
  }

  /** Where to write the next row; it is part of the file after {@link #endRow}. */
  public JsonBytes row() {
    return rows;
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
    gzip.write(file.out(), rows.array(), rows.length());
    rows.clear();
  }

  /** Makes the file appear under its name. */
  public StagedFile publish() throws IOException {
    flush();
    gzip.end(file.out());
    file.publish();
    return new StagedFile(table, uri, count);
  }

  @Override
  public void close() throws IOException {
    gzip.close();
    file.close();
  }
}
