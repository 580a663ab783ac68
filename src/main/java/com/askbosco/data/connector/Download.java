package com.askbosco.data.connector;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/**
 * A body that is too large for memory, in a file that nobody else can read and that is gone when this is closed, or the process
 * ends. Read by one at a time.
 */
public final class Download implements Closeable {
  private final FileChannel file;

  /**
   * @param file open for reading, without a name any more; content encoding undone
   */
  public Download(FileChannel file) {
    this.file = file;
  }

  /** Reads from the beginning. Closing the stream leaves the download open. */
  public InputStream open() throws IOException {
    file.position(0);
    return new FilterInputStream(Channels.newInputStream(file)) {
      @Override
      public void close() {
        // The download is closed by whoever has it.
      }
    };
  }

  /** How many bytes it has. */
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
