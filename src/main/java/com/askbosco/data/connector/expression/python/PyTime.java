package com.askbosco.data.connector.expression.python;

import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Python's time of day, with an offset or naive; microseconds. */
public record PyTime(LocalTime time, @Nullable ZoneOffset offset) {

  /** The ISO form, which is also Python's text of it. */
  @Override
  public String toString() {
    return text(time, "auto") + offsetText(offset, ":");
  }

  String repr() {
    return "datetime.time(" + parts(time) + tzinfo(offset) + ")";
  }

  /** Hours to microseconds with a unit of Python's {@code timespec}. */
  static String text(LocalTime time, String unit) {
    int micros = time.getNano() / 1000;
    return switch (unit) {
      case "auto" -> text(time, micros == 0 ? "seconds" : "microseconds");
      case "hours" -> two(time.getHour());
      case "minutes" -> two(time.getHour()) + ":" + two(time.getMinute());
      case "seconds" -> text(time, "minutes") + ":" + two(time.getSecond());
      case "milliseconds" -> text(time, "seconds") + "." + digits(micros / 1000, 3);
      case "microseconds" -> text(time, "seconds") + "." + digits(micros, 6);
      default -> throw PythonException.value("this is no timespec");
    };
  }

  /** {@code +HH:MM} with any separator, seconds only where there are some; empty without an offset. */
  static String offsetText(@Nullable ZoneOffset offset, String separator) {
    if (offset == null) {
      return "";
    }
    int total = Math.abs(offset.getTotalSeconds());
    String seconds = total % 60 == 0 ? "" : separator + two(total % 60);
    return (offset.getTotalSeconds() < 0 ? "-" : "+")
        + two(total / 3600)
        + separator
        + two(total / 60 % 60)
        + seconds;
  }

  /** The arguments of Python's constructor; seconds and finer only where they are not 0. */
  static String parts(LocalTime time) {
    int micros = time.getNano() / 1000;
    String text = time.getHour() + ", " + time.getMinute();
    if (time.getSecond() != 0 || micros != 0) {
      text += ", " + time.getSecond();
    }
    return micros == 0 ? text : text + ", " + micros;
  }

  static String tzinfo(@Nullable ZoneOffset offset) {
    if (offset == null) {
      return "";
    }
    return offset.getTotalSeconds() == 0
        ? ", tzinfo=datetime.timezone.utc"
        : ", tzinfo=datetime.timezone("
            + TimeDelta.ofMicros(offset.getTotalSeconds() * 1_000_000L).repr()
            + ")";
  }

  static String two(int value) {
    return digits(value, 2);
  }

  /** A number with leading zeros. */
  static String digits(int value, int width) {
    String text = Integer.toString(value);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }
}
