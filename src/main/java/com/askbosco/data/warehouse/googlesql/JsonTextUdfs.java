package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.BOOL;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.FLOAT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.NUMERIC;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values to JSON text and back: the pieces of TO_JSON_STRING, PARSE_JSON, and JSON values as INT64, BOOL and so on. */
final class JsonTextUdfs {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final long MAX_EXACT = 1L << 53;
  private static final BigDecimal MAX_EXACT_DECIMAL = BigDecimal.valueOf(MAX_EXACT);

  static final List<Udf> ALL = List.of(
      total("json_of_int", STRING, List.of(INT64), row -> ofInteger(row.integer(0))),
      total("json_of_float", STRING, List.of(FLOAT64), row -> ofFloat(row.floating(0))),
      total("json_of_num", STRING, List.of(NUMERIC), row -> ofNumeric(row.numeric(0))),
      total("json_of_str", STRING, List.of(STRING), row -> quoted(row.text(0))),
      total("json_of_json", STRING, List.of(STRING), row -> whole(row.text(0)).orElse(null)),
      raising("parse_json", STRING, List.of(STRING), row -> parse(row.text(0))),
      total(
          "json_member",
          STRING,
          List.of(STRING, STRING),
          row -> step(row.text(0), new JsonPath.Step(row.text(1), -1))),
      total(
          "json_element",
          STRING,
          List.of(STRING, INT64),
          row -> element(row.text(0), row.integer(1))),
      raising("json_int", INT64, List.of(STRING), row -> integer(row.text(0))),
      raising("json_float", FLOAT64, List.of(STRING), row -> floating(row.text(0))),
      raising("json_bool", BOOL, List.of(STRING), row -> bool(row.text(0))),
      raising("json_string", STRING, List.of(STRING), row -> string(row.text(0))),
      total("json_type", STRING, List.of(STRING), row -> type(row.text(0))));

  private JsonTextUdfs() {}

  private static String ofInteger(long value) {
    return value > MAX_EXACT || value < -MAX_EXACT ? "\"" + value + "\"" : String.valueOf(value);
  }

  private static String ofFloat(double value) {
    if (Double.isNaN(value)) {
      return "\"NaN\"";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }
    return CastUdfs.text(value);
  }

  private static String ofNumeric(BigDecimal value) {
    String text = CastUdfs.text(value);
    boolean plain = text.indexOf('.') < 0 && value.abs().compareTo(MAX_EXACT_DECIMAL) <= 0;
    return plain ? text : "\"" + text + "\"";
  }

  /** A JSON string, with quotes. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < 0x20 || c == '\u2028' || c == '\u2029') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static Optional<String> whole(String json) {
    return new JsonPath(List.of()).find(json, parser -> JsonUdfs.document(parser, true));
  }

  private static @Nullable String step(String json, JsonPath.Step step) {
    return new JsonPath(List.of(step))
        .find(json, parser -> JsonUdfs.document(parser, true))
        .orElse(null);
  }

  private static @Nullable String element(String json, long index) {
    return index < 0 || index > Integer.MAX_VALUE
        ? null
        : step(json, new JsonPath.Step("", (int) index));
  }

  private static String parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken token;
      boolean any = false;
      int depth = 0;
      while ((token = parser.nextToken()) != null) {
        if (depth == 0 && any) {
          throw new Udf.DomainException("more than one JSON value");
        }
        any = true;
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
          BigDecimal exact = new BigDecimal(parser.getText());
          double value = exact.doubleValue();
          if (Double.isInfinite(value)
              || new BigDecimal(CastUdfs.text(value)).compareTo(exact) != 0) {
            throw new Udf.DomainException(
                "JSON number " + parser.getText() + " cannot be kept without loss");
          }
        }
      }
    } catch (IOException e) {
      throw new Udf.DomainException("not JSON: " + e.getClass().getSimpleName());
    }
    return whole(text).orElseThrow(() -> new Udf.DomainException("not JSON: empty"));
  }

  private static Udf.DomainException wrong(String json, String type) {
    return new Udf.DomainException("the JSON value is not of type " + type + ", but " + type(json));
  }

  private static JsonToken token(String json) {
    return new JsonPath(List.of())
        .find(json, parser -> Optional.of(parser.currentToken()))
        .orElse(JsonToken.NOT_AVAILABLE);
  }

  private static Long integer(String json) {
    if (!token(json).isNumeric()) {
      throw wrong(json, "INT64");
    }
    try {
      return new BigDecimal(json.strip()).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(json, "INT64");
    }
  }

  private static Double floating(String json) {
    if (!token(json).isNumeric()) {
      throw wrong(json, "FLOAT64");
    }
    return Double.valueOf(json.strip());
  }

  private static Boolean bool(String json) {
    if (!token(json).isBoolean()) {
      throw wrong(json, "BOOL");
    }
    return json.strip().equals("true");
  }

  private static @Nullable String string(String json) {
    if (token(json) != JsonToken.VALUE_STRING) {
      throw wrong(json, "STRING");
    }
    return new JsonPath(List.of())
        .find(json, parser -> Optional.of(parser.getText()))
        .orElse(null);
  }

  private static String type(String json) {
    return switch (token(json)) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      default -> "null";
    };
  }
}
