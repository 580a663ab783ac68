package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes field names in snake case, those of inner objects too but not inside lists: {@code costMicros} becomes {@code cost_micros}. */
final class SnakeCase implements Transformer {
  private static final Pattern WORD = Pattern.compile("[A-Z]+[a-z]*|[a-z]+|[0-9]+|[^a-zA-Z0-9]+");
  private static final int MOST_NAMES = 10_000;

  private final Map<String, String> names = new ConcurrentHashMap<>();

  @Override
  public void apply(RecordEdit record, Vars vars) {
    record.replace(renamed(record.all()));
  }

  private ObjectNode renamed(ObjectNode object) {
    ObjectNode copy = object.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      copy.set(name(field.getKey()), value instanceof ObjectNode inner ? renamed(inner) : value);
    }
    return copy;
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
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(Ascii.of(key));
    while (matcher.find()) {
      String word = matcher.group();
      words.add(Character.isLetterOrDigit(word.charAt(0)) ? word.toLowerCase(Locale.ROOT) : "");
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      // What separates words is nothing between them; at either end it becomes an underscore.
      if (i == 0 || i == words.size() - 1 || !words.get(i).isEmpty()) {
        kept.add(words.get(i));
      }
    }
    if (!kept.isEmpty()
        && !kept.get(0).isEmpty()
        && Character.isDigit(kept.get(0).charAt(0))) {
      kept.add(0, "");
    }
    return String.join("_", kept);
  }
}
