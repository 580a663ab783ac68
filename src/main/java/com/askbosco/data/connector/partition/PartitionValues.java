package com.askbosco.data.connector.partition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** What makes two partitions the same, and which values go into requests. */
public final class PartitionValues {
  private PartitionValues() {}

  /** The partition with its keys in order at every depth, as states hold it. Two partitions are the same when these are. */
  public static ObjectNode sorted(ObjectNode partition) {
    return (ObjectNode) inOrder(partition);
  }

  private static JsonNode inOrder(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> entries = new TreeMap<>();
      node.properties().forEach(entry -> entries.put(entry.getKey(), inOrder(entry.getValue())));
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      object.setAll(entries);
      return object;
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(inOrder(item)));
      return array;
    }
    return node;
  }

  /** Whether the value says something: not nothing, no, zero, or empty. Others are not sent. */
  static boolean says(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> false;
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.doubleValue() != 0;
      case STRING -> !value.textValue().isEmpty();
      default -> !value.isEmpty();
    };
  }
}
