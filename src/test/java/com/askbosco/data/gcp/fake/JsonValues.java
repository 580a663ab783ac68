package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON value as a text that DuckDB reads as the column's type. */
final class JsonValues {
  private static final Pattern DATE_TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}:\\d{2})(\\.\\d{1,6})?)?(.*)");

  private static final BigDecimal MAX_NUMERIC =
      new BigDecimal("99999999999999999999999999999.999999999");

  private JsonValues() {}

  /** The text; null when the type cannot take the value. */
  static @Nullable String text(String type, JsonNode value) {
    try {
      if (type.equals("JSON")) {
        return value.toString();
      }
      if (value.isContainerNode()) {
        return null;
      }
      String text = value.asText();
      return switch (type) {
        case "STRING" -> text;
        case "INTEGER" -> String.valueOf(new BigDecimal(text).longValueExact());
        case "FLOAT" -> String.valueOf(Double.parseDouble(text));
        case "NUMERIC" -> numeric(new BigDecimal(text));
        case "BOOLEAN" -> bool(text);
        case "DATE" -> LocalDate.parse(text).toString();
        case "DATETIME" -> LocalDateTime.parse(text.replace(' ', 'T')).toString();
        case "TIMESTAMP" -> timestamp(value);
        case "TIME" -> java.time.LocalTime.parse(text).toString();
        case "BYTES" -> Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
        default -> null;
      };
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable String numeric(BigDecimal number) {
    if (number.abs().compareTo(MAX_NUMERIC) > 0 || number.stripTrailingZeros().scale() > 9) {
      return null;
    }
    return number.toPlainString();
  }

  private static @Nullable String bool(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> "true";
      case "false", "f", "no", "n", "0" -> "false";
      default -> null;
    };
  }

  private static @Nullable String timestamp(JsonNode value) {
    if (value.isNumber()) {
      BigDecimal seconds = value.decimalValue();
      Instant instant = Instant.ofEpochSecond(
          seconds.longValue(),
          seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
      return instant.toString();
    }
    var matcher = DATE_TIME.matcher(value.asText());
    if (!matcher.matches()) {
      return null;
    }
    String time = matcher.group(2) == null ? "00:00:00" : matcher.group(2);
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    String zone = matcher.group(4).strip().replaceFirst("^(?:UTC|Z)?$", "Z");
    OffsetDateTime parsed = OffsetDateTime.parse(matcher.group(1) + "T" + time + fraction
        + (zone.matches("[+-]\\d{2}") ? zone + ":00" : zone));
    return parsed.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString();
  }
}
