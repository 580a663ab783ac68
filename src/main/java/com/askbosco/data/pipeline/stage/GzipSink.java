package com.askbosco.data.pipeline.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes gzip files one after another with one deflater and one buffer. Level 1: the files are read once or twice and the time
 * goes into compressing. Not thread-safe; to be closed, because the deflater holds memory outside the heap.
 */
public final class GzipSink implements AutoCloseable {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final CRC32 crc = new CRC32();
  private final byte[] block = new byte[1 << 16];

  /** Starts a file. */
  public void begin(OutputStream out) throws IOException {
    deflater.reset();
    crc.reset();
    out.write(HEADER);
  }

  /** Adds bytes to the file. */
  public void write(OutputStream out, byte[] bytes, int length) throws IOException {
    crc.update(bytes, 0, length);
    deflater.setInput(bytes, 0, length);
    while (!deflater.needsInput()) {
      int n = deflater.deflate(block);
      out.write(block, 0, n);
    }
  }

  /** Ends the file; the stream stays open. */
  public void end(OutputStream out) throws IOException {
    deflater.finish();
    while (!deflater.finished()) {
      int n = deflater.deflate(block);
      out.write(block, 0, n);
    }
    byte[] trailer = new byte[8];
    little(trailer, 0, (int) crc.getValue());
    little(trailer, 4, (int) deflater.getBytesRead());
    out.write(trailer);
  }

  private static void little(byte[] to, int at, int value) {
    for (int i = 0; i < 4; i++) {
      to[at + i] = (byte) (value >>> (8 * i));
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
