package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.SchemaLoader.TypesMap;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/** What the types that a source names are in a JSON schema. Immutable and thread-safe. */
final class FieldTypes {
  private record Rule(JsonNode current, JsonNode target, Optional<Expr> condition) {}

  private final List<Rule> rules;

  FieldTypes(List<TypesMap> spec, Expressions expressions) {
    this.rules = spec.stream()
        .map(map -> new Rule(
            Expressions.literal(map.currentType()),
            Expressions.literal(map.targetType()),
            expressions.text(map.condition(), Roots.SCHEMA)))
        .toList();
  }

  /**
   * The schema of a field.
   *
   * @param type as the source names it; null counts as no name
   * @param description all that the source says of the field; conditions see it as {@code raw_schema}
   */
  JsonNode schema(JsonNode type, JsonNode description, Vars vars) {
    JsonNode target = target(type, description, vars);
    if (target.isTextual()) {
      return named(target.textValue());
    }
    if (target.isArray()
        && target.size() == 2
        && target.get(0).isTextual()
        && target.get(1).isTextual()) {
      ObjectNode either = JsonNodeFactory.instance.objectNode();
      either
          .putArray("oneOf")
          .add(named(target.get(0).textValue()))
          .add(named(target.get(1).textValue()));
      return either;
    }
    if (target.isObject() && target.path("field_type").isTextual()) {
      return complex(target);
    }
    throw unknown(target.toString());
  }

  private JsonNode target(JsonNode type, JsonNode description, Vars vars) {
    Vars own = vars.inner().set("raw_schema", description);
    for (Rule rule : rules) {
      boolean holds = rule.condition().isEmpty() || rule.condition().get().test(own);
      if (holds && rule.current().equals(type)) {
        return rule.target();
      }
    }
    return type;
  }

  private static JsonNode complex(JsonNode target) {
    ObjectNode schema = named(target.get("field_type").textValue());
    JsonNode items = target.path("items");
    if (items.isTextual() && !items.textValue().isEmpty()) {
      schema.set("items", named(items.textValue()));
    } else if (items.isObject()) {
      schema.set("items", complex(items));
    }
    return schema;
  }

  private static ObjectNode named(String type) {
    return switch (type) {
      case "string", "boolean", "integer", "number", "array", "object" -> nullable(type);
      case "date" -> nullable("string").put("format", "date");
      case "timestamp_with_timezone" -> nullable("string").put("format", "date-time");
      case "timestamp_without_timezone" ->
        nullable("string").put("format", "date-time").put("airbyte_type", type);
      case "time_with_timezone", "time_without_timezone" ->
        nullable("string").put("format", "time").put("airbyte_type", type);
      default -> throw unknown(TextNode.valueOf(type).toString());
    };
  }

  private static ObjectNode nullable(String type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("type").add("null").add(type);
    return schema;
  }

  private static SourceException unknown(String type) {
    return new SourceException(
        ErrorCode.SOURCE_SCHEMA_UNKNOWN,
        "the source names a type of field that `types_mapping` does not have: " + type);
  }
}
