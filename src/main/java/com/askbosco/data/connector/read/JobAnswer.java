package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer about a report job.
 *
 * @param json its content; empty when it is no JSON object
 * @param headers by name, in any letters
 * @param request what it answers; null when it was stored
 * @param body its bytes; empty when it was stored
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it was received
record JobAnswer(
    ObjectNode json, Map<String, String> headers, @Nullable Request request, byte[] body) {
  private static final String HEADERS = "headers";
  private static final String REQUEST = "request";

  /** No answer. */
  static final JobAnswer NONE =
      new JobAnswer(JsonNodeFactory.instance.objectNode(), Map.of(), null, new byte[0]);

  static JobAnswer of(JsonNode json, Response response, @Nullable Request request) {
    ObjectNode object =
        json instanceof ObjectNode whole ? whole : JsonNodeFactory.instance.objectNode();
    return new JobAnswer(object, Exchange.headers(response), request, response.body());
  }

  /** What expressions see: the content, and beside it headers and request where it has no fields of these names. */
  Map<String, Object> value() {
    Map<String, Object> value = new LinkedHashMap<>();
    json.properties().forEach(field -> value.put(field.getKey(), field.getValue()));
    value.putIfAbsent(HEADERS, headers);
    Request asked = request;
    if (asked != null && !value.containsKey(REQUEST)) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("method", asked.method());
      shown.put("url", asked.uri().toString());
      Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      sent.putAll(asked.headers());
      shown.put(HEADERS, sent);
      if (asked.body() != null) {
        shown.put("body", new String(asked.body(), StandardCharsets.UTF_8));
      }
      value.put(REQUEST, shown);
    }
    return value;
  }

  /** What is kept of it to go on later: no request, which holds credentials. */
  ObjectNode stored() {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.set("json", json);
    ObjectNode names = kept.putObject(HEADERS);
    headers.forEach((name, value) -> {
      if (!name.equalsIgnoreCase("set-cookie")) {
        names.put(name, value);
      }
    });
    return kept;
  }

  static JobAnswer of(JsonNode stored) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    stored
        .path(HEADERS)
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    ObjectNode json = stored.path("json") instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
    return new JobAnswer(json, headers, null, new byte[0]);
  }
}
