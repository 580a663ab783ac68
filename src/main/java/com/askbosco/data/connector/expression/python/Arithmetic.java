package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's operators on numbers, texts and lists; dates are in {@link DateArithmetic}. */
public final class Arithmetic {
  private static final long EXACT = 1L << 53;

  private Arithmetic() {}

  /** {@code left + right}. */
  public static Object add(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      long sum = a + b;
      return ((a ^ sum) & (b ^ sum)) < 0 ? big(left).add(big(right)) : (Object) sum;
    }
    if (left instanceof String a && right instanceof String b) {
      Limits.text((long) a.length() + b.length());
      return a + b;
    }
    if (left instanceof List<?> a && right instanceof List<?> b && sameKind(a, b)) {
      Limits.items((long) a.size() + b.size());
      List<@Nullable Object> both = new ArrayList<>(a);
      both.addAll(b);
      return a instanceof PyTuple ? PyTuple.copyOf(both) : both;
    }
    if (isNumbers(left, right)) {
      return isFloat(left, right)
          ? (Object) (Numbers.asDouble(left) + Numbers.asDouble(right))
          : Numbers.integer(big(left).add(big(right)));
    }
    return or(DateArithmetic.add(left, right), "+", left, right);
  }

  private static boolean sameKind(List<?> left, List<?> right) {
    return left instanceof PyTuple == right instanceof PyTuple;
  }

  /** {@code left - right}. */
  public static Object subtract(@Nullable Object left, @Nullable Object right) {
    if (isNumbers(left, right)) {
      return isFloat(left, right)
          ? (Object) (Numbers.asDouble(left) - Numbers.asDouble(right))
          : Numbers.integer(big(left).subtract(big(right)));
    }
    return or(DateArithmetic.subtract(left, right), "-", left, right);
  }

  /** {@code left * right}. */
  public static Object multiply(@Nullable Object left, @Nullable Object right) {
    if (isNumbers(left, right)) {
      return isFloat(left, right)
          ? (Object) (Numbers.asDouble(left) * Numbers.asDouble(right))
          : Numbers.integer(big(left).multiply(big(right)));
    }
    if (Numbers.isInteger(right) && (left instanceof String || left instanceof List<?>)) {
      return repeat(left, Math.max(0, Numbers.asIndex(right)));
    }
    if (Numbers.isInteger(left) && (right instanceof String || right instanceof List<?>)) {
      return repeat(right, Math.max(0, Numbers.asIndex(left)));
    }
    return or(DateArithmetic.multiply(left, right), "*", left, right);
  }

  private static Object repeat(Object sequence, int times) {
    if (sequence instanceof String text) {
      Limits.text((long) text.length() * times);
      return text.repeat(times);
    }
    List<?> list = (List<?>) sequence;
    Limits.items((long) list.size() * times);
    List<@Nullable Object> result = new ArrayList<>();
    for (int i = 0; i < times && !list.isEmpty(); i++) {
      result.addAll(list);
    }
    return list instanceof PyTuple ? PyTuple.copyOf(result) : result;
  }

  /** {@code left / right}: always a float for numbers. */
  public static Object divide(@Nullable Object left, @Nullable Object right) {
    if (!isNumbers(left, right)) {
      return or(DateArithmetic.divide(left, right), "/", left, right);
    }
    checkDivisor(right);
    if (isFloat(left, right) || (isExact(left) && isExact(right))) {
      return Numbers.asDouble(left) / Numbers.asDouble(right);
    }
    double quotient = new BigDecimal(big(left))
        .divide(new BigDecimal(big(right)), MathContext.DECIMAL128)
        .doubleValue();
    if (Double.isInfinite(quotient)) {
      throw PythonException.value("the quotient is too large for a float");
    }
    return quotient;
  }

  private static boolean isExact(@Nullable Object value) {
    return value instanceof Long number && Math.abs(number) < EXACT;
  }

  /** {@code left // right}: rounded down. */
  public static Object floorDivide(@Nullable Object left, @Nullable Object right) {
    if (!isNumbers(left, right)) {
      return or(DateArithmetic.floorDivide(left, right), "//", left, right);
    }
    checkDivisor(right);
    if (isFloat(left, right)) {
      double a = Numbers.asDouble(left);
      double b = Numbers.asDouble(right);
      double quotient = (a - floorMod(a, b)) / b;
      double floor = Math.floor(quotient);
      return quotient - floor > 0.5 ? floor + 1 : floor;
    }
    BigInteger[] parts = big(left).divideAndRemainder(big(right));
    boolean down = parts[1].signum() != 0 && parts[1].signum() != big(right).signum();
    return Numbers.integer(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** {@code left % right}: of numbers with the sign of the divisor; of a text its {@code %} formatting. */
  public static Object modulo(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String format) {
      return PercentFormat.format(format, right);
    }
    if (!isNumbers(left, right)) {
      return or(DateArithmetic.modulo(left, right), "%", left, right);
    }
    checkDivisor(right);
    if (isFloat(left, right)) {
      return floorMod(Numbers.asDouble(left), Numbers.asDouble(right));
    }
    BigInteger remainder = big(left).remainder(big(right));
    boolean other = remainder.signum() != 0 && remainder.signum() != big(right).signum();
    return Numbers.integer(other ? remainder.add(big(right)) : remainder);
  }

  private static double floorMod(double left, double right) {
    double remainder = left % right;
    if (remainder == 0) {
      return Math.copySign(0, right);
    }
    return remainder < 0 == right < 0 ? remainder : remainder + right;
  }

  /** {@code left ** right}. */
  public static Object power(@Nullable Object left, @Nullable Object right) {
    if (!isNumbers(left, right)) {
      return or(null, "**", left, right);
    }
    if (!isFloat(left, right) && big(right).signum() >= 0) {
      BigInteger base = big(left);
      int exponent = Numbers.asIndex(right);
      Limits.bits(
          base.abs().compareTo(BigInteger.ONE) > 0 ? (long) base.bitLength() * exponent : 0);
      boolean trivial = base.abs().compareTo(BigInteger.ONE) <= 0 && exponent > 1;
      return Numbers.integer(base.pow(trivial ? 2 - exponent % 2 : exponent));
    }
    double base = Numbers.asDouble(left);
    double exponent = Numbers.asDouble(right);
    if (base == 0 && exponent < 0) {
      throw PythonException.value("0 cannot be raised to a negative power");
    }
    double result = Math.pow(base, exponent);
    if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
      throw PythonException.value("the power is not a real number");
    }
    if (Double.isInfinite(result) && Double.isFinite(base) && Double.isFinite(exponent)) {
      throw PythonException.value("the power is too large for a float");
    }
    return result;
  }

  /** {@code -value}. */
  public static Object negate(@Nullable Object value) {
    return switch (value) {
      case Double number -> -number;
      case TimeDelta delta -> delta.negated();
      case CalendarDelta delta -> delta.negated();
      case Undefined undefined -> throw undefined.used();
      case null, default -> {
        if (Numbers.isInteger(value)) {
          yield Numbers.integer(big(value).negate());
        }
        throw PythonException.type("- does not fit a " + Types.name(value));
      }
    };
  }

  /** {@code +value}. */
  public static Object plus(@Nullable Object value) {
    return value instanceof TimeDelta
        ? value
        : Numbers.isNumber(value) ? negate(negate(value)) : negate(value);
  }

  /** Python's {@code abs(value)}. */
  public static Object abs(@Nullable Object value) {
    return switch (value) {
      case Double number -> Math.abs(number);
      case TimeDelta delta when delta.micros() >= 0 -> delta;
      case null, default ->
        Numbers.isInteger(value) ? Numbers.integer(big(value).abs()) : negate(value);
    };
  }

  private static void checkDivisor(@Nullable Object right) {
    if (Numbers.asDouble(right) == 0) {
      throw PythonException.value("division by zero");
    }
  }

  private static boolean isNumbers(@Nullable Object left, @Nullable Object right) {
    return Numbers.isNumber(left) && Numbers.isNumber(right);
  }

  private static boolean isFloat(@Nullable Object left, @Nullable Object right) {
    return left instanceof Double || right instanceof Double;
  }

  private static BigInteger big(@Nullable Object value) {
    return Numbers.asBig(value);
  }

  private static Object or(
      @Nullable Object result, String operator, @Nullable Object left, @Nullable Object right) {
    if (result != null) {
      return result;
    }
    if (left instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (right instanceof Undefined undefined) {
      throw undefined.used();
    }
    throw PythonException.type(
        operator + " does not fit " + Types.name(left) + " and " + Types.name(right));
  }
}
