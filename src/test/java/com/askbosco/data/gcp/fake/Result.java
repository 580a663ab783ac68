package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as values of Java, and as the API writes them.
 *
 * @param fields the schema's fields in the API's spelling
 */
record Result(ArrayNode fields, List<List<@Nullable Object>> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Result read(ArrayNode fields, ResultSet from) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (from.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= fields.size(); i++) {
        row.add(value(from.getObject(i)));
      }
      rows.add(row);
    }
    return new Result(fields, rows);
  }

  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Array array -> list((Object[]) array.getArray());
      case Struct struct -> list(struct.getAttributes());
      case Blob blob -> blob.getBytes(1, (int) blob.length());
      case OffsetDateTime instant -> instant.toInstant();
      case Timestamp dateTime -> dateTime.toLocalDateTime();
      default -> value;
    };
  }

  private static List<@Nullable Object> list(@Nullable Object[] items) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object item : items) {
      list.add(value(item));
    }
    return list;
  }

  /** A page of rows in the API's shape. */
  ArrayNode page(int from, int to, boolean microseconds) {
    ArrayNode page = JSON.createArrayNode();
    for (List<@Nullable Object> row : rows.subList(from, to)) {
      page.add(row(fields, row, microseconds));
    }
    return page;
  }

  private static ObjectNode row(ArrayNode fields, List<?> row, boolean microseconds) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode cells = node.putArray("f");
    for (int i = 0; i < fields.size(); i++) {
      ObjectNode cell = cells.addObject();
      ObjectNode field = (ObjectNode) fields.get(i);
      Object value = row.get(i);
      if (Schemas.repeated(field)) {
        // A NULL array is read as an empty one.
        ArrayNode items = cell.putArray("v");
        for (Object item : value == null ? List.of() : (List<?>) value) {
          put(items.addObject(), field, item, microseconds);
        }
      } else {
        put(cell, field, value, microseconds);
      }
    }
    return node;
  }

  private static void put(
      ObjectNode cell, ObjectNode field, @Nullable Object value, boolean microseconds) {
    if (value == null) {
      cell.putNull("v");
    } else if (field.path("type").asText().equals("RECORD")) {
      cell.set("v", row((ArrayNode) field.get("fields"), (List<?>) value, microseconds));
    } else {
      cell.put("v", text(value, microseconds));
    }
  }

  private static String text(Object value, boolean microseconds) {
    return switch (value) {
      case BigDecimal number ->
        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case LocalDateTime dateTime ->
        dateTime.toString().length() == 16 ? dateTime + ":00" : dateTime.toString();
      case Instant instant -> {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        yield microseconds
            ? String.valueOf(micros)
            : String.valueOf(BigDecimal.valueOf(micros, 6).doubleValue());
      }
      case Timestamp timestamp ->
        text(timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC), microseconds);
      default -> value.toString();
    };
  }
}
