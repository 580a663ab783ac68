package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's mini language for formatting one value, such as {@code >08.2f}.
 *
 * @param type the presentation type; 0 when none is given
 */
record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {
  private static final Pattern SPEC = Pattern.compile(
      "(?:(?<fill>\\X)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>[0-9]+)?(?<grouping>[,_])?(?:\\.(?<precision>[0-9]+))?(?<type>[a-zA-Z%])?");

  static FormatSpec parse(String text) {
    Matcher m = SPEC.matcher(text);
    if (!m.matches()) {
      throw PythonException.value("this is no format specification");
    }
    boolean zero = m.group("zero") != null;
    String fill = m.group("fill");
    char align = first(m.group("align"));
    return new FormatSpec(
        fill != null ? fill : zero ? "0" : " ",
        align == 0 && zero ? '=' : align,
        first(m.group("sign")),
        m.group("alternate") != null,
        number(m.group("width"), 0),
        first(m.group("grouping")),
        number(m.group("precision"), -1),
        first(m.group("type")));
  }

  private static char first(@Nullable String group) {
    return group == null || group.isEmpty() ? 0 : group.charAt(0);
  }

  static int number(@Nullable String digits, int absent) {
    if (digits == null) {
      return absent;
    }
    if (digits.length() > 6) {
      throw PythonException.limit("a width or precision has more than 6 digits");
    }
    return Integer.parseInt(digits);
  }

  /** Formats a value as Python's {@code format(value, spec)}. */
  String format(@Nullable Object value) {
    if (value instanceof String text) {
      if (type != 0 && type != 's' || sign != 0 || grouping != 0 || align == '=') {
        throw PythonException.value("this format does not fit a str");
      }
      return pad("", cut(text), '<');
    }
    if (Numbers.isInteger(value) && (type == 0 || "dbcoxXn".indexOf(type) >= 0)) {
      return integer(Numbers.asBig(value));
    }
    if (Numbers.isNumber(value) && (type == 0 || "eEfFgGn%".indexOf(type) >= 0)) {
      return floating(Numbers.asDouble(value));
    }
    throw Numbers.isNumber(value)
        ? PythonException.value("this format does not fit a " + Types.name(value))
        : PythonException.type("a " + Types.name(value) + " has no such format");
  }

  private String cut(String text) {
    return precision < 0 || Text.length(text) <= precision
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private String integer(BigInteger value) {
    if (precision >= 0) {
      throw PythonException.value("a whole number has no precision");
    }
    BigInteger absolute = value.abs();
    String digits = switch (type) {
      case 'b' -> absolute.toString(2);
      case 'o' -> absolute.toString(8);
      case 'x' -> absolute.toString(16);
      case 'X' -> absolute.toString(16).toUpperCase(java.util.Locale.ROOT);
      case 'c' -> Character.toString(character(value));
      default -> absolute.toString();
    };
    String prefix = alternate && "boxX".indexOf(type) >= 0 && type != 0 ? "0" + type : "";
    return pad(sign(value.signum() < 0) + prefix, group(digits), '>');
  }

  private static int character(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 20) {
      throw PythonException.value("there is no character of this number");
    }
    return value.intValue();
  }

  private String floating(double value) {
    boolean negative = value < 0 || value == 0 && 1 / value < 0;
    double absolute = Math.abs(value);
    String text;
    if (!Double.isFinite(value)) {
      text = Numbers.text(absolute);
    } else if (type == 0 && precision < 0) {
      text = Numbers.text(absolute);
    } else {
      int digits = precision < 0 ? 6 : precision;
      text = switch (Character.toLowerCase(type)) {
        case 'f' -> fixed(absolute, digits);
        case '%' -> fixed(absolute * 100, digits) + "%";
        case 'e' -> exponential(absolute, digits);
        default -> general(absolute, Math.max(1, digits), alternate);
      };
    }
    if (Character.isUpperCase(type)) {
      text = text.toUpperCase(java.util.Locale.ROOT);
    }
    return pad(sign(negative), group(text), '>');
  }

  static String fixed(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  static String exponential(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN);
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return mantissa.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + power;
  }

  static String general(double value, int digits, boolean keepZeros) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= digits) {
      String text = exponential(value, digits - 1);
      int e = text.indexOf('e');
      return (keepZeros ? text.substring(0, e) : stripped(text.substring(0, e)))
          + text.substring(e);
    }
    String plain = rounded
        .setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
        .toPlainString();
    return keepZeros ? plain : stripped(plain);
  }

  private static String stripped(String number) {
    return number.indexOf('.') < 0 ? number : number.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private String sign(boolean negative) {
    return negative ? "-" : sign == '+' || sign == ' ' ? String.valueOf(sign) : "";
  }

  private String group(String digits) {
    if (grouping == 0) {
      return digits;
    }
    int end = 0;
    while (end < digits.length()
        && Character.isLetterOrDigit(digits.charAt(end))
        && digits.charAt(end) != 'e') {
      end++;
    }
    int size = "boxX".indexOf(type) >= 0 && type != 0 ? 4 : 3;
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = end - size; i > 0; i -= size) {
      grouped.insert(i, grouping);
    }
    return grouped.toString();
  }

  private String pad(String prefix, String body, char usual) {
    int missing = width - Text.length(prefix) - Text.length(body);
    if (missing <= 0) {
      return prefix + body;
    }
    return switch (align == 0 ? usual : align) {
      case '<' -> prefix + body + fill.repeat(missing);
      case '=' -> prefix + fill.repeat(missing) + body;
      case '^' -> fill.repeat(missing / 2) + prefix + body + fill.repeat(missing - missing / 2);
      default -> fill.repeat(missing) + prefix + body;
    };
  }
}
