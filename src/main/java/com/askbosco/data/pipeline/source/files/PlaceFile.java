package com.askbosco.data.pipeline.source.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of a folder. Its SHA-256 comes along when it is read from front to back, and costs a reading of its own otherwise. */
final class PlaceFile implements FileBytes, AutoCloseable {
  private final FilePlace place;
  private final FoundFile found;
  private @Nullable Hashed whole;
  private @Nullable Path copy;
  private @Nullable String sha256;

  PlaceFile(FilePlace place, FoundFile found) {
    this.place = place;
    this.found = found;
  }

  @Override
  public String name() {
    return place.address(found.name());
  }

  @Override
  public long size() {
    return found.size();
  }

  @Override
  public InputStream open(long from) throws IOException {
    InputStream in = place.open(found.name(), from);
    if (from > 0) {
      return in;
    }
    Hashed hashed = new Hashed(in);
    whole = hashed;
    return hashed;
  }

  @Override
  public Path onDisk() throws IOException {
    Optional<Path> there = place.onDisk(found.name());
    if (there.isPresent()) {
      return there.get();
    }
    Path known = copy;
    if (known == null) {
      known = Files.createTempFile("bosco-", ".file");
      copy = known;
      try (InputStream in = open(0)) {
        Files.copy(in, known, StandardCopyOption.REPLACE_EXISTING);
      }
      sha256();
    }
    return known;
  }

  /** The SHA-256 of all its bytes, in hex. */
  String sha256() throws IOException {
    String known = sha256;
    if (known != null) {
      return known;
    }
    Hashed hashed = whole;
    if (hashed == null || !hashed.ended) {
      Hashed again = new Hashed(place.open(found.name(), 0));
      try (again) {
        again.transferTo(java.io.OutputStream.nullOutputStream());
      }
      hashed = again;
    }
    known = HexFormat.of().formatHex(hashed.digest.digest());
    sha256 = known;
    return known;
  }

  @Override
  public void close() throws IOException {
    if (copy != null) {
      Files.deleteIfExists(copy);
      copy = null;
    }
  }

  private static final class Hashed extends FilterInputStream {
    private final MessageDigest digest = com.askbosco.data.pipeline.raw.WriteRaw.newSha256();
    private boolean ended;

    Hashed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one < 0) {
        ended = true;
      } else {
        digest.update((byte) one);
      }
      return one;
    }

    @Override
    public int read(byte[] to, int from, int n) throws IOException {
      int got = super.read(to, from, n);
      if (got < 0) {
        ended = true;
      } else {
        digest.update(to, from, got);
      }
      return got;
    }

    @Override
    public long skip(long n) throws IOException {
      throw new IOException("what is skipped cannot be hashed");
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
