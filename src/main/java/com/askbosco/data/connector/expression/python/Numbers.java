package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Python's numbers: whole numbers of any size, floats, and booleans that count as 0 and 1. */
public final class Numbers {
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** The smallest form of a whole number: {@link Long} where it fits. */
  public static Object integer(BigInteger value) {
    if (value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0) {
      return value.longValue();
    }
    Limits.bits(value.bitLength());
    return value;
  }

  /** Whether it is an int or bool. */
  public static boolean isInteger(@Nullable Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  /** Whether it is an int, bool or float. */
  public static boolean isNumber(@Nullable Object value) {
    return isInteger(value) || value instanceof Double;
  }

  /** An int or bool that fits a long, else null. */
  static @Nullable Long asLong(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    return value instanceof Boolean flag ? (Long) (flag ? 1L : 0L) : null;
  }

  /** An int or bool. */
  static BigInteger asBig(@Nullable Object value) {
    if (value instanceof BigInteger number) {
      return number;
    }
    Long number = asLong(value);
    if (number == null) {
      throw PythonException.type("a whole number is needed, not " + Types.name(value));
    }
    return BigInteger.valueOf(number);
  }

  /** An index or count: an int or bool, held to the range of int. */
  public static int asIndex(@Nullable Object value) {
    BigInteger number = asBig(value);
    if (number.bitLength() > 31) {
      return number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return number.intValue();
  }

  /** Any number as a float. */
  public static double asDouble(@Nullable Object value) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof Long number) {
      return number;
    }
    if (!isInteger(value)) {
      throw PythonException.type("a number is needed, not " + Types.name(value));
    }
    double result = asBig(value).doubleValue();
    if (Double.isInfinite(result)) {
      throw PythonException.value("the whole number is too large for a float");
    }
    return result;
  }

  /** Python's text of a float: the shortest that reads back, with an exponent from 1e16 and below 1e-4. */
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shortest.precision() == 2) {
      // Java writes two digits where one would read back too: 4.9E-324 for 5e-324
      BigDecimal shorter = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
      shortest = shorter.doubleValue() == value ? shorter : shortest;
    }
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      return exponential(shortest, exponent);
    }
    String plain = shortest.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static String exponential(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = value.signum() < 0 ? "-" : "";
    String power = (exponent < 10 && exponent > -10 ? "0" : "") + Math.abs(exponent);
    return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + power;
  }

  /** Python's {@code round}: halves to even, on the exact value of the float; whole without digits. */
  public static Object round(@Nullable Object value, @Nullable Integer digits) {
    if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        if (digits == null) {
          throw PythonException.value("a float that is not finite cannot be made whole");
        }
        return number;
      }
      if (digits != null && (digits > 400 || digits < -400)) {
        return digits > 0 ? number : (Object) 0.0;
      }
      BigDecimal rounded =
          new BigDecimal(number).setScale(digits == null ? 0 : digits, RoundingMode.HALF_EVEN);
      return digits == null ? integer(rounded.toBigInteger()) : (Object) rounded.doubleValue();
    }
    BigInteger whole = asBig(value);
    if (digits == null || digits >= 0) {
      return integer(whole);
    }
    return integer(new BigDecimal(whole)
        .setScale(Math.max(digits, -100_000), RoundingMode.HALF_EVEN)
        .toBigInteger());
  }

  /** A float without its fraction. */
  public static Object truncate(double value) {
    if (!Double.isFinite(value)) {
      throw PythonException.value("a float that is not finite cannot be made whole");
    }
    return integer(new BigDecimal(value).toBigInteger());
  }
}
