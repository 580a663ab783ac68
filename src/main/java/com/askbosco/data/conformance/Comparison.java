package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where two observations differ, in lines for a person: {@code -} was expected and did not come, {@code +} came instead. */
final class Comparison {
  private final List<String> lines = new ArrayList<>();

  private Comparison() {}

  /** Empty when they agree. */
  static List<String> differences(JsonNode expected, JsonNode actual, boolean waits) {
    Comparison comparison = new Comparison();
    Set<String> parts = new TreeSet<>();
    expected.fieldNames().forEachRemaining(parts::add);
    actual.fieldNames().forEachRemaining(parts::add);
    if (!waits) {
      parts.remove("waits");
    }
    for (String part : parts) {
      comparison.compare(part, expected.path(part), actual.path(part));
    }
    return comparison.lines;
  }

  private void compare(String where, JsonNode expected, JsonNode actual) {
    if (Json.line(expected).equals(Json.line(actual))) {
      return;
    }
    if (expected instanceof ObjectNode && actual instanceof ObjectNode) {
      Set<String> keys = new TreeSet<>();
      expected.fieldNames().forEachRemaining(keys::add);
      actual.fieldNames().forEachRemaining(keys::add);
      keys.forEach(key -> compare(where + "." + key, expected.path(key), actual.path(key)));
    } else if (isList(expected) && isList(actual)) {
      List<String> missing = texts(expected);
      List<String> extra = texts(actual);
      texts(actual).forEach(missing::remove);
      texts(expected).forEach(extra::remove);
      lines.add(where + ": " + expected.size() + " expected, " + actual.size() + " came");
      missing.forEach(each -> lines.add("  - " + each));
      extra.forEach(each -> lines.add("  + " + each));
    } else {
      lines.add(where);
      lines.add("  - " + (expected.isMissingNode() ? "nothing" : Json.line(expected)));
      lines.add("  + " + (actual.isMissingNode() ? "nothing" : Json.line(actual)));
    }
  }

  private static boolean isList(JsonNode node) {
    return node instanceof ArrayNode || node.isMissingNode();
  }

  private static List<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(Json.line(each)));
    return all;
  }
}
