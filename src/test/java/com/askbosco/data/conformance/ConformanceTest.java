package com.askbosco.data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case does what the reference did. {@code -Dbosco.cases=paging} or {@code paging/offset} chooses. */
class ConformanceTest {
  private static final Path FOLDER = Corpus.folder(Path.of(""));
  private static final Corpus CORPUS = Corpus.open(FOLDER);

  @TestFactory
  Stream<DynamicTest> cases() {
    return CORPUS.names(System.getProperty("bosco.cases", "")).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> holds(name)));
  }

  private static void holds(String name) throws InterruptedException {
    ConformanceCase each = CORPUS.read(name);
    CaseRunner.Result result = CaseRunner.run(each);
    if (CORPUS.isTodo(name)) {
      assertThat(result.passed())
          .as("%s passes now: strike it from todo.txt", name)
          .isFalse();
    } else {
      assertThat(result.differences()).as(each.why()).isEmpty();
    }
  }

  /** Types that no case has are those of {@code types.txt} that say why. */
  @Test
  void everyComponentTypeOfTheFormatHasACase() throws IOException {
    StringBuilder cases = new StringBuilder();
    for (Path root : List.of(FOLDER, Path.of("src/main/resources/connectors"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          cases.append(Files.readString(file));
        }
      }
    }
    Set<String> written = Pattern.compile("\\btype[\"']?: *[\"']?(\\w+)")
        .matcher(cases)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
    List<String> missing = Files.readAllLines(FOLDER.resolve("types.txt")).stream()
        .filter(line -> !line.contains("#") && !written.contains(line.strip()))
        .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void whatIsLeftToDoIsThere() {
    assertThat(CORPUS.names("")).containsAll(CORPUS.todo());
  }
}
