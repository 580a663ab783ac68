package com.askbosco.data.connector.expression.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between Python's values and JSON. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** A value as a Jackson tree of its own; what JSON does not have becomes text. */
  public static JsonNode tree(@Nullable Object value) {
    return tree(value, new Limits.Walk());
  }

  private static JsonNode tree(@Nullable Object value, Limits.Walk walk) {
    walk.visit();
    return switch (value) {
      case null -> NODES.nullNode();
      case String text -> NODES.textNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Long number when number == number.intValue() -> NODES.numberNode(number.intValue());
      case Long number -> NODES.numberNode((long) number);
      case BigInteger number -> NODES.numberNode(number);
      case Double number ->
        Double.isFinite(number)
            ? NODES.numberNode((double) number)
            : NODES.textNode(Numbers.text(number));
      case Map<?, ?> map -> {
        walk.enter();
        ObjectNode object = NODES.objectNode();
        map.forEach((key, element) -> object.set(Text.str(key), tree(element, walk)));
        walk.leave();
        yield object;
      }
      case Collection<?> elements -> {
        walk.enter();
        ArrayNode array = NODES.arrayNode();
        elements.forEach(element -> array.add(tree(element, walk)));
        walk.leave();
        yield array;
      }
      default -> NODES.textNode(Text.str(value));
    };
  }

  /**
   * Python's {@code json.loads}.
   *
   * @throws PythonException kind VALUE when it is no JSON
   */
  public static @Nullable Object loads(String text) {
    try {
      return Views.READ_ONLY.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw PythonException.value("this is no JSON");
    }
  }

  /** Python's {@code json.dumps}: ASCII only, a space after commas and colons. */
  public static String dumps(@Nullable Object value, boolean sortKeys) {
    StringBuilder out = new StringBuilder();
    dumps(value, sortKeys, " ", out, new Limits.Walk());
    return out.toString();
  }

  /** The same without any space, as in {@code json.dumps(value, separators=(",", ":"))}. */
  public static String compact(@Nullable Object value, boolean sortKeys) {
    StringBuilder out = new StringBuilder();
    dumps(value, sortKeys, "", out, new Limits.Walk());
    return out.toString();
  }

  private static void dumps(
      @Nullable Object value, boolean sortKeys, String space, StringBuilder out, Limits.Walk walk) {
    Limits.text(out.length());
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case String text -> quote(text, out);
      case Double number
      when !Double.isFinite(number) ->
        out.append(number.isNaN() ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
      case Map<?, ?> map -> {
        walk.enter();
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (sortKeys) {
          entries.sort((a, b) -> Compare.order(a.getKey(), b.getKey()));
        }
        String separator = "{";
        for (Map.Entry<?, ?> entry : entries) {
          out.append(separator);
          separator = "," + space;
          quote(key(entry.getKey()), out);
          out.append(":").append(space);
          dumps(entry.getValue(), sortKeys, space, out, walk);
        }
        out.append(entries.isEmpty() ? "{}" : "}");
        walk.leave();
      }
      case List<?> list -> {
        walk.enter();
        String separator = "";
        out.append('[');
        for (Object element : list) {
          out.append(separator);
          separator = "," + space;
          dumps(element, sortKeys, space, out, walk);
        }
        out.append(']');
        walk.leave();
      }
      default -> {
        if (!Numbers.isNumber(value)) {
          throw PythonException.type("a " + Types.name(value) + " has no JSON form");
        }
        out.append(Text.str(value));
      }
    }
  }

  private static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key != null && !Numbers.isNumber(key)) {
      throw PythonException.type("a " + Types.name(key) + " cannot be a key of JSON");
    }
    return key == null ? "null" : key instanceof Boolean flag ? flag.toString() : Text.str(key);
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            out.append(c);
          } else {
            out.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    out.append('"');
  }
}
