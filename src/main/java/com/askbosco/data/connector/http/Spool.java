package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Transport.BodyTooLargeException;
import com.askbosco.data.connector.record.TemporaryFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Collects a body: in memory, and in a file as soon as it is too long for that. */
final class Spool implements AutoCloseable {
  /** More than a page of records; reports are longer. */
  private static final int IN_MEMORY = 4 << 20;

  private final long limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
  private @Nullable FileChannel file;
  private long count;

  /**
   * @param limit how long the body may be
   */
  Spool(long limit) {
    this.limit = limit;
  }

  /** Takes a body to its end. */
  void take(InputStream in) throws IOException {
    byte[] some = new byte[1 << 16];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      write(some, read);
    }
  }

  private void write(byte[] from, int length) throws IOException {
    count += length;
    if (count > limit) {
      throw new BodyTooLargeException(limit);
    }
    if (file == null && count > IN_MEMORY) {
      Path path = TemporaryFile.create();
      file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Files.delete(path); // what is open can still be used, and nothing is left behind
      put(file, ByteBuffer.wrap(bytes.toByteArray()));
      bytes.reset();
    }
    if (file == null) {
      bytes.write(from, 0, length);
    } else {
      put(file, ByteBuffer.wrap(from, 0, length));
    }
  }

  private static void put(FileChannel file, ByteBuffer part) throws IOException {
    while (part.hasRemaining()) {
      file.write(part);
    }
  }

  /** The body; empty when it is in a file. */
  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The file, which belongs to the caller then; null when there is none. */
  @Nullable
  FileChannel takeFile() {
    FileChannel taken = file;
    file = null;
    return taken;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
