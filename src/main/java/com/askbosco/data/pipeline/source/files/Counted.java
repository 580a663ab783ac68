package com.askbosco.data.pipeline.source.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read. */
final class Counted extends FilterInputStream {
  private long bytes;

  Counted(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    bytes += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] to, int from, int n) throws IOException {
    int got = super.read(to, from, n);
    bytes += Math.max(0, got);
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Whoever unpacks asks this before it looks for a further part; where a network is behind it, nothing there yet is not the end. */
  @Override
  public int available() {
    return 1;
  }

  long bytes() {
    return bytes;
  }
}
