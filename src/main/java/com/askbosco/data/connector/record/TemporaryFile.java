package com.askbosco.data.connector.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files for what is too large for memory; only this user can read them. */
public final class TemporaryFile {

  private TemporaryFile() {}

  /** A new empty file. Whoever asked for it deletes it, best right after opening it. */
  public static Path create() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      FileAttribute<?> own =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      return Files.createTempFile(folder, "bosco-", ".download", own);
    }
    return Files.createTempFile(folder, "bosco-", ".download");
  }
}
