package com.askbosco.data.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as the server got it.
 *
 * @param target path and query as written
 * @param headers by lower-case name
 */
record Received(String method, String target, Map<String, String> headers, byte[] body) {
  /** What every client says of itself; no manifest has a hand in it. */
  private static final Set<String> OWN =
      Set.of("host", "accept-encoding", "connection", "content-length", "transfer-encoding");

  String path() {
    return decoded(rawPath());
  }

  /** The target with its parameters in the order of their text. */
  String sortedTarget() {
    return rawPath() + "?" + String.join("&", pairs().stream().sorted().toList());
  }

  private String rawPath() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  private List<String> pairs() {
    int question = target.indexOf('?');
    return question < 0 || question == target.length() - 1
        ? List.of()
        : List.of(target.substring(question + 1).split("&", -1));
  }

  boolean hasParameter(String name, String value) {
    return pairs().stream().map(Received::decoded).anyMatch((name + "=" + value)::equals);
  }

  /** The body as JSON, or as an object of a form's fields; null when there is none. */
  @Nullable
  JsonNode parsedBody() {
    if (body.length == 0) {
      return null;
    }
    try {
      return Json.MAPPER.readTree(body);
    } catch (java.io.IOException e) {
      ObjectNode form = Json.MAPPER.createObjectNode();
      for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
      return form;
    }
  }

  /** What is compared: no header that every client sets by itself, parameters and form fields in the order of their text. */
  ObjectNode observed() {
    ObjectNode seen = Json.MAPPER.createObjectNode();
    seen.put("method", method).put("path", rawPath());
    List<String> query = new ArrayList<>(pairs());
    if (!query.isEmpty()) {
      query.sort(null);
      query.forEach(seen.putArray("query")::add);
    }
    Map<String, String> shown = new TreeMap<>(headers);
    shown.keySet().removeAll(OWN);
    shown.remove("accept", "*/*");
    if (shown
        .getOrDefault("user-agent", "")
        .matches("(python-requests/|Java-http-client/|[Bb]osco).*")) {
      shown.remove("user-agent");
    }
    if (!shown.isEmpty()) {
      ObjectNode all = seen.putObject("headers");
      shown.forEach(all::put);
    }
    if (body.length > 0) {
      seen.set("body", bodySeen());
    }
    return seen;
  }

  private JsonNode bodySeen() {
    String type = headers.getOrDefault("content-type", "");
    String text = new String(body, StandardCharsets.UTF_8);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return Json.MAPPER.valueToTree(
          java.util.Arrays.stream(text.split("&", -1)).sorted().toList());
    }
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      return json.isContainerNode() ? json : Json.MAPPER.getNodeFactory().textNode(text);
    } catch (JsonProcessingException e) {
      return Json.MAPPER.getNodeFactory().textNode(text);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
