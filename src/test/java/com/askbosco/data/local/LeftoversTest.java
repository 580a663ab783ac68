package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final Instant NOW = Instant.parse("2026-03-31T06:00:00Z");

  @TempDir
  Path folder;

  private void file(String name, String time) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    FileTime modified = FileTime.from(Instant.parse(time));
    Files.setLastModifiedTime(file, modified);
    Files.setLastModifiedTime(folder.resolve(name.split("/")[0]), modified);
  }

  @Test
  void librariesOfKilledProcessesGoAndEverythingElseStays() throws IOException {
    file("libduckdb_java1.so", "2026-03-31T05:00:00Z");
    file("libduckdb_java2.so", "2026-03-31T05:59:00Z");
    file("nativeutils77/liblocal.so", "2026-03-31T05:00:00Z");
    file("nativeutils78/liblocal.so", "2026-03-31T05:59:00Z");
    file("something else", "2026-03-31T05:00:00Z");

    Leftovers.sweep(folder, NOW);
    Leftovers.sweep(folder.resolve("absent"), NOW);

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()).sorted())
          .containsExactly("libduckdb_java2.so", "nativeutils78", "something else");
    }
  }
}
