package com.askbosco.data.connector.record;

import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Views;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to the types of a JSON schema, through {@code properties}, {@code items} and {@code $ref}. Only where a schema
 * names one type besides null; what cannot be converted stays as it is. {@code anyOf} and its like are not looked at.
 */
final class SchemaFit {
  private static final Set<String> TRUE = Set.of("y", "yes", "t", "true", "on", "1");
  private static final Set<String> FALSE = Set.of("n", "no", "f", "false", "off", "0");
  private static final Set<String> SIMPLE =
      Set.of("string", "number", "integer", "boolean", "null");
  private static final int DEEPEST = 100;

  private SchemaFit() {}

  static void apply(ObjectNode record, JsonNode schema) {
    descend(record, schema, schema, 0);
  }

  private static void descend(JsonNode value, JsonNode schema, JsonNode root, int depth) {
    if (depth > DEEPEST) {
      return; // a schema that refers to itself
    }
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonNode says = keyword.getValue();
      switch (keyword.getKey()) {
        case "properties" -> {
          if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : says.properties()) {
              JsonNode field = object.get(property.getKey());
              if (field != null) {
                object.set(property.getKey(), converted(field, property.getValue()));
              }
            }
            for (Map.Entry<String, JsonNode> property : says.properties()) {
              JsonNode field = object.get(property.getKey());
              if (field != null) {
                descend(field, property.getValue(), root, depth + 1);
              }
            }
          }
        }
        case "items" -> {
          if (value instanceof ArrayNode list && says.isObject()) {
            for (int i = 0; i < list.size(); i++) {
              list.set(i, converted(list.get(i), says));
            }
            list.forEach(item -> descend(item, says, root, depth + 1));
          }
        }
        case "$ref" -> descend(value, referred(says.asText(), root), root, depth + 1);
        default -> {}
      }
    }
  }

  private static JsonNode referred(String reference, JsonNode root) {
    try {
      return reference.startsWith("#")
          ? root.at(JsonPointer.compile(reference.substring(1)))
          : MissingNode.getInstance();
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /** The value as the schema's type. */
  private static JsonNode converted(JsonNode value, JsonNode schema) {
    JsonNode type = schema.path("type");
    List<String> types = new ArrayList<>();
    boolean nullable = false;
    for (JsonNode each : type.isArray() ? type : List.of(type)) {
      nullable |= each.asText().equals("null");
      if (type.isTextual() || !each.asText().equals("null")) {
        types.add(each.asText());
      }
    }
    if ((value.isNull() && nullable) || types.size() != 1) {
      return value;
    }
    try {
      return switch (types.get(0)) {
        case "string" -> value.isTextual() ? value : TextNode.valueOf(Text.str(python(value)));
        case "number" -> DoubleNode.valueOf(Conversions.floating(python(value)));
        case "integer" -> integer(value);
        case "boolean" -> flag(value);
        case "array" -> list(value, schema);
        default -> value;
      };
    } catch (PythonException e) {
      return value;
    }
  }

  private static @Nullable Object python(JsonNode value) {
    return Views.READ_ONLY.of(value);
  }

  private static JsonNode integer(JsonNode value) {
    return Json.tree(
        value.isTextual()
            ? Conversions.integer(value.textValue(), 10)
            : Conversions.integer(python(value)));
  }

  private static JsonNode flag(JsonNode value) {
    if (!value.isTextual()) {
      return BooleanNode.valueOf(JsonText.isTruthy(value));
    }
    String word = value.textValue().toLowerCase(Locale.ROOT).strip();
    return TRUE.contains(word)
        ? BooleanNode.TRUE
        : FALSE.contains(word) ? BooleanNode.FALSE : value;
  }

  /** A single value becomes a list of one, where the list is of simple types or of any. */
  private static JsonNode list(JsonNode value, JsonNode schema) {
    if (value.isContainerNode()) {
      return value;
    }
    JsonNode of = schema.path("items").path("type");
    boolean simple = of.isMissingNode();
    if (of.isArray()) {
      simple = true;
      for (JsonNode each : of) {
        simple &= SIMPLE.contains(each.asText());
      }
    }
    return simple ? ((ArrayNode) Json.tree(List.of())).add(value) : value;
  }
}
