package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes field names in snake case: {@code costMicros} becomes {@code cost_micros}. */
final class SnakeCase implements Transformer {
  private static final Pattern WORD = Pattern.compile("[A-Z]+[a-z]*|[a-z]+|\\d+");
  private static final int MOST_NAMES = 10_000;

  private final Map<String, String> names = new ConcurrentHashMap<>();

  @Override
  public void apply(RecordEdit record, Vars vars) {
    record.replace((ObjectNode) renamed(record.tree()));
  }

  private JsonNode renamed(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        copy.set(name(field.getKey()), renamed(field.getValue()));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode(array.size());
      array.forEach(item -> copy.add(renamed(item)));
      return copy;
    }
    return node;
  }

  private String name(String key) {
    String known = names.get(key);
    if (known != null) {
      return known;
    }
    String snake = snake(key);
    if (names.size() < MOST_NAMES) {
      names.put(key, snake);
    }
    return snake;
  }

  static String snake(String key) {
    StringJoiner words = new StringJoiner("_");
    Matcher matcher = WORD.matcher(key);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    return words.length() == 0 ? key : words.toString();
  }
}
