package com.askbosco.data.connector.http;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request being put together by the requester, the authenticator, the paginator and the slices (partitions and cursor). No two
 * of them may set the same parameter, header or form field; fields of a JSON body only to the same value. Not thread-safe.
 */
public final class RequestDraft {

  /** Who speaks; the order is that in which the parts stand in the request. */
  public enum Part {
    REQUESTER,
    AUTHENTICATOR,
    PAGINATOR,
    SLICES
  }

  private final String method;
  private final String base;
  private String path;
  private final Map<Part, Contribution> parts = new EnumMap<>(Part.class);
  private Contribution part;
  private @Nullable RequestTemplate template;
  private boolean mayBeLarge;

  /**
   * @param base scheme and host, perhaps the beginning of the path
   * @param path what follows, or a whole address; may be empty
   */
  public RequestDraft(String method, String base, String path) {
    this.method = method;
    this.base = base;
    this.path = path;
    this.part = parts.computeIfAbsent(Part.REQUESTER, p -> new Contribution());
  }

  /** What is put from now on comes from the given part of the manifest. */
  public RequestDraft from(Part speaker) {
    part = parts.computeIfAbsent(speaker, p -> new Contribution());
    return this;
  }

  /** The requester the request belongs to: requests of one share cookies. */
  void template(RequestTemplate requester) {
    template = requester;
  }

  /** Says that the answer may be too large for memory, and is read in parts. */
  public void allowLargeAnswer() {
    mayBeLarge = true;
  }

  boolean mayBeLarge() {
    return mayBeLarge;
  }

  Optional<RequestTemplate> template() {
    return Optional.ofNullable(template);
  }

  /** Puts a value (JSON or one of an expression) into a part of the request; null is left out of queries and forms. */
  public void put(Target target, String name, @Nullable Object value) {
    if (target == Target.PATH) {
      path(String.valueOf(value));
    } else {
      part.put(target, name, value);
    }
  }

  /** Replaces the path by the address of a page. */
  public void path(String address) {
    path = address;
  }

  /** Adds a query parameter; a list becomes a repeated one. */
  public void parameter(String name, @Nullable Object value) {
    put(Target.REQUEST_PARAMETER, name, value);
  }

  /** Adds a header. */
  public void header(String name, String value) {
    put(Target.HEADER, name, value);
  }

  /** Sets a header, whoever set it before. */
  public void replaceHeader(String name, String value) {
    parts.values().forEach(p -> p.headers.keySet().removeIf(n -> n.equalsIgnoreCase(name)));
    header(name, value);
  }

  /** Sets a field of the JSON body, nested ones by their path. */
  public void json(List<String> fieldPath, JsonNode value) {
    part.json(fieldPath, value);
  }

  /** Adds the fields of a JSON body. */
  public void json(ObjectNode body) {
    part.json.setAll(body);
  }

  /** Sets the whole body as text. */
  public void text(String body) {
    part.text = body;
  }

  /** All that the request consists of; holds secrets. */
  @Override
  public String toString() {
    return method + " " + base + " " + path + parameters() + headers() + form() + json() + text();
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

  Map<String, @Nullable Object> parameters() {
    return merged("query parameter", p -> p.parameters);
  }

  /** Those of all parts; what the authenticator says wins over the same name in other letters. */
  Map<String, String> headers() {
    Map<String, String> merged = merged("header", p -> p.headers);
    Map<String, String> headers = new LinkedHashMap<>();
    merged.forEach((name, value) -> replace(headers, name, value));
    Contribution auth = parts.get(Part.AUTHENTICATOR);
    if (auth != null) {
      auth.headers.forEach((name, value) -> replace(headers, name, value));
    }
    return headers;
  }

  private static void replace(Map<String, String> headers, String name, String value) {
    headers.keySet().removeIf(known -> known.equalsIgnoreCase(name) && !known.equals(name));
    headers.put(name, value);
  }

  Map<String, @Nullable Object> form() {
    return merged("form field", p -> p.form);
  }

  ObjectNode json() {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    parts.values().forEach(each -> merge(merged, each.json, ""));
    return merged;
  }

  Optional<String> text() {
    List<String> texts = parts.values().stream()
        .map(p -> p.text)
        .filter(t -> t != null && !t.isEmpty())
        .toList();
    if (texts.size() > 1 || (!texts.isEmpty() && !form().isEmpty())) {
      throw wrong("the body is set twice, as a text and otherwise");
    }
    return texts.stream().findFirst();
  }

  private <V extends @Nullable Object> Map<String, V> merged(
      String what, Function<Contribution, Map<String, V>> field) {
    Map<String, V> merged = new LinkedHashMap<>();
    for (Contribution each : parts.values()) {
      field.apply(each).forEach((name, value) -> {
        if (merged.containsKey(name)) {
          throw twice(what, name);
        }
        merged.put(name, value);
      });
    }
    return merged;
  }

  private static void merge(ObjectNode into, ObjectNode from, String path) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      JsonNode old = into.get(field.getKey());
      String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (old == null) {
        into.set(field.getKey(), field.getValue().deepCopy());
      } else if (old instanceof ObjectNode both && field.getValue() instanceof ObjectNode more) {
        merge(both, more, at);
      } else if (!same(old, field.getValue())) {
        throw twice("JSON body field", at);
      }
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static SourceException twice(String what, String name) {
    return wrong("the manifest sets the " + what + " `" + name + "` twice");
  }

  static SourceException wrong(String why) {
    return new SourceException(
        ErrorCode.MANIFEST_INVALID, why, FailureType.SYSTEM_ERROR, null, null);
  }
}
