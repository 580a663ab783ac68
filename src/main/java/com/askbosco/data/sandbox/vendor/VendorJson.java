package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor.Answer;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as vendors read and write it: compact, decimals without exponent. */
final class VendorJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

  private VendorJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An array of texts. */
  static ArrayNode texts(Iterable<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** Reads a text; a missing node when it is no JSON. */
  static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A complete answer of JSON. */
  static Answer answer(int status, JsonNode body) {
    return answer(status, Map.of(), body);
  }

  /** A complete answer of JSON with headers. */
  static Answer answer(int status, Map<String, String> headers, JsonNode body) {
    return new Answer(status, headers, bytes(body));
  }

  /** Sends an answer. */
  static void send(Exchange exchange, Answer answer) throws IOException {
    exchange.respond(answer.status(), answer.headers(), answer.body());
  }
}
