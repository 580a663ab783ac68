package com.askbosco.data.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Pieces of JSON schemas (draft 7). */
final class SchemaParts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaParts() {}

  static ObjectNode document(String title, ObjectNode root, Map<String, ObjectNode> definitions) {
    ObjectNode document = JSON.objectNode();
    document.put("$schema", "http://json-schema.org/draft-07/schema#");
    document.put("title", title);
    document.setAll(root);
    if (!definitions.isEmpty()) {
      ObjectNode all = document.putObject("definitions");
      new java.util.TreeMap<>(definitions).forEach(all::set);
    }
    return document;
  }

  static ObjectNode any() {
    return JSON.objectNode();
  }

  static ObjectNode of(String type) {
    return JSON.objectNode().put("type", type);
  }

  /** Text as YAML has it: what looks like a number is text too where text is wanted. */
  static ObjectNode text() {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("type").add("string").add("number").add("boolean");
    return schema;
  }

  static ObjectNode text(String description) {
    return text().put("description", description);
  }

  static ObjectNode matching(String pattern) {
    return of("string").put("pattern", pattern);
  }

  static ObjectNode integer(int minimum) {
    return of("integer").put("minimum", minimum);
  }

  static ObjectNode words(Enum<?>[] values) {
    return choices(
        Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList());
  }

  static ObjectNode choices(Collection<String> words) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode list = schema.putArray("enum");
    words.forEach(list::add);
    return schema;
  }

  static ObjectNode list(JsonNode items) {
    ObjectNode schema = of("array");
    schema.set("items", items);
    return schema;
  }

  static ObjectNode mapOf(JsonNode values) {
    ObjectNode schema = of("object");
    schema.set("additionalProperties", values);
    return schema;
  }

  static ObjectNode ref(String definition) {
    return JSON.objectNode().put("$ref", "#/definitions/" + definition);
  }

  static ObjectNode either(JsonNode... choices) {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("anyOf").addAll(List.of(choices));
    return schema;
  }

  /** An object of these keys and no others. */
  static ObjectNode keys(Map<String, ObjectNode> keys, String... required) {
    ObjectNode schema = of("object");
    ObjectNode properties = schema.putObject("properties");
    for (String key : new TreeSet<>(keys.keySet())) {
      properties.set(key, keys.get(key));
    }
    if (required.length > 0) {
      ArrayNode all = schema.putArray("required");
      Arrays.stream(required).forEach(all::add);
    }
    return schema.put("additionalProperties", false);
  }
}
