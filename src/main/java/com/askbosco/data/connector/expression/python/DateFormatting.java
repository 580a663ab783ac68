package com.askbosco.data.connector.expression.python;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date formats of manifests: those of strftime and strptime, and the counts since 1970 {@code %s}, {@code %s_as_float},
 * {@code %ms} and {@code %epoch_microseconds}, which stand alone, and {@code %_ms} for three digits of milliseconds.
 */
public final class DateFormatting {
  private static final Pattern FLOAT = Pattern.compile("-?\\d++\\.\\d++");

  private DateFormatting() {}

  /**
   * Reads a date; naive is UTC.
   *
   * @return null when the value does not fit
   * @throws PythonException kind VALUE when the format is wrong
   */
  public static @Nullable PyDateTime parse(String value, String format) {
    try {
      return switch (format) {
        case "%s" -> PyDateTime.ofEpochMicros(Math.multiplyExact(whole(value), 1_000_000L));
        case "%s_as_float" -> PyDateTime.ofEpochSeconds(Double.parseDouble(value.strip()));
        case "%ms" -> PyDateTime.ofEpochMicros(Math.multiplyExact(whole(value), 1000L));
        case "%epoch_microseconds" -> PyDateTime.ofEpochMicros(whole(value));
        default -> aware(Strptime.parse(value, format.replace("%_ms", "%f")));
      };
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static long whole(String value) {
    String text = value.strip();
    // a float of a JSON record, such as 1700000000.0, is cut as Python's int() does
    return Long.parseLong(
        FLOAT.matcher(text).matches() ? text.substring(0, text.indexOf('.')) : text);
  }

  private static @Nullable PyDateTime aware(@Nullable PyDateTime value) {
    return value == null || value.offset() != null
        ? value
        : new PyDateTime(value.local(), java.time.ZoneOffset.UTC);
  }

  /** Writes a date; naive is UTC. */
  public static String format(PyDateTime value, String format) {
    return switch (format) {
      case "%s" -> Long.toString(value.epochMicros() / 1_000_000L);
      case "%s_as_float" -> Numbers.text(value.timestamp());
      case "%ms" -> Long.toString((long) (value.timestamp() * 1000));
      case "%epoch_microseconds" -> Long.toString((long) (value.timestamp() * 1_000_000));
      default ->
        format.contains("%_ms")
            ? Strftime.format(
                value,
                format.replace("%_ms", PyTime.digits(value.local().getNano() / 1_000_000, 3)))
            : Strftime.format(value, format);
    };
  }
}
