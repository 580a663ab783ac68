package com.askbosco.data.connector.expression.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's operators on dates and durations; null where an operator does not fit the types. */
final class DateArithmetic {
  private DateArithmetic() {}

  static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
    if (isMoment(left) && isDelta(right)) {
      return plus(left, calendar(right));
    }
    if (isDelta(left) && isMoment(right)) {
      return plus(right, calendar(left));
    }
    if (left instanceof TimeDelta a && right instanceof TimeDelta b) {
      return a.plus(b);
    }
    return isDelta(left) && isDelta(right) ? sum(calendar(left), calendar(right)) : null;
  }

  static @Nullable Object subtract(@Nullable Object left, @Nullable Object right) {
    if (left instanceof PyDateTime a && right instanceof PyDateTime b) {
      return a.since(b);
    }
    if (left instanceof PyDate a && right instanceof PyDate b) {
      return new TimeDelta((a.date().toEpochDay() - b.date().toEpochDay()) * TimeDelta.DAY);
    }
    if (left instanceof PyDate date && isDelta(right)) {
      // Python takes the whole days of the duration, then goes back that far: PT36H is one day
      CalendarDelta delta = calendar(right);
      return date.plus(-delta.totalMonths(), -delta.rest().days());
    }
    return isDelta(right) ? add(left, Arithmetic.negate(right)) : null;
  }

  static @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
    if (isDelta(right) && !isDelta(left)) {
      return multiply(right, left);
    }
    if (left instanceof TimeDelta delta && right instanceof Double factor) {
      return delta.times(factor);
    }
    if (!isDelta(left) || !Numbers.isInteger(right)) {
      return null;
    }
    BigInteger factor = Numbers.asBig(right);
    return left instanceof TimeDelta delta
        ? delta.times(factor)
        : calendar(left).times(factor);
  }

  static @Nullable Object divide(@Nullable Object left, @Nullable Object right) {
    if (!(left instanceof TimeDelta delta)) {
      return null;
    }
    if (right instanceof TimeDelta other) {
      return (double) delta.micros() / nonZero(other.micros());
    }
    if (Numbers.isNumber(right)) {
      double by = Numbers.asDouble(right);
      if (by == 0) {
        throw PythonException.value("division by zero");
      }
      return delta.times(1 / by);
    }
    return null;
  }

  static @Nullable Object floorDivide(@Nullable Object left, @Nullable Object right) {
    if (!(left instanceof TimeDelta delta)) {
      return null;
    }
    if (right instanceof TimeDelta other) {
      return Math.floorDiv(delta.micros(), nonZero(other.micros()));
    }
    Long by = Numbers.asLong(right);
    return by == null ? null : new TimeDelta(Math.floorDiv(delta.micros(), nonZero(by)));
  }

  static @Nullable Object modulo(@Nullable Object left, @Nullable Object right) {
    return left instanceof TimeDelta a && right instanceof TimeDelta b
        ? new TimeDelta(Math.floorMod(a.micros(), nonZero(b.micros())))
        : null;
  }

  private static long nonZero(long divisor) {
    if (divisor == 0) {
      throw PythonException.value("division by zero");
    }
    return divisor;
  }

  private static boolean isMoment(@Nullable Object value) {
    return value instanceof PyDateTime || value instanceof PyDate;
  }

  private static boolean isDelta(@Nullable Object value) {
    return value instanceof TimeDelta || value instanceof CalendarDelta;
  }

  private static CalendarDelta calendar(@Nullable Object delta) {
    return delta instanceof CalendarDelta calendar
        ? calendar
        : CalendarDelta.of((TimeDelta) java.util.Objects.requireNonNull(delta));
  }

  private static Object sum(CalendarDelta left, CalendarDelta right) {
    CalendarDelta sum = left.plus(right);
    // years and months that cancel out leave a plain duration
    return sum.years() == 0 && sum.months() == 0 ? sum.rest() : sum;
  }

  private static Object plus(@Nullable Object moment, CalendarDelta delta) {
    return moment instanceof PyDate date
        ? date.plus(delta.totalMonths(), delta.rest().days())
        : ((PyDateTime) java.util.Objects.requireNonNull(moment))
            .plus(delta.totalMonths(), delta.rest());
  }
}
