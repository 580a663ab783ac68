package com.askbosco.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is listed with its licence. */
class DependencyListTest {
  private static final Pattern ROW =
      Pattern.compile("\\| [\\w.-]+:([\\w.-]+) \\| (\\S+) \\| (.+) \\|");

  /** Libraries of the tests and of the test runner, which nobody is given. */
  private static final Pattern OF_THE_TESTS = Pattern.compile(
      "(junit|opentest4j|apiguardian|assertj|archunit|hamcrest|surefire|byte-buddy|org.jacoco|json-schema-validator|itu).*");

  @Test
  void everyJarOnTheClassPathIsListedWithItsLicence() throws IOException {
    Set<String> listed = Files.readAllLines(Path.of("docs/dependencies.md")).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches() && !row.group(3).isBlank())
        .map(row -> row.group(1) + "-" + row.group(2))
        .collect(Collectors.toSet());
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> jars = Stream.of(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.endsWith(".jar") && !OF_THE_TESTS.matcher(name).matches())
        .toList();

    Set<String> missing = new TreeSet<>();
    for (String jar : jars) {
      String name = jar.substring(0, jar.length() - ".jar".length());
      if (listed.stream().noneMatch(name::startsWith)) {
        missing.add(name);
      }
    }
    assertThat(jars).hasSizeGreaterThan(200);
    assertThat(missing).isEmpty();
  }
}
