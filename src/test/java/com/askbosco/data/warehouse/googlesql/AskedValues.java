package com.askbosco.data.warehouse.googlesql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts that the project's queries compare a column with, so that random rows reach what they select. */
final class AskedValues {
  private static final Pattern COMPARED = Pattern.compile(
      "(\\w+)\\s*(?:=|!=|<>|(?i:NOT\\s+IN|IN)\\s*\\()\\s*('[^')]*'(?:\\s*,\\s*'[^']*')*)");
  private static final Pattern TEXT = Pattern.compile("'([^']*)'");
  private static final Map<String, TreeSet<String>> VALUES = read();

  private AskedValues() {}

  static List<String> of(String column) {
    return List.copyOf(VALUES.getOrDefault(column, new TreeSet<>()));
  }

  private static Map<String, TreeSet<String>> read() {
    Map<String, TreeSet<String>> values = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("sql"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        Matcher compared = COMPARED.matcher(Files.readString(file));
        while (compared.find()) {
          Matcher text = TEXT.matcher(compared.group(2));
          while (text.find()) {
            values.computeIfAbsent(compared.group(1), c -> new TreeSet<>()).add(text.group(1));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }
}
