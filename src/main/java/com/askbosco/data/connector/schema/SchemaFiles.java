package com.askbosco.data.connector.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The schema files that lie beside a manifest. */
@FunctionalInterface
public interface SchemaFiles {
  /** There are none. */
  SchemaFiles NONE = path -> Optional.empty();

  /** Longest file that is read. */
  long LONGEST = 16L << 20;

  /**
   * The text of a file; empty when there is none.
   *
   * @param path relative to the manifest's folder
   * @throws IOException when it cannot be read, or lies outside the folder
   */
  Optional<String> read(String path) throws IOException;

  /** The files of a folder and the folders in it, and no others, whatever a path or a link says. */
  static SchemaFiles in(Path folder) {
    return path -> {
      Path file;
      try {
        file = folder.resolve(path).normalize();
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
      if (!file.startsWith(folder.normalize())) {
        throw new IOException("the file lies outside the manifest's folder");
      }
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new IOException("the file lies outside the manifest's folder");
      }
      if (Files.size(file) > LONGEST) {
        throw new IOException("the file is longer than " + LONGEST + " bytes");
      }
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    };
  }
}
