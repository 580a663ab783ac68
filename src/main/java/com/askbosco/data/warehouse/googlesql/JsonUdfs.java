package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.BOOL;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON by path. Arrays come back as JSON text, which the rules turn into lists. The flag says that the argument is of type JSON:
 * its numbers are normalised, while those of a text stay as written.
 */
final class JsonUdfs {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final BigInteger MAX_UINT64 =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  static final List<Udf> ALL = List.of(
      raising(
          "json_value", STRING, List.of(STRING, STRING, BOOL), row -> find(row, JsonUdfs::scalar)),
      raising(
          "json_query",
          STRING,
          List.of(STRING, STRING, BOOL),
          row -> find(row, JsonUdfs::document)),
      raising(
          "json_value_array",
          STRING,
          List.of(STRING, STRING, BOOL),
          row -> find(row, JsonUdfs::scalars)),
      raising(
          "json_query_array",
          STRING,
          List.of(STRING, STRING, BOOL),
          row -> find(row, JsonUdfs::documents)));

  private JsonUdfs() {}

  private interface Reading {
    Optional<String> read(JsonParser parser, boolean normalised) throws IOException;
  }

  private static @Nullable String find(UdfRow row, Reading reading) {
    boolean normalised = row.bool(2);
    JsonPath path = JsonPath.compile(row.text(1))
        .orElseThrow(() -> new Udf.DomainException("invalid JSONPath: " + row.text(1)));
    return path.find(row.text(0), parser -> reading.read(parser, normalised)).orElse(null);
  }

  private static Optional<String> scalar(JsonParser parser, boolean normalised) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_TRUE -> Optional.of("true");
      case VALUE_FALSE -> Optional.of("false");
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number(parser, normalised));
      default -> Optional.empty();
    };
  }

  private static String number(JsonParser parser, boolean normalised) throws IOException {
    String text = parser.getText();
    if (!normalised) {
      return text;
    }
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      BigInteger value = new BigInteger(text);
      if (value.bitLength() <= 63 || (value.signum() > 0 && value.compareTo(MAX_UINT64) <= 0)) {
        return value.toString();
      }
    }
    String printed = CastUdfs.text(Double.parseDouble(text));
    boolean whole = printed.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return whole ? printed + ".0" : printed;
  }

  private static Optional<String> document(JsonParser parser, boolean normalised)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL && !normalised) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      copy(parser, generator, normalised);
    }
    return Optional.of(text.toString());
  }

  private static void copy(JsonParser parser, JsonGenerator generator, boolean normalised)
      throws IOException {
    int depth = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        default -> {}
      }
      if (parser.currentToken().isNumeric()) {
        generator.writeNumber(number(parser, normalised));
      } else {
        generator.copyCurrentEvent(parser);
      }
    } while (depth > 0 && parser.nextToken() != null);
  }

  private static Optional<String> scalars(JsonParser parser, boolean normalised)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartArray();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Optional<String> element = scalar(parser, normalised);
        if (parser.currentToken().isStructStart()) {
          return Optional.empty();
        }
        if (element.isPresent()) {
          generator.writeString(element.get());
        } else {
          generator.writeNull();
        }
      }
      generator.writeEndArray();
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> documents(JsonParser parser, boolean normalised)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartArray();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        StringWriter element = new StringWriter();
        try (JsonGenerator inner = FACTORY.createGenerator(element)) {
          copy(parser, inner, normalised);
        }
        generator.writeString(element.toString());
      }
      generator.writeEndArray();
    }
    return Optional.of(text.toString());
  }
}
