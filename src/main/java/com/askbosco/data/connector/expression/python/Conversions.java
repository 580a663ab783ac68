package com.askbosco.data.connector.expression.python;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code int(...)} and {@code float(...)}. */
public final class Conversions {
  private static final int MAX_DIGITS = 4300;
  private static final Pattern FLOAT = Pattern.compile(
      "[-+]?(?:\\d++(?:_\\d++)*+(?:\\.(?:\\d++(?:_\\d++)*+)?)?|\\.\\d++(?:_\\d++)*+)(?:[eE][-+]?\\d++(?:_\\d++)*+)?");

  private Conversions() {}

  /** A number, its fraction cut. */
  public static Object integer(@Nullable Object value) {
    if (value instanceof Double number) {
      return Numbers.truncate(number);
    }
    if (value instanceof Undefined undefined) {
      throw undefined.used();
    }
    return Numbers.integer(Numbers.asBig(value));
  }

  /** A text of digits in a base; base 0 goes by the prefix. */
  public static Object integer(String value, int base) {
    String text = Splitting.strip(value, null, true, true).toLowerCase(Locale.ROOT);
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = base;
    String prefix = digits.length() > 1 ? digits.substring(0, 2) : "";
    int prefixed = prefix.equals("0x") ? 16 : prefix.equals("0o") ? 8 : prefix.equals("0b") ? 2 : 0;
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
      radix = prefixed;
      digits = digits.substring(2);
      digits = digits.startsWith("_") ? digits.substring(1) : digits;
    } else if (base == 0) {
      radix = 10;
      if (digits.startsWith("0") && !digits.replace("_", "").chars().allMatch(c -> c == '0')) {
        throw PythonException.value("this is no whole number");
      }
    }
    if (radix < 2 || radix > 36) {
      throw PythonException.value("the base is not between 2 and 36");
    }
    boolean misplaced = digits.startsWith("_") || digits.endsWith("_") || digits.contains("__");
    String plain = digits.replace("_", "");
    int numberBase = radix;
    if (misplaced
        || plain.isEmpty()
        || plain.length() > MAX_DIGITS
        || !plain.chars().allMatch(c -> Character.digit(c, numberBase) >= 0)) {
      throw PythonException.value("this is no whole number");
    }
    BigInteger number = new BigInteger(plain, radix);
    return Numbers.integer(negative ? number.negate() : number);
  }

  /** A float of a number or a text. */
  public static double floating(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (!(value instanceof String raw)) {
      return Numbers.asDouble(value);
    }
    String text = Splitting.strip(raw, null, true, true).toLowerCase(Locale.ROOT);
    if (FLOAT.matcher(text).matches()) {
      return Double.parseDouble(text.replace("_", ""));
    }
    String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    double sign = text.startsWith("-") ? -1 : 1;
    return switch (unsigned) {
      case "inf", "infinity" -> sign * Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw PythonException.value("this is no number");
    };
  }
}
