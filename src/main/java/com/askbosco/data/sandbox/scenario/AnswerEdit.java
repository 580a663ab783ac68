package com.askbosco.data.sandbox.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How a fault changes a good answer on its way out. An answer that is not JSON passes the field faults unchanged. */
public final class AnswerEdit {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  private static final String PAGE = "<!DOCTYPE html><html><head><title>Sorry</title></head>"
      + "<body><h1>Something went wrong</h1></body></html>";

  private final FaultKind kind;
  private final String field;

  private AnswerEdit(FaultKind kind, String field) {
    this.kind = kind;
    this.field = field;
  }

  /** The edit of a fault. */
  public static AnswerEdit of(Fault fault) {
    return new AnswerEdit(fault.kind(), fault.field().orElse(""));
  }

  /** The status sent instead. */
  public int status(int status) {
    return kind == FaultKind.HTML_200 ? 200 : status;
  }

  /** The headers sent instead. */
  public Map<String, String> headers(Map<String, String> headers) {
    if (kind != FaultKind.HTML_200) {
      return headers;
    }
    Map<String, String> html = new HashMap<>(headers);
    html.put("Content-Type", "text/html; charset=utf-8");
    return html;
  }

  /** The body sent instead. */
  public byte[] body(byte[] body) {
    return switch (kind) {
      case HTML_200 -> PAGE.getBytes(StandardCharsets.UTF_8);
      case TRUNCATED_JSON -> Arrays.copyOf(body, body.length / 2);
      case MALFORMED_JSON -> malformed(body);
      case FIELD_TYPE_CHANGE, NEW_FIELD, REMOVED_FIELD -> edited(body);
      default -> body;
    };
  }

  /** The full text with a comma too many after its first bracket. */
  private static byte[] malformed(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return (text.isEmpty() ? "{," : text.charAt(0) + "," + text.substring(1))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] edited(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      edit(root, false);
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void edit(JsonNode node, boolean inArray) {
    for (JsonNode child : node) {
      edit(child, node instanceof ArrayNode);
    }
    if (node instanceof ObjectNode object) {
      if (kind == FaultKind.NEW_FIELD && inArray) {
        object.put(field, "new");
      } else if (kind == FaultKind.REMOVED_FIELD) {
        object.remove(field);
      } else if (kind == FaultKind.FIELD_TYPE_CHANGE && object.has(field)) {
        JsonNode value = object.get(field);
        object.putObject(field).set("value", value);
      }
    }
  }
}
