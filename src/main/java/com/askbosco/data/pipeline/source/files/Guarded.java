package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.FileLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, as long as they are not too many and not too many times more than were packed. */
final class Guarded extends FilterInputStream {
  /** Below this nothing is a bomb. */
  private static final long HARMLESS = 64L << 20;

  private final String file;
  private final FileLimits limits;
  private final Packed packed;
  private long given;

  /** How many packed bytes were used so far. */
  @FunctionalInterface
  interface Packed {
    long bytes();
  }

  Guarded(String file, InputStream in, FileLimits limits, Packed packed) {
    super(in);
    this.file = file;
    this.limits = limits;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      count(1);
    }
    return one;
  }

  @Override
  public int read(byte[] to, int from, int n) throws IOException {
    int got = super.read(to, from, n);
    if (got > 0) {
      count(got);
    }
    return got;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  private void count(long more) {
    given += more;
    if (given > limits.bytes()) {
      throw FileTrouble.tooLarge(
          file, "more than " + (limits.bytes() >> 30) + " GB once unpacked", "file_gb");
    }
    if (given > HARMLESS && given / Math.max(1, packed.bytes()) > limits.ratio()) {
      throw FileTrouble.tooLarge(
          file, "unpacks to more than " + limits.ratio() + " times its size", "ratio");
    }
  }
}
