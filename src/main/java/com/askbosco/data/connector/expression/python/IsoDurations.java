package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO-8601 durations: {@code P1Y2M3DT4H5M6S}, {@code P2W}, {@code -P1D}, fractions from weeks down. */
public final class IsoDurations {
  private static final String NUMBER = "(?<%s>\\d{1,9}(?:[.,]\\d{1,9})?)%s";

  private static final Pattern DURATION =
      Pattern.compile("(?<sign>[+-])?P(?!$)(?:(?<Y>\\d{1,6})Y)?(?:(?<M>\\d{1,6})M)?"
          + part("W", "W")
          + part("D", "D")
          + "(?:T(?!$)"
          + part("h", "H")
          + part("m", "M")
          + part("s", "S")
          + ")?");

  private IsoDurations() {}

  private static String part(String group, String unit) {
    return "(?:" + String.format(NUMBER, group, unit) + ")?";
  }

  /**
   * Reads a duration.
   *
   * @return a {@link TimeDelta}, or a {@link CalendarDelta} when it has years or months
   * @throws PythonException kind VALUE when it is none
   */
  public static Object parse(String text) {
    CalendarDelta delta = calendar(text);
    return delta.years() == 0 && delta.months() == 0 ? delta.rest() : delta;
  }

  /** As {@link #parse}, in one type. */
  public static CalendarDelta calendar(String text) {
    Matcher m = DURATION.matcher(text);
    if (!m.matches()) {
      throw PythonException.value("this is no ISO-8601 duration");
    }
    BigDecimal seconds = seconds(m.group("W"), 604_800)
        .add(seconds(m.group("D"), 86_400))
        .add(seconds(m.group("h"), 3600))
        .add(seconds(m.group("m"), 60))
        .add(seconds(m.group("s"), 1));
    CalendarDelta delta =
        new CalendarDelta(whole(m.group("Y")), whole(m.group("M")), TimeDelta.ofSeconds(seconds));
    return "-".equals(m.group("sign")) ? delta.negated() : delta;
  }

  private static BigDecimal seconds(@Nullable String number, long each) {
    return number == null
        ? BigDecimal.ZERO
        : new BigDecimal(number.replace(',', '.')).multiply(BigDecimal.valueOf(each));
  }

  private static long whole(@Nullable String number) {
    return number == null ? 0 : Long.parseLong(number);
  }
}
