package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** Records that come flat, with {@code campaign.id} for the field {@code id} of {@code campaign}. */
final class DottedKeys {

  private DottedKeys() {}

  /** Whether a record is flat: such a record is so from its first field on. */
  static boolean has(JsonNode record) {
    Iterator<String> names = record.fieldNames();
    return names.hasNext() && names.next().indexOf('.') > 0;
  }

  /** The same record with its fields in objects. A name that is both a field and an object stays flat. */
  static JsonNode nested(JsonNode record) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      put(root, field.getKey(), field.getValue());
    }
    return root;
  }

  private static void put(ObjectNode root, String key, JsonNode value) {
    ObjectNode at = root;
    int from = 0;
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', from)) {
      String name = key.substring(from, dot);
      JsonNode next = at.get(name);
      if (next == null) {
        next = at.putObject(name);
      }
      if (!(next instanceof ObjectNode object)) {
        root.set(key, value);
        return;
      }
      at = object;
      from = dot + 1;
    }
    at.set(key.substring(from), value);
  }
}
