package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec.Type;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From a raw value to the Java type of a column. */
final class Convert {

  private Convert() {}

  /**
   * The value as the column's type wants it.
   *
   * @param zone zone of a moment that is written without one; null when such a moment is refused
   */
  static Object to(Type type, Object raw, @Nullable ZoneId zone) throws BadValue {
    return switch (type) {
      case STRING -> text(raw);
      case INT64 -> Numbers.whole(raw);
      case NUMERIC -> Numbers.numeric(Numbers.decimal(raw));
      case FLOAT64 -> Numbers.decimal(raw).doubleValue();
      case BOOL -> bool(raw);
      case DATE -> raw instanceof LocalDate date ? date : Times.date(text(raw));
      case TIMESTAMP -> moment(raw, zone);
      case JSON -> raw instanceof JsonNode node ? node.toString() : text(raw);
    };
  }

  /** A moment: one already, text, or a whole number of seconds or milliseconds since 1970. */
  static Instant moment(Object raw, @Nullable ZoneId zone) throws BadValue {
    if (raw instanceof Instant instant) {
      return instant;
    }
    return raw instanceof JsonNode node && node.isIntegralNumber()
        ? Times.sinceEpoch(node)
        : Times.instant(text(raw), zone);
  }

  /** A scalar as text, numbers as they are written. */
  static String text(Object raw) throws BadValue {
    if (raw instanceof JsonNode node) {
      if (node.isTextual()) {
        return node.textValue();
      }
      if (node.isContainerNode()) {
        throw new BadValue(
            ErrorCode.ROW_WRONG_TYPE, "expected a single value, found " + Numbers.kind(node));
      }
      return node.isBigDecimal() ? Numbers.decimal(node).toPlainString() : node.asText();
    }
    return raw.toString();
  }

  private static Boolean bool(Object raw) throws BadValue {
    if (raw instanceof Boolean known) {
      return known;
    }
    String text = text(raw);
    return switch (text) {
      case "true", "True", "TRUE", "1" -> Boolean.TRUE;
      case "false", "False", "FALSE", "0" -> Boolean.FALSE;
      default ->
        throw new BadValue(
            ErrorCode.ROW_WRONG_TYPE, "expected true or false, found " + Numbers.kind(raw));
    };
  }
}
