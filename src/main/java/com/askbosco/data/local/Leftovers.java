package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Libraries that DuckDB and GoogleSQL unpack into the folder for temporary files, about 70 MB each: a process that ends takes its
 * own away, a killed one cannot.
 */
final class Leftovers {
  /** A process that starts now unpacks and loads within seconds; what is older is loaded or orphaned, and both may go. */
  private static final Duration AGE = Duration.ofMinutes(5);

  private Leftovers() {}

  /** Removes old ones from the JVM's folder for temporary files, when that folder belongs to the same installation. */
  static void sweep(Workspace workspace, Instant now) {
    Path temp = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
    Path installation = workspace.root().getParent();
    sweep(workspace.temp(), now);
    if (installation != null && temp.startsWith(installation)) {
      sweep(temp, now);
    }
  }

  static void sweep(Path folder, Instant now) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Leftovers::isLibrary).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(AGE))) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot clean " + folder + ": " + e, e);
    }
  }

  private static boolean isLibrary(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("libduckdb_java") || name.startsWith("nativeutils");
  }

  private static void delete(Path file) throws IOException {
    List<Path> content = List.of();
    if (Files.isDirectory(file)) {
      try (Stream<Path> files = Files.list(file)) {
        content = files.toList();
      }
    }
    for (Path each : content) {
      Files.deleteIfExists(each);
    }
    Files.deleteIfExists(file);
  }
}
