package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFolderTest {
  private static final Map<String, String> FILES = Map.of(
      "data/a.yaml", "a: 1", "data/deep/b.yaml", "b: 2", "data/c.txt", "c", "d.yaml", "d: 4");

  @TempDir
  Path dir;

  @Test
  void readsAFolderOfADirectory() throws Exception {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = dir.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    assertReads(dir);
  }

  @Test
  void readsAFolderOfAJar() throws Exception {
    Path jar = dir.resolve("with space.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("data/"));
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    assertReads(jar);
  }

  @Test
  void saysWhichFolderIsNotThere() {
    assertThatThrownBy(() -> ResourceFolder.texts("unheard-of", ".yaml"))
        .isInstanceOf(BoscoException.class)
        .hasMessage("The folder unheard-of is not on the class path");
  }

  private static void assertReads(Path root) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
      assertThat(ResourceFolder.texts(loader, "data", ".yaml"))
          .isEqualTo(Map.of("a.yaml", "a: 1", "deep/b.yaml", "b: 2"));
    }
  }
}
