package com.askbosco.data.pipeline.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Passes bytes on to a parser and keeps those since a mark, so that what was parsed can be copied as it stands. */
final class JsonBytesIn extends InputStream {
  private final InputStream in;
  private final int most;
  private byte[] kept = new byte[1 << 16];
  private int length;
  private long first;
  private boolean keeping;

  JsonBytesIn(InputStream in, int most) {
    this.in = in;
    this.most = most;
    // A parser reads ahead: what comes before a mark is still wanted when it is set.
    this.keeping = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int n) throws IOException {
    int got = in.read(to, from, n);
    if (got > 0) {
      if (keeping && length + got <= most + (1 << 16)) {
        if (length + got > kept.length) {
          kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + got));
        }
        System.arraycopy(to, from, kept, length, got);
        length += got;
      } else {
        keeping = false;
        first += length + got;
        length = 0;
      }
    }
    return got;
  }

  /** Forgets what lies before this byte of the stream. */
  void mark(long at) {
    int by = (int) Math.min(length, Math.max(0, at - first));
    System.arraycopy(kept, by, kept, 0, length - by);
    length -= by;
    first += by;
    keeping = true;
  }

  /** Where in {@link #buffer} a byte of the stream lies; -1 when it is no longer there. */
  int at(long position) {
    long at = position - first;
    return at < 0 || at > length ? -1 : (int) at;
  }

  byte[] buffer() {
    return kept;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
