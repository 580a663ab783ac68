package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.DateFormats.CalendarDuration;
import com.askbosco.data.connector.expression.python.DateFormatting;
import com.askbosco.data.connector.expression.python.PyDateTime;
import com.askbosco.data.connector.expression.python.PythonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Times, read in several formats and written in one. They are compared by the moment and keep their offset, so that what is
 * written shows the clock of the place it came from. Not thread-safe: the last value read is remembered.
 */
final class TimeScale implements Scale<OffsetDateTime> {
  private static final int FOUR_DIGITS = 1000;
  private static final Set<String> COUNTS = Set.of("%s", "%ms", "%epoch_microseconds");

  private final List<String> formats;
  private final String format;
  private final Optional<CalendarDuration> granularity;
  private @Nullable String lastText;
  private @Nullable OffsetDateTime last;

  /**
   * @param inputs formats tried before {@code format}
   * @param granularity how far apart two slices may be without a gap; a millisecond when not given
   */
  TimeScale(List<String> inputs, String format, Optional<CalendarDuration> granularity) {
    List<String> all = new ArrayList<>(inputs);
    all.add(format);
    this.formats = List.copyOf(all);
    this.format = format;
    this.granularity = granularity;
  }

  @Override
  public OffsetDateTime parse(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue();
      OffsetDateTime known = last;
      if (known != null && text.equals(lastText)) {
        return known;
      }
      OffsetDateTime read = read(text, text.indexOf('.') < 0);
      lastText = text;
      last = read;
      return read;
    }
    if (value.isContainerNode() && formats.stream().anyMatch(COUNTS::contains)) {
      throw new UnreadableValueException("a cursor's value is a list or a map", false);
    }
    return read(text(value), true);
  }

  /** The text that Python has for a value. */
  private static String text(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> "None";
      case BOOLEAN -> value.booleanValue() ? "1" : "0";
      case NUMBER ->
        value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())
            ? BigDecimal.valueOf(value.doubleValue()).toPlainString()
            : value.asText();
      default -> value.asText();
    };
  }

  /**
   * @param mayCount whether a format that counts may be tried: fractions of a number are cut, those of a text are wrong
   */
  private OffsetDateTime read(String text, boolean mayCount) {
    OffsetDateTime quick = QuickTime.parse(text, formats.get(0));
    if (quick != null) {
      return quick;
    }
    for (String each : formats) {
      if (mayCount || !COUNTS.contains(each)) {
        PyDateTime read = tried(text, each);
        if (read != null) {
          return read.moment();
        }
      }
    }
    throw new UnreadableValueException(
        "a cursor's value fits none of the formats " + formats, true);
  }

  private static @Nullable PyDateTime tried(String text, String format) {
    try {
      return DateFormatting.parse(text, format);
    } catch (PythonException e) {
      return null; // a format that only writes
    }
  }

  /** The value of a record as states write it: itself, when it is written so already. */
  String written(JsonNode value) {
    if (value.isTextual()) {
      OffsetDateTime quick = QuickTime.parse(value.textValue(), format);
      if (quick != null && quick.getYear() >= FOUR_DIGITS && formats.get(0).equals(format)) {
        return value.textValue();
      }
    }
    return text(parse(value));
  }

  @Override
  public JsonNode format(OffsetDateTime value) {
    return JsonNodeFactory.instance.textNode(text(value));
  }

  String text(OffsetDateTime value) {
    return DateFormats.format(value, format);
  }

  @Override
  public OffsetDateTime after(OffsetDateTime value) {
    return granularity.map(g -> g.addTo(value)).orElseGet(() -> value.plusNanos(1_000_000));
  }

  @Override
  public boolean says(OffsetDateTime value) {
    return true;
  }

  @Override
  public int compare(OffsetDateTime a, OffsetDateTime b) {
    int seconds = Long.compare(a.toEpochSecond(), b.toEpochSecond());
    return seconds != 0 ? seconds : Integer.compare(a.getNano(), b.getNano());
  }
}
