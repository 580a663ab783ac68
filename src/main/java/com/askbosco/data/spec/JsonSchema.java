package com.askbosco.data.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a JSON value against a JSON schema (draft 7; formats are not looked at, and a keyword that is not known or not well formed
 * asks for nothing). What it finds names places and rules, never values: they may be secrets.
 */
public final class JsonSchema {
  private static final int DEEPEST = 100;

  /**
   * A rule that is broken.
   *
   * @param path where in the value, such as {@code credentials.token}; empty for the value itself
   * @param keyword the schema's keyword
   * @param expected what the schema asks for there
   */
  public record Violation(String path, String keyword, String expected) {
    /** One sentence. */
    public String text() {
      return (path.isEmpty() ? "" : path + ": ") + expected;
    }
  }

  private final JsonNode root;
  private final List<Violation> violations;

  private JsonSchema(JsonNode root, List<Violation> violations) {
    this.root = root;
    this.violations = violations;
  }

  /** Everything that is wrong with the value; empty when it is valid. */
  public static List<Violation> violations(JsonNode schema, JsonNode value) {
    List<Violation> found = new ArrayList<>();
    new JsonSchema(schema, found).check(schema, value, "", 0);
    return found;
  }

  private boolean valid(JsonNode schema, JsonNode value, int depth) {
    List<Violation> found = new ArrayList<>();
    new JsonSchema(root, found).check(schema, value, "", depth);
    return found.isEmpty();
  }

  private void wrong(String path, String keyword, String expected) {
    violations.add(new Violation(path, keyword, expected));
  }

  private void check(JsonNode schema, JsonNode value, String path, int depth) {
    if (schema.isBoolean() && !schema.booleanValue()) {
      wrong(path, "false", "nothing may stand here");
    }
    if (!schema.isObject() || depth > DEEPEST) {
      return;
    }
    if (schema.path("$ref").isTextual()) {
      JsonNode named = referred(schema.path("$ref").textValue());
      check(named, value, path, depth + 1);
      return;
    }
    scalar(schema, value, path);
    if (value.isObject()) {
      object(schema, value, path, depth);
    } else if (value.isArray()) {
      array(schema, value, path, depth);
    }
    combined(schema, value, path, depth);
  }

  private JsonNode referred(String reference) {
    if (!reference.startsWith("#")) {
      return BooleanNode.TRUE; // nothing is fetched
    }
    JsonNode at = root;
    for (String key : reference.substring(1).split("/")) {
      if (!key.isEmpty()) {
        String plain = key.replace("~1", "/").replace("~0", "~");
        at = at.isArray() && plain.matches("\\d{1,6}")
            ? at.path(Integer.parseInt(plain))
            : at.path(plain);
      }
    }
    return at;
  }

  private void scalar(JsonNode schema, JsonNode value, String path) {
    JsonNode type = schema.path("type");
    if (type.isTextual() && !isOf(type.textValue(), value)) {
      wrong(path, "type", "has to be " + type.textValue() + ", not " + name(value));
    } else if (type.isArray() && !type.isEmpty() && !anyType(type, value)) {
      wrong(path, "type", "has to be one of " + listed(type) + ", not " + name(value));
    }
    JsonNode choices = schema.path("enum");
    if (choices.isArray() && !contains(choices, value)) {
      wrong(path, "enum", "has to be one of " + listed(choices));
    }
    if (schema.has("const") && !same(schema.get("const"), value)) {
      wrong(path, "const", "has to be " + schema.get("const"));
    }
    if (value.isNumber()) {
      double number = value.doubleValue();
      atLeast(schema, "minimum", number >= schema.path("minimum").asDouble(number), path);
      atLeast(schema, "maximum", number <= schema.path("maximum").asDouble(number), path);
      JsonNode above = schema.path("exclusiveMinimum");
      atLeast(schema, "exclusiveMinimum", !above.isNumber() || number > above.asDouble(), path);
      JsonNode below = schema.path("exclusiveMaximum");
      atLeast(schema, "exclusiveMaximum", !below.isNumber() || number < below.asDouble(), path);
    } else if (value.isTextual()) {
      int length = value.textValue().codePointCount(0, value.textValue().length());
      atLeast(schema, "minLength", length >= schema.path("minLength").asInt(0), path);
      atLeast(schema, "maxLength", length <= schema.path("maxLength").asInt(length), path);
      JsonNode pattern = schema.path("pattern");
      if (pattern.isTextual() && !matches(pattern.textValue(), value.textValue())) {
        wrong(path, "pattern", "has to match " + pattern.textValue());
      }
    }
  }

  private void atLeast(JsonNode schema, String keyword, boolean holds, String path) {
    if (!holds) {
      wrong(path, keyword, "breaks `" + keyword + "` " + schema.get(keyword));
    }
  }

  private static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return true; // written for another kind of expression
    }
  }

  private void object(JsonNode schema, JsonNode value, String path, int depth) {
    for (JsonNode required : schema.path("required")) {
      if (required.isTextual() && !value.has(required.textValue())) {
        wrong(path, "required", "`" + required.textValue() + "` is missing");
      }
    }
    atLeast(
        schema, "minProperties", value.size() >= schema.path("minProperties").asInt(0), path);
    atLeast(
        schema,
        "maxProperties",
        value.size() <= schema.path("maxProperties").asInt(value.size()),
        path);
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      boolean named = properties.has(field.getKey());
      check(properties.path(field.getKey()), field.getValue(), at, depth + 1);
      for (Map.Entry<String, JsonNode> each : schema.path("patternProperties").properties()) {
        if (matches(each.getKey(), field.getKey())) {
          named = true;
          check(each.getValue(), field.getValue(), at, depth + 1);
        }
      }
      if (!named && others.isBoolean() && !others.booleanValue()) {
        wrong(at, "additionalProperties", "the schema knows no such key");
      } else if (!named) {
        check(others, field.getValue(), at, depth + 1);
      }
    }
    for (Map.Entry<String, JsonNode> each : schema.path("dependencies").properties()) {
      if (value.has(each.getKey())) {
        for (JsonNode needed : each.getValue().isArray() ? each.getValue() : Set.<JsonNode>of()) {
          if (!value.has(needed.asText())) {
            wrong(path, "dependencies", "`" + needed.asText() + "` is missing");
          }
        }
        check(each.getValue(), value, path, depth + 1);
      }
    }
  }

  private void array(JsonNode schema, JsonNode value, String path, int depth) {
    atLeast(schema, "minItems", value.size() >= schema.path("minItems").asInt(0), path);
    atLeast(schema, "maxItems", value.size() <= schema.path("maxItems").asInt(value.size()), path);
    if (schema.path("uniqueItems").asBoolean(false)) {
      Set<JsonNode> seen = new HashSet<>();
      value.forEach(seen::add);
      atLeast(schema, "uniqueItems", seen.size() == value.size(), path);
    }
    JsonNode items = schema.path("items");
    for (int i = 0; i < value.size(); i++) {
      JsonNode rule = items.isArray()
          ? (i < items.size() ? items.get(i) : schema.path("additionalItems"))
          : items;
      check(rule, value.get(i), path + "[" + i + "]", depth + 1);
    }
  }

  private void combined(JsonNode schema, JsonNode value, String path, int depth) {
    for (JsonNode each : schema.path("allOf")) {
      check(each, value, path, depth + 1);
    }
    JsonNode any = schema.path("anyOf");
    if (any.isArray() && !any.isEmpty() && count(any, value, depth) == 0) {
      wrong(path, "anyOf", "fits none of " + any.size() + " choices");
    }
    JsonNode one = schema.path("oneOf");
    if (one.isArray() && !one.isEmpty()) {
      int fitting = count(one, value, depth);
      if (fitting != 1) {
        wrong(path, "oneOf", "has to fit one of " + one.size() + " choices and fits " + fitting);
      }
    }
    if (schema.has("not") && valid(schema.get("not"), value, depth + 1)) {
      wrong(path, "not", "is what the schema rules out");
    }
    if (schema.has("if")) {
      boolean holds = valid(schema.get("if"), value, depth + 1);
      check(schema.path(holds ? "then" : "else"), value, path, depth + 1);
    }
  }

  private int count(JsonNode choices, JsonNode value, int depth) {
    int fitting = 0;
    for (JsonNode choice : choices) {
      fitting += valid(choice, value, depth + 1) ? 1 : 0;
    }
    return fitting;
  }

  private static boolean anyType(JsonNode types, JsonNode value) {
    for (JsonNode type : types) {
      if (isOf(type.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "number" -> value.isNumber();
      case "integer" ->
        value.isIntegralNumber()
            || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
      default -> true;
    };
  }

  private static String name(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      default -> "null";
    };
  }

  private static boolean contains(JsonNode choices, JsonNode value) {
    for (JsonNode choice : choices) {
      if (same(choice, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(@Nullable JsonNode a, JsonNode b) {
    if (a != null && a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return b.equals(a);
  }

  private static String listed(JsonNode choices) {
    StringJoiner all = new StringJoiner(", ");
    choices.forEach(choice -> all.add(choice.isTextual() ? choice.textValue() : choice.toString()));
    return all.toString();
  }
}
