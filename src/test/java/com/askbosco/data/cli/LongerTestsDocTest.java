package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a test can be asked for on the command line is in CONTRIBUTING.md, and nothing else is. */
class LongerTestsDocTest {
  private static final Pattern READ = Pattern.compile(
      "(?:get(?:Integer|Long|Boolean|Property)\\(|named = )\"(bosco\\.(?!home|caller)[A-Za-z.]+)\"");
  private static final Pattern TOLD = Pattern.compile("`(bosco\\.[A-Za-z.]+)=");

  @Test
  void everyPropertyOfATestIsTold() throws IOException {
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        read.addAll(found(READ, Files.readString(file)));
      }
    }

    assertThat(read).isNotEmpty();
    assertThat(new TreeSet<>(found(TOLD, Files.readString(Path.of("CONTRIBUTING.md")))))
        .isEqualTo(read);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
