package com.askbosco.data.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** JSON as golden files hold it: keys in order, one line for each request, record and state, so that a diff shows what changed. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final ObjectMapper SORTED =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private Json() {}

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + text, e);
    }
  }

  /** One line, keys in order: equal values give equal texts. */
  static String line(JsonNode value) {
    try {
      return SORTED.writeValueAsString(SORTED.treeToValue(value, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Items of the two outer levels on lines of their own. */
  static String page(ObjectNode value) {
    StringBuilder out = new StringBuilder("{\n");
    append(out, value, "  ", 1);
    return out.append("}\n").toString();
  }

  private static void append(StringBuilder out, ObjectNode value, String indent, int depth) {
    List<Map.Entry<String, JsonNode>> fields =
        value.properties().stream().sorted(Map.Entry.comparingByKey()).toList();
    for (int i = 0; i < fields.size(); i++) {
      JsonNode child = fields.get(i).getValue();
      out.append(indent)
          .append(MAPPER.getNodeFactory().textNode(fields.get(i).getKey()))
          .append(": ");
      if (child instanceof ArrayNode list && !list.isEmpty()) {
        out.append("[\n");
        for (int k = 0; k < list.size(); k++) {
          out.append(indent).append("  ").append(line(list.get(k)));
          out.append(k + 1 < list.size() ? ",\n" : "\n");
        }
        out.append(indent).append("]");
      } else if (child instanceof ObjectNode object && !object.isEmpty() && depth < 2) {
        out.append("{\n");
        append(out, object, indent + "  ", depth + 1);
        out.append(indent).append("}");
      } else {
        out.append(line(child));
      }
      out.append(i + 1 < fields.size() ? ",\n" : "\n");
    }
  }

  /** The items in the order of their text: what has no order of its own. */
  static ArrayNode sorted(Iterable<JsonNode> items) {
    ArrayNode list = MAPPER.createArrayNode();
    java.util.stream.StreamSupport.stream(items.spliterator(), false)
        .sorted(Comparator.comparing(Json::line))
        .forEach(list::add);
    return list;
  }
}
