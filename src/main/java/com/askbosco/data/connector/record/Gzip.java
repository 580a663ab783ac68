package com.askbosco.data.connector.record;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip; what does not begin as gzip does is given as it is. */
public final class Gzip {
  private static final int BLOCK = 1 << 16;

  private Gzip() {}

  /** The bytes of a stream, unpacked; a stream that grows out of all proportion fails. */
  public static InputStream open(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, 2);
    byte[] first = bytes.readNBytes(2);
    bytes.unread(first);
    boolean packed = first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
    if (!packed) {
      return bytes;
    }
    Counted packedBytes = new Counted(bytes);
    return new Unpacked(new GZIPInputStream(packedBytes, BLOCK), packedBytes::count);
  }

  /** Counts what was read. */
  static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /** Refuses what grows out of all proportion: a bomb. */
  static final class Unpacked extends FilterInputStream {
    /** Repetitive reports shrink to a fiftieth at best; the form itself allows a thousandth. */
    private static final long MOST_RATIO = 300;

    private static final long ALWAYS_ALLOWED = 64 << 20;
    private static final long MOST = 64L << 30;

    private final LongSupplier packed;
    private long count;

    /**
     * @param packed how many bytes were read for it so far
     */
    Unpacked(InputStream plain, LongSupplier packed) {
      super(plain);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      counted(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      counted(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long length) throws IOException {
      long skipped = super.skip(length);
      counted(skipped);
      return skipped;
    }

    private void counted(long more) throws IOException {
      count += more;
      if (count > ALWAYS_ALLOWED && (count > MOST || count / MOST_RATIO > packed.getAsLong())) {
        throw new IOException("the answer grows out of all proportion when it is unpacked");
      }
    }
  }
}
