package com.askbosco.data.pipeline.source.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The bytes of an entry of a zip, which must have the checksum that the archive names: the JDK does not look at it. */
class Checked extends FilterInputStream {
  private final CRC32 crc = new CRC32();
  private final ZipEntry entry;

  Checked(ZipEntry entry, InputStream in) {
    super(in);
    this.entry = entry;
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
      crc.update(to, from, got);
    } else if (got < 0 && entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
      throw new ZipException("the checksum of " + entry.getName() + " is wrong");
    }
    return got;
  }

  @Override
  public long skip(long n) throws IOException {
    throw new IOException("what is skipped cannot be checked");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
