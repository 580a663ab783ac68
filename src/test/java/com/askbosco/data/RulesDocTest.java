package com.askbosco.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of rules and of defects of others names files and tests that exist, and leaves out no rule. */
class RulesDocTest {
  private static final Path PAGE = Path.of("docs/rules.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern FILE = Pattern.compile("`((?:src|sql|docs|clients)/[^`]+)`");
  private static final Pattern METHOD = Pattern.compile("void\\s+(\\w+)\\(");

  private static List<String> rows;
  private static final Map<String, List<String>> METHODS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| ")).toList();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file :
          files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
        String name = file.toFile().getName().replace(".java", "");
        Matcher method = METHOD.matcher(Files.readString(file));
        while (method.find()) {
          METHODS.computeIfAbsent(name, key -> new ArrayList<>()).add(method.group(1));
        }
      }
    }
  }

  private static List<String> testsOf(String row) {
    List<String> tests = new ArrayList<>();
    Matcher test = TEST.matcher(row);
    while (test.find()) {
      tests.add(test.group(1) + "." + test.group(2));
    }
    return tests;
  }

  @Test
  void everyTestThatIsNamedExists() {
    for (String test : rows.stream().flatMap(row -> testsOf(row).stream()).toList()) {
      String[] parts = test.split("\\.");
      assertThat(METHODS.getOrDefault(parts[0], List.of())).as(test).contains(parts[1]);
    }
  }

  @Test
  void everyFileThatIsNamedExists() {
    for (String row : rows) {
      Matcher file = FILE.matcher(row);
      while (file.find()) {
        assertThat(Path.of(file.group(1))).as(row).exists();
      }
    }
  }

  /** Rules 1 to 20 and the eight numbered defects of Cortex have a row with a test that has their name. */
  @Test
  void everyRuleHasATestOfItsName() {
    List<String> names = new ArrayList<>();
    for (int rule = 1; rule <= 20; rule++) {
      names.add("rule_%02d_".formatted(rule));
    }
    for (int defect = 1; defect <= 8; defect++) {
      names.add("peer_cortex_" + defect + "_");
    }
    for (String name : names) {
      assertThat(rows.stream().flatMap(row -> testsOf(row).stream()))
          .as(name)
          .anyMatch(test -> test.contains("." + name));
    }
  }

  /** Who names a test after a rule or a defect tells the readers of the table of it. */
  @Test
  void everyTestOfADefectIsInTheTable() {
    List<String> listed = rows.stream().flatMap(row -> testsOf(row).stream()).toList();
    METHODS.forEach((name, methods) -> methods.stream()
        .filter(method -> method.startsWith("peer_"))
        .forEach(method -> assertThat(listed).contains(name + "." + method)));
  }
}
