package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.BOOL;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON by path. Arrays come back as JSON text, which the rules turn into lists. The flag says that the argument is of type JSON:
 * its numbers are normalised, while those of a text stay as written.
 */
final class JsonUdfs {
  private static final BigInteger MAX_UINT64 =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  static final List<Udf> ALL = List.of(
      raising("json_value", STRING, List.of(STRING, STRING, BOOL), JsonUdfs::value),
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

  /** A whole text that begins as a number, true or false has that for its value, whatever follows. */
  private static final Pattern SCALAR_PREFIX =
      Pattern.compile("\\s*(true|false|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)");

  private static @Nullable String value(UdfRow row) {
    String value = find(row, JsonUdfs::scalar);
    if (value == null && row.text(1).equals("$")) {
      Matcher prefix = SCALAR_PREFIX.matcher(row.text(0));
      return prefix.lookingAt() ? prefix.group(1) : null;
    }
    return value;
  }

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

  static Optional<String> document(JsonParser parser, boolean normalised) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL && !normalised) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    copy(parser, text, normalised);
    return Optional.of(text.toString());
  }

  /** Copies the current value without spaces; the members of a normalised object are sorted, and of two equal names the first counts. */
  private static void copy(JsonParser parser, StringBuilder text, boolean normalised)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> text.append(object(parser, normalised));
      case START_ARRAY -> {
        StringJoiner array = new StringJoiner(",", "[", "]");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          StringBuilder element = new StringBuilder();
          copy(parser, element, normalised);
          array.add(element);
        }
        text.append(array);
      }
      case VALUE_STRING -> text.append(JsonTextUdfs.quoted(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text.append(number(parser, normalised));
      default -> text.append(parser.getText());
    }
  }

  private static String object(JsonParser parser, boolean normalised) throws IOException {
    Map<String, String> sorted = new TreeMap<>();
    StringJoiner object = new StringJoiner(",", "{", "}");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      StringBuilder member = new StringBuilder(JsonTextUdfs.quoted(name)).append(':');
      copy(parser, member, normalised);
      if (normalised) {
        sorted.putIfAbsent(name, member.toString());
      } else {
        object.add(member);
      }
    }
    sorted.values().forEach(object::add);
    return object.toString();
  }

  private static Optional<String> scalars(JsonParser parser, boolean normalised)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    StringJoiner array = new StringJoiner(",", "[", "]");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        return Optional.empty();
      }
      array.add(scalar(parser, normalised).map(JsonTextUdfs::quoted).orElse("null"));
    }
    return Optional.of(array.toString());
  }

  private static Optional<String> documents(JsonParser parser, boolean normalised)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    StringJoiner array = new StringJoiner(",", "[", "]");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      StringBuilder element = new StringBuilder();
      copy(parser, element, normalised);
      array.add(JsonTextUdfs.quoted(element.toString()));
    }
    return Optional.of(array.toString());
  }
}
