package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates as files, since drivers read them from nowhere else; one file for each in this process. */
final class CaFile {
  private static final ConcurrentHashMap<String, Path> FILES = new ConcurrentHashMap<>();

  private CaFile() {}

  static Path of(String pem) {
    return FILES.computeIfAbsent(pem, text -> {
      try {
        Path file = Files.createTempFile("bosco-ca", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text);
      } catch (IOException e) {
        throw new BoscoException(
            ErrorCode.STORAGE_FAILED, "Cannot keep the certificates of a database: " + e, e);
      }
    });
  }
}
