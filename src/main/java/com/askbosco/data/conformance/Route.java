package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server of a case answers to some requests.
 *
 * @param method empty for any
 * @param path the decoded path, exactly; one that ends with {@code *} stands for all that begin so; one with a query stands for
 *     exactly these parameters in any order, as written
 * @param query parameters that have to be there, by name; others may be there too
 * @param requestHeaders headers that have to be there, by lower-case name
 * @param requestBody fields of a JSON or form body that have to be there; null for any body
 * @param times how many matching requests it answers before the next route is asked
 * @param answer what it answers
 */
record Route(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> requestHeaders,
    @Nullable JsonNode requestBody,
    int times,
    Answer answer) {

  /** How a connection ends. */
  enum Fault {
    /** As it should. */
    NONE,
    /** Without an answer. */
    CLOSE,
    /** In the middle of the body. */
    CUT
  }

  /** An answer; the body is as it goes over the wire but for addresses, which are set when it is sent. */
  record Answer(
      int status,
      Map<String, String> headers,
      byte[] body,
      boolean gzip,
      boolean text,
      Fault fault) {}

  /** Whether the request is one of this route's. */
  boolean matches(Received request) {
    return (method.isEmpty() || method.equals(request.method()))
        && pathMatches(request)
        && query.entrySet().stream().allMatch(q -> request.hasParameter(q.getKey(), q.getValue()))
        && requestHeaders.entrySet().stream()
            .allMatch(h -> h.getValue().equals(request.headers().get(h.getKey())))
        && (requestBody == null || holds(request.parsedBody(), requestBody));
  }

  private boolean pathMatches(Received request) {
    if (path.contains("?")) {
      return new Received("", path, Map.of(), new byte[0])
          .sortedTarget()
          .equals(request.sortedTarget());
    }
    return path.endsWith("*")
        ? request.path().startsWith(path.substring(0, path.length() - 1))
        : path.equals(request.path());
  }

  private static boolean holds(@Nullable JsonNode whole, JsonNode part) {
    if (whole == null) {
      return false;
    }
    if (part.isObject()) {
      return part.properties().stream()
          .allMatch(field -> holds(whole.get(field.getKey()), field.getValue()));
    }
    if (part.isNumber() && whole.isNumber()) {
      return part.decimalValue().compareTo(whole.decimalValue()) == 0;
    }
    return part.equals(whole) || (part.isValueNode() && part.asText().equals(whole.asText("")));
  }
}
