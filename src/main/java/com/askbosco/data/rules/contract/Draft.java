package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A first contract of a stream, out of its schema in the manifest, records that were read, and what its mapping reads. A person looks
 * over it before it is released: records say what was, not what is promised. Objects and arrays that nothing reads stay closed
 * boxes. Not thread-safe.
 */
public final class Draft {
  private static final Pattern DOT = Pattern.compile("\\.");

  private final String stream;
  private final Set<String> keys;
  private final Set<String> reads;
  private final MappingNeeds needs;
  private final Node root = new Node();
  private boolean dotted;

  private static final class Node {
    private int types;
    private boolean isRequired;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private @Nullable Node items;

    Node field(String name) {
      return fields.computeIfAbsent(name, n -> new Node());
    }

    Node element() {
      Node known = items;
      if (known == null) {
        known = new Node();
        items = known;
      }
      return known;
    }
  }

  /**
   * @param keys fields that name a record or hold its time; those that every record had are required
   * @param reads what the mapping reads, as {@link MappingReads} gives it
   * @param needs what it cannot do without
   */
  public Draft(String stream, List<String> keys, Set<String> reads, MappingNeeds needs) {
    this.stream = stream;
    this.keys = new TreeSet<>(keys);
    this.reads = reads;
    this.needs = needs;
    root.types = JsonType.OBJECT.bit();
  }

  /** Takes up what a manifest's schema says. */
  public void schema(JsonNode schema) {
    schema(root, schema, "");
    root.types = JsonType.OBJECT.bit();
  }

  private void schema(Node node, JsonNode schema, String path) {
    JsonNode types = schema.path("type");
    for (JsonNode type :
        types.isArray() ? types : JsonNodeFactory.instance.arrayNode().add(types)) {
      for (JsonType each : JsonType.values()) {
        if (each.word().equals(type.asText())) {
          node.types |= each.bit();
        }
      }
    }
    if (opened(path)) {
      schema
          .path("properties")
          .properties()
          .forEach(child ->
              schema(node.field(child.getKey()), child.getValue(), below(path, child.getKey())));
      if (schema.path("items").isObject()) {
        schema(node.element(), schema.path("items"), path + "[]");
      }
    }
  }

  /** Takes up a record that was read. */
  public void record(JsonNode record) {
    boolean flat = DottedKeys.has(record);
    dotted |= flat;
    JsonNode nested = flat ? DottedKeys.nested(record) : record;
    keys.removeIf(key -> nested.at("/" + key.replace('.', '/')).isMissingNode());
    record(root, nested, "");
  }

  private void record(Node node, JsonNode value, String path) {
    node.types |= JsonType.of(value).bit();
    if (opened(path)) {
      value
          .properties()
          .forEach(field ->
              record(node.field(field.getKey()), field.getValue(), below(path, field.getKey())));
      if (value.isArray()) {
        value.forEach(element -> record(node.element(), element, path + "[]"));
      }
    }
  }

  private boolean opened(String path) {
    return path.isEmpty()
        || reads.stream()
            .anyMatch(read -> read.startsWith(path + ".") || read.startsWith(path + "["));
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The contract's text. */
  public String text() {
    reads.forEach(path -> find(path, true));
    Set<String> required = new TreeSet<>(needs.required());
    required.addAll(keys);
    for (String path : required) {
      String at = "";
      for (String name : DOT.split(path, -1)) {
        at = below(at, name);
        find(at, false).ifPresent(node -> node.isRequired = true);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.put("title", stream);
    if (dotted) {
      json.put("x-dotted-keys", true);
    }
    json.put("x-max-rejected", Contract.MAX_REJECTED);
    json.setAll(json(root, "", true));
    return json.toPrettyString().replace("\" : ", "\": ") + "\n";
  }

  private Optional<Node> find(String path, boolean make) {
    Node at = root;
    for (String part : DOT.split(path, -1)) {
      String name = part.replace("[]", "");
      if (!make && !at.fields.containsKey(name)) {
        return Optional.empty();
      }
      at.types |= make && at.items == null ? JsonType.OBJECT.bit() : 0;
      at = at.field(name);
      for (int i = 0; i < (part.length() - name.length()) / 2; i++) {
        at.types |= JsonType.ARRAY.bit();
        at = at.element();
      }
    }
    if (make && at.types == 0) {
      // read by the mapping, as another spelling of the same field, and not seen yet
      at.types = JsonType.STRING.bit() | JsonType.NUMBER.bit() | JsonType.BOOLEAN.bit();
    }
    return Optional.of(at);
  }

  private ObjectNode json(Node node, String path, boolean isRequired) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    types(node, isRequired, json);
    Set<String> values = needs.values().getOrDefault(path, Set.of());
    if (!values.isEmpty() && (node.types & JsonType.STRING.bit()) != 0) {
      values.forEach(json.putArray("x-known-values")::add);
    }
    Set<String> required = new TreeSet<>();
    if (!node.fields.isEmpty()) {
      ObjectNode properties = json.putObject("properties");
      node.fields.forEach((name, field) -> {
        if (field.isRequired) {
          required.add(name);
        }
        properties.set(name, json(field, below(path, name), field.isRequired));
      });
    }
    if (!required.isEmpty()) {
      required.forEach(json.putArray("required")::add);
    }
    if (node.items != null) {
      json.set("items", json(node.items, path + "[]", true));
    }
    return json;
  }

  private static void types(Node node, boolean isRequired, ObjectNode json) {
    int types = node.types & ~JsonType.NULL.bit();
    if (types == 0) {
      return; // only null was seen: anything may come
    }
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    for (JsonType type : JsonType.values()) {
      boolean within = type == JsonType.INTEGER && (types & JsonType.NUMBER.bit()) != 0;
      if ((types & type.bit()) != 0 && !within) {
        words.add(type.word());
      }
    }
    if (!isRequired) {
      words.add(JsonType.NULL.word());
    }
    json.set("type", words.size() == 1 ? words.get(0) : words);
  }
}
