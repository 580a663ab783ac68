package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Finds values in the answer of a token endpoint, wherever in it they stand, and reads its times. */
final class TokenAnswer {
  private static final int DEEPEST = 5;
  private static final int LONGEST_EPOCH = 10;
  private static final List<String> FORMATS = List.of(
      "%Y-%m-%dT%H:%M:%S%z",
      "%Y-%m-%dT%H:%M:%S.%f%z",
      "%Y-%m-%d %H:%M:%S%z",
      "%Y-%m-%d %H:%M:%S.%f%z",
      "%Y-%m-%dT%H:%M:%S",
      "%Y-%m-%dT%H:%M:%S.%f",
      "%Y-%m-%d %H:%M:%S",
      "%Y-%m-%d %H:%M:%S.%f",
      "%Y-%m-%dT%H:%M",
      "%Y-%m-%d %H:%M",
      "%Y/%m/%d %H:%M:%S",
      "%m/%d/%Y %H:%M:%S");

  private TokenAnswer() {}

  /**
   * The first value of that name, outer ones first; JSON null when it is null at the outermost place or nowhere.
   *
   * @throws SourceException when it would have to be looked for too deeply
   */
  static Optional<JsonNode> find(JsonNode answer, String name) {
    return find(answer, name, 0);
  }

  private static Optional<JsonNode> find(JsonNode node, String name, int depth) {
    if (depth > DEEPEST) {
      throw new SourceException(
          ErrorCode.SOURCE_UNAUTHORISED,
          "the token endpoint's answer is nested too deeply to find `" + name + "` in it");
    }
    if (node.isObject() && node.has(name)) {
      return Optional.of(node.get(name)).filter(n -> !n.isNull());
    }
    for (JsonNode inner : node) {
      Optional<JsonNode> found = find(inner, name, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** When a token expires that the answer gives so many seconds. */
  static Instant after(JsonNode seconds, Instant now) {
    try {
      return now.plusSeconds(
          new BigDecimal(Authenticators.text(seconds).strip()).toBigInteger().longValueExact());
    } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
      throw unreadable("the number of seconds");
    }
  }

  /**
   * A time as sources and configs write it: seconds since 1970, a day, a day with time.
   *
   * @throws SourceException when it is none of these
   */
  static Instant time(String text) {
    try {
      if (text.matches("\\d+")) {
        if (text.replaceFirst("^0+(?=.)", "").length() > LONGEST_EPOCH) {
          throw unreadable("the time, which has too many digits for seconds");
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (text.matches("\\d{1,4}-\\d{1,2}-\\d{1,2}")) {
        String[] parts = text.split("-");
        return LocalDate.of(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
      }
      if (text.matches("[A-Z][a-z]{2},? .*")) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      }
      return DateFormats.parse(text, FORMATS).toInstant();
    } catch (DateTimeException | ExpressionException e) {
      throw unreadable("the time");
    }
  }

  /** A time as the reference writes it into a config. */
  static String text(Instant time) {
    LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    int micros = local.getNano() / 1000;
    return local.withNano(0).format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
        + (micros == 0 ? "" : String.format(".%06d", micros))
        + "+00:00";
  }

  private static SourceException unreadable(String what) {
    return new SourceException(
        ErrorCode.SOURCE_REFUSED, what + " at which a token expires cannot be read");
  }
}
