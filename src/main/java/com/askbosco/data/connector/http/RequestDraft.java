package com.askbosco.data.connector.http;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request being put together by the requester, the cursor, the partitions, the paginator and the authenticator, in this order.
 * No two of them may set the same thing. Not thread-safe.
 */
public final class RequestDraft {
  private final String method;
  private final String base;
  private String path;
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> form = new LinkedHashMap<>();
  private @Nullable JsonNode json;
  private @Nullable String text;

  /**
   * @param base scheme and host, perhaps the beginning of the path
   * @param path what follows, or a whole address; may be empty
   */
  public RequestDraft(String method, String base, String path) {
    this.method = method;
    this.base = base;
    this.path = path;
  }

  /** Puts a value into a part of the request; null and empty parameters are left out. */
  public void put(Target target, String name, @Nullable Object value) {
    switch (target) {
      case REQUEST_PARAMETER -> parameter(name, value);
      case HEADER -> header(name, python(value));
      case BODY_DATA -> form(name, value);
      case BODY_JSON -> json(List.of(name), node(value));
      case PATH -> path(python(value));
    }
  }

  /** Replaces the path by the address of a page. */
  public void path(String address) {
    path = address;
  }

  /** Adds a query parameter; a list becomes a repeated one. */
  public void parameter(String name, @Nullable Object value) {
    List<String> texts = texts(value);
    if (!texts.isEmpty() && parameters.put(name, texts) != null) {
      throw twice("query parameter", name);
    }
  }

  /** Adds a header. */
  public void header(String name, String value) {
    for (String known : headers.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        throw twice("header", name);
      }
    }
    headers.put(name, value.replaceAll("[\\r\\n]", " ").strip());
  }

  /** Sets a header, whatever it was before. */
  public void replaceHeader(String name, String value) {
    headers.keySet().removeIf(known -> known.equalsIgnoreCase(name));
    header(name, value);
  }

  /** Sets a header that nothing else has set. */
  void headerIfAbsent(String name, String value) {
    if (headers.keySet().stream().noneMatch(known -> known.equalsIgnoreCase(name))) {
      headers.put(name, value);
    }
  }

  private void form(String name, @Nullable Object value) {
    List<String> texts = texts(value);
    if (!texts.isEmpty() && form.put(name, String.join(",", texts)) != null) {
      throw twice("form field", name);
    }
  }

  /** Sets a field of the JSON body, nested ones by their path. */
  public void json(List<String> fieldPath, JsonNode value) {
    if (json == null) {
      json = JsonNodeFactory.instance.objectNode();
    }
    if (!(json instanceof ObjectNode at)) {
      throw twice("JSON body", String.join(".", fieldPath));
    }
    for (String key : fieldPath.subList(0, fieldPath.size() - 1)) {
      JsonNode next = at.get(key);
      if (next != null && !next.isObject() && !next.isNull()) {
        throw twice("JSON body field", String.join(".", fieldPath));
      }
      at = next instanceof ObjectNode object ? object : at.putObject(key);
    }
    String last = fieldPath.get(fieldPath.size() - 1);
    JsonNode old = at.get(last);
    if (old != null && !old.equals(value)) {
      throw twice("JSON body field", String.join(".", fieldPath));
    }
    at.set(last, value);
  }

  /** Sets the whole JSON body. */
  public void json(JsonNode body) {
    json = body;
  }

  /** Sets the whole body as text. */
  public void text(String body) {
    text = body;
  }

  String method() {
    return method;
  }

  String base() {
    return base;
  }

  String path() {
    return path;
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, String> form() {
    return form;
  }

  Optional<JsonNode> json() {
    return Optional.ofNullable(json);
  }

  Optional<String> text() {
    return Optional.ofNullable(text);
  }

  private static BoscoException twice(String what, String name) {
    return new BoscoException(
        ErrorCode.MANIFEST_INVALID, "the manifest sets the " + what + " `" + name + "` twice");
  }

  private static JsonNode node(@Nullable Object value) {
    return value instanceof JsonNode node
        ? node
        : value instanceof Long number
            ? JsonNodeFactory.instance.numberNode(number)
            : value == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(python(value));
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof Iterable<?> items && (!(value instanceof JsonNode n) || n.isArray())) {
      List<String> texts = new ArrayList<>();
      items.forEach(item -> texts.add(python(item)));
      return texts;
    }
    String text = python(value);
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** A value as the format's reference writes it into a request. */
  static String python(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean flag -> flag ? "True" : "False";
      case JsonNode node when node.isNull() -> "";
      case JsonNode node when node.isBoolean() -> node.booleanValue() ? "True" : "False";
      case JsonNode node when node.isContainerNode() -> node.toString();
      case JsonNode node -> node.asText();
      case Double number
      when number % 1 == 0 && Math.abs(number) < 1e16 -> String.format(Locale.ROOT, "%.1f", number);
      default -> value.toString();
    };
  }
}
