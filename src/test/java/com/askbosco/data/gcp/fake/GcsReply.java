package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An answer of Cloud Storage. */
record GcsReply(int status, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static GcsReply json(JsonNode body) {
    try {
      return new GcsReply(
          200,
          Map.of("Content-Type", "application/json; charset=UTF-8"),
          JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static GcsReply empty(int status, Map<String, String> headers) {
    return new GcsReply(status, headers, new byte[0]);
  }

  static GcsReply error(int status, String message) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("code", status).put("message", message);
    String reason = switch (status) {
      case 404 -> "notFound";
      case 412 -> "conditionNotMet";
      case 409 -> "conflict";
      default -> status >= 500 ? "backendError" : "invalid";
    };
    error
        .putArray("errors")
        .addObject()
        .put("domain", "global")
        .put("reason", reason)
        .put("message", message);
    GcsReply reply = json(body);
    return new GcsReply(status, reply.headers(), reply.body());
  }
}
