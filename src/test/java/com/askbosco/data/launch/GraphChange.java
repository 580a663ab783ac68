package com.askbosco.data.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What changed between two texts of a graph, for whoever has to decide whether a running job can be updated.
 *
 * @param breaking lines a running job depends on that are gone or differ
 * @param others lines that are new, gone or differ and on which nothing that is kept depends
 * @param mapping names of steps that are gone, with the one new step of the same kind
 */
record GraphChange(List<String> breaking, List<String> others, Map<String, String> mapping) {

  static GraphChange between(String before, String after) {
    Map<String, String> old = lines(before);
    Map<String, String> now = lines(after);
    List<String> breaking = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Map<String, String> mapping = new TreeMap<>();
    old.forEach((name, line) -> {
      String other = now.get(name);
      if (line.equals(other)) {
        return;
      }
      boolean counts = line.startsWith("!") || (other != null && other.startsWith("!"));
      (counts ? breaking : others).add("- " + line);
      if (other != null) {
        (counts ? breaking : others).add("+ " + other);
      } else {
        List<String> same = now.entrySet().stream()
            .filter(
                each -> !old.containsKey(each.getKey()) && kind(each.getValue()).equals(kind(line)))
            .map(Map.Entry::getKey)
            .toList();
        if (same.size() == 1) {
          mapping.put(name, same.get(0));
        }
      }
    });
    now.forEach((name, line) -> {
      if (!old.containsKey(name)) {
        others.add("+ " + line);
      }
    });
    return new GraphChange(breaking, others, mapping);
  }

  private static Map<String, String> lines(String text) {
    return text.lines()
        .collect(Collectors.toMap(
            line -> line.substring(2, line.indexOf(" | ")),
            line -> line,
            (a, b) -> a,
            TreeMap::new));
  }

  /** Everything about a step but its name. */
  private static String kind(String line) {
    return line.substring(0, 2) + line.substring(line.indexOf(" | "));
  }

  /** What to do about it; empty when nothing changed. */
  String message(Path golden, boolean streaming) {
    if (breaking.isEmpty() && others.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(golden + " is not what the job is now.\n");
    if (!breaking.isEmpty()) {
      text.append(
          streaming
              ? "BREAKS --update of a running job:\n"
              : "Keeps something (a batch job is not updated):\n");
      breaking.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    if (!mapping.isEmpty()) {
      text.append("If these steps were only renamed, update with\n  --transformNameMapping=")
          .append(mapping.entrySet().stream()
              .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
              .collect(Collectors.joining(",", "{", "}")))
          .append('\n');
    }
    if (streaming && !breaking.isEmpty()) {
      text.append(
              "A changed coder, window or state cannot be mapped: drain the job and start the new one")
          .append(" (docs/guides/deploy.md, \"Update a streaming job\").\n");
    }
    if (!others.isEmpty()) {
      text.append("Changes nothing that is kept depends on:\n");
      others.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.append("When this is meant, write the file anew with -Dbosco.writeGolden=true.")
        .toString();
  }
}
