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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
  private final BigDecimal times;
  private final int every;

  private AnswerEdit(Fault fault) {
    this.kind = fault.kind();
    this.field = fault.field().orElse("");
    this.times = fault.times();
    this.every = fault.every();
  }

  /** The edit of a fault. */
  public static AnswerEdit of(Fault fault) {
    return new AnswerEdit(fault);
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
      case FIELD_TYPE_CHANGE,
          NEW_FIELD,
          REMOVED_FIELD,
          SCALED_FIELD,
          NULL_FIELD,
          FIELD_AS_TEXT,
          NEW_VALUE,
          DOUBLED_RECORDS,
          FEWER_RECORDS -> edited(body);
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
      edit(root, false, new int[1]);
      lists(root);
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void edit(JsonNode node, boolean inArray, int[] seen) {
    for (JsonNode child : node) {
      edit(child, node instanceof ArrayNode, seen);
    }
    boolean concerned = node instanceof ObjectNode object
        && (kind == FaultKind.NEW_FIELD ? inArray : object.has(field));
    if (concerned && ++seen[0] % every == 0) {
      edit((ObjectNode) node);
    }
  }

  private void edit(ObjectNode object) {
    JsonNode value = object.path(field);
    switch (kind) {
      case NEW_FIELD -> object.put(field, "new");
      case REMOVED_FIELD -> object.remove(field);
      case FIELD_TYPE_CHANGE -> object.putObject(field).set("value", value);
      case FIELD_AS_TEXT -> {
        if (value.isNumber() || value.isBoolean()) {
          object.put(field, value.asText());
        }
      }
      case NEW_VALUE -> object.put(field, "NEVER_SEEN_BEFORE");
      case NULL_FIELD -> object.putNull(field);
      case SCALED_FIELD -> scale(object, value);
      default -> {}
    }
  }

  /** The outermost lists are those of records; a list within a record belongs to it. */
  private void lists(JsonNode node) {
    if (node instanceof ArrayNode array) {
      records(array);
    } else {
      node.forEach(this::lists);
    }
  }

  private void records(ArrayNode array) {
    List<JsonNode> records = new ArrayList<>();
    array.forEach(records::add);
    if (kind == FaultKind.DOUBLED_RECORDS) {
      records.forEach(record -> array.add(record.deepCopy()));
    } else if (kind == FaultKind.FEWER_RECORDS) {
      int of = times.intValue();
      array.removeAll();
      for (int i = 0; i < records.size(); i += of) {
        array.add(records.get(i));
      }
    }
  }

  /** A number stays a number and a text a text; anything else is left. */
  private void scale(ObjectNode object, JsonNode value) {
    if (value.isNumber()) {
      object.put(field, plain(value.decimalValue()));
    } else if (value.isTextual() && value.textValue().matches("-?[0-9]+(\\.[0-9]+)?")) {
      object.put(field, plain(new BigDecimal(value.textValue())).toPlainString());
    }
  }

  private BigDecimal plain(BigDecimal number) {
    BigDecimal product = number.multiply(times).stripTrailingZeros();
    return product.scale() < 0 ? product.setScale(0) : product;
  }
}
