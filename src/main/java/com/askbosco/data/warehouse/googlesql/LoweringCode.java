package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hash of this package's class files. As a part of the cache's key it makes every change of the lowering a new key, without a
 * version number that someone could forget to raise.
 */
final class LoweringCode {
  /** The hash, in hexadecimal digits. */
  static final String HASH = hash();

  private LoweringCode() {}

  private static String hash() {
    String folder = LoweringCode.class.getPackageName().replace('.', '/');
    try {
      Path source = Path.of(
          LoweringCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(source)) {
        return hash(source.resolve(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        return hash(jar.getPath(folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "cannot read Bosco's own classes", e);
    }
  }

  static String hash(Path folder) throws IOException {
    List<HashCode> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          classes.add(Hashing.farmHashFingerprint64().hashBytes(in.readAllBytes()));
        }
      }
    }
    return Hashing.combineOrdered(classes).toString();
  }
}
