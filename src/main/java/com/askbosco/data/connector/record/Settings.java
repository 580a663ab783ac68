package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the settings of a custom extractor strictly. */
final class Settings {
  private final Map<String, JsonNode> values;

  Settings(Map<String, JsonNode> values, Set<String> known) {
    this.values = values;
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown setting " + String.join(", ", unknown)
          + "; known are " + String.join(", ", new TreeSet<>(known)));
    }
  }

  String text(String name, String otherwise) {
    JsonNode value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("`" + name + "` has to be a text");
    }
    return value.textValue();
  }

  List<String> texts(String name, List<String> otherwise) {
    JsonNode value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      texts.add(item.asText());
    }
    if (!value.isArray()) {
      throw new IllegalArgumentException("`" + name + "` has to be a list of texts");
    }
    return List.copyOf(texts);
  }

  /** A map of fields to paths with dots; none when the setting is absent. */
  Map<String, List<String>> paths(String name) {
    JsonNode value = values.get(name);
    Map<String, List<String>> paths = new LinkedHashMap<>();
    if (value == null) {
      return paths;
    }
    value.properties().forEach(entry -> {
      if (!entry.getValue().isTextual()) {
        throw new IllegalArgumentException(
            "`" + name + "." + entry.getKey() + "` has to be a path");
      }
      paths.put(entry.getKey(), List.of(entry.getValue().textValue().split("\\.")));
    });
    if (!value.isObject()) {
      throw new IllegalArgumentException("`" + name + "` has to be a map of fields and paths");
    }
    return paths;
  }

  /** What stands at the path; missing when nothing does. */
  static JsonNode at(JsonNode node, List<String> path) {
    JsonNode found = node;
    for (String key : path) {
      found = found.path(key);
    }
    return found;
  }
}
