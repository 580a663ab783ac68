package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A contract as a list of its promises, by path: what the release file keeps and what two versions are compared by. Descriptions and
 * the order of fields are no promises. A path joins names by dots, {@code []} is an element of an array, {@code {}} a value of a map.
 *
 * @param promises by path, in alphabetical order; the record itself is {@code $}
 */
record Surface(Map<String, Promise> promises) {
  private static final Pattern BLANK = Pattern.compile(" ");

  /**
   * What is said about one place.
   *
   * @param types allowed types, as a sorted word such as {@code integer|null}
   * @param required whether the object around it must have it
   * @param values the only values, as {@code a|b}, or empty
   * @param range least and greatest number, as {@code 0..1}, or empty
   * @param line where it stands, 0 when it was read from the release file
   */
  record Promise(String types, boolean required, String values, String range, int line) {

    String text() {
      return types
          + (required ? " required" : "")
          + (values.isEmpty() ? "" : " enum:" + values)
          + (range.isEmpty() ? "" : " range:" + range);
    }
  }

  static Surface of(Contract contract) {
    Map<String, Promise> all = new TreeMap<>();
    collect("", contract.root(), true, all);
    return new Surface(all);
  }

  private static void collect(
      String path, SchemaNode node, boolean required, Map<String, Promise> all) {
    all.put(
        path.isEmpty() ? "$" : path,
        new Promise(types(node.types()), required, values(node), range(node), node.line()));
    node.properties()
        .forEach((name, child) -> collect(
            path.isEmpty() ? name : path + "." + name, child, node.required().contains(name), all));
    node.items().ifPresent(items -> collect(path + "[]", items, false, all));
    node.others().ifPresent(others -> collect(path + "{}", others, false, all));
  }

  private static String types(int set) {
    return JsonType.words(set).replace(" or ", "|");
  }

  private static String values(SchemaNode node) {
    TreeSet<String> values = new TreeSet<>();
    node.closed().forEach(value -> values.add(word(value)));
    return String.join("|", values);
  }

  private static String word(JsonNode value) {
    return value.toString().replace(" ", "\\u0020").replace("|", "\\u007c");
  }

  private static String range(SchemaNode node) {
    return node.minimum().isEmpty() && node.maximum().isEmpty()
        ? ""
        : node.minimum().map(BigDecimal::toPlainString).orElse("")
            + ".."
            + node.maximum().map(BigDecimal::toPlainString).orElse("");
  }

  /** One line a promise, such as {@code campaign.id: string required}. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    promises.forEach((path, promise) -> lines.add(path + ": " + promise.text()));
    return lines;
  }

  /** Reads what {@link #lines} gave, or null when a line is none of its. */
  static @Nullable Surface parse(List<String> lines) {
    Map<String, Promise> all = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.lastIndexOf(": ");
      if (colon < 1) {
        return null;
      }
      String types = "";
      boolean required = false;
      String values = "";
      String range = "";
      for (String word : BLANK.split(line.substring(colon + 2), -1)) {
        if (word.equals("required")) {
          required = true;
        } else if (word.startsWith("enum:")) {
          values = word.substring(5);
        } else if (word.startsWith("range:")) {
          range = word.substring(6);
        } else {
          types = word;
        }
      }
      all.put(line.substring(0, colon), new Promise(types, required, values, range, 0));
    }
    return new Surface(all);
  }

  /** The schema at a path, or empty when the contract does not go there. */
  static Optional<SchemaNode> at(SchemaNode root, String path) {
    if (path.isEmpty()) {
      return Optional.of(root);
    }
    for (Map.Entry<String, SchemaNode> child : root.properties().entrySet()) {
      String name = child.getKey();
      if (path.equals(name)) {
        return Optional.of(child.getValue());
      }
      if (path.startsWith(name + ".") || path.startsWith(name + "[]")) {
        Optional<SchemaNode> found = below(child.getValue(), path.substring(name.length()));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<SchemaNode> below(SchemaNode node, String rest) {
    if (rest.startsWith("[]")) {
      return node.items().flatMap(items -> below(items, rest.substring(2)));
    }
    return rest.startsWith(".") ? at(node, rest.substring(1)) : Optional.of(node);
  }

  static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split("\\|", -1));
  }
}
