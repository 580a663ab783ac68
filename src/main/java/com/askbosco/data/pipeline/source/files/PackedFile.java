package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.FileLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** What is in a packed file. */
final class PackedFile implements FileBytes, AutoCloseable {
  private final String name;
  private final FileLimits limits;
  private final Opener opener;
  private @Nullable Path copy;

  /** Opens the unpacked bytes; tells how many packed ones were used. */
  @FunctionalInterface
  interface Opener {
    Unpacked open() throws IOException;
  }

  /** Unpacked bytes. */
  record Unpacked(InputStream in, Guarded.Packed packed) {}

  PackedFile(String name, FileLimits limits, Opener opener) {
    this.name = name;
    this.limits = limits;
    this.opener = opener;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public InputStream open(long from) throws IOException {
    Unpacked unpacked = opener.open();
    InputStream in = new Guarded(name, unpacked.in(), limits, unpacked.packed());
    for (long left = from; left > 0; left--) {
      in.read();
    }
    return in;
  }

  @Override
  public Path onDisk() throws IOException {
    Path known = copy;
    if (known == null) {
      known = Files.createTempFile("bosco-", ".file");
      copy = known;
      try (InputStream in = open(0)) {
        Files.copy(in, known, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    if (copy != null) {
      Files.deleteIfExists(copy);
      copy = null;
    }
  }
}
