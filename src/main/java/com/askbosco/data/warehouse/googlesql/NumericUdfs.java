package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.BOOL;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.FLOAT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.NUMERIC;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Exact arithmetic: NUMERIC with 29 digits before and 9 behind the point, rounded half away from zero, and INT64 with checks. */
final class NumericUdfs {
  static final int SCALE = 9;

  /** BigQuery's limit of a generated array. */
  private static final double MAX_ELEMENTS = 1_048_575;

  private static final BigInteger LIMIT = BigInteger.TEN.pow(38);
  private static final BigDecimal MAX_INT64 = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MIN_INT64 = BigDecimal.valueOf(Long.MIN_VALUE);

  static final List<Udf> ALL = List.of(
      raising(
          "num_add",
          NUMERIC,
          List.of(NUMERIC, NUMERIC),
          row -> numeric(row.numeric(0).add(row.numeric(1)))),
      raising(
          "num_sub",
          NUMERIC,
          List.of(NUMERIC, NUMERIC),
          row -> numeric(row.numeric(0).subtract(row.numeric(1)))),
      raising(
          "num_mul",
          NUMERIC,
          List.of(NUMERIC, NUMERIC),
          row -> numeric(row.numeric(0).multiply(row.numeric(1)))),
      raising(
          "num_div",
          NUMERIC,
          List.of(NUMERIC, NUMERIC),
          row -> divide(row.numeric(0), row.numeric(1))),
      raising(
          "num_idiv",
          NUMERIC,
          List.of(NUMERIC, NUMERIC),
          row -> numeric(row.numeric(0).divideToIntegralValue(nonZero(row.numeric(1))))),
      raising(
          "num_mod",
          NUMERIC,
          List.of(NUMERIC, NUMERIC),
          row -> numeric(row.numeric(0).remainder(nonZero(row.numeric(1))))),
      raising(
          "num_round", NUMERIC, List.of(NUMERIC, INT64), row -> round(row, RoundingMode.HALF_UP)),
      raising(
          "num_round_even",
          NUMERIC,
          List.of(NUMERIC, INT64),
          row -> round(row, RoundingMode.HALF_EVEN)),
      total("num_trunc", NUMERIC, List.of(NUMERIC, INT64), row -> round(row, RoundingMode.DOWN)),
      raising(
          "num_ceil",
          NUMERIC,
          List.of(NUMERIC),
          row -> numeric(row.numeric(0).setScale(0, RoundingMode.CEILING))),
      raising(
          "num_floor",
          NUMERIC,
          List.of(NUMERIC),
          row -> numeric(row.numeric(0).setScale(0, RoundingMode.FLOOR))),
      total(
          "num_sign",
          NUMERIC,
          List.of(NUMERIC),
          row -> numeric(BigDecimal.valueOf(row.numeric(0).signum()))),
      raising("num_int", INT64, List.of(NUMERIC), row -> int64(row.numeric(0))),
      raising("num_float", NUMERIC, List.of(FLOAT64), row -> ofDouble(row.floating(0))),
      raising("int_add", INT64, List.of(INT64, INT64), row -> int64(big(row, 0).add(big(row, 1)))),
      raising(
          "int_sub", INT64, List.of(INT64, INT64), row -> int64(big(row, 0).subtract(big(row, 1)))),
      raising(
          "int_mul", INT64, List.of(INT64, INT64), row -> int64(big(row, 0).multiply(big(row, 1)))),
      raising(
          "int_div",
          INT64,
          List.of(INT64, INT64),
          row -> int64(big(row, 0).divideToIntegralValue(nonZero(big(row, 1))))),
      raising(
          "int_mod",
          INT64,
          List.of(INT64, INT64),
          row -> int64(big(row, 0).remainder(nonZero(big(row, 1))))),
      raising(
          "offset", INT64, List.of(INT64, INT64), row -> position(row.integer(0), row.integer(1))),
      raising(
          "ordinal",
          INT64,
          List.of(INT64, INT64),
          row -> position(row.integer(0) - 1, row.integer(1))),
      total(
          "int_floor_div",
          INT64,
          List.of(INT64, INT64),
          row -> Math.floorDiv(row.integer(0), row.integer(1))),
      raising(
          "step",
          INT64,
          List.of(INT64, INT64, INT64),
          row -> step(row.integer(0), row.integer(1), row.integer(2))),
      raising("int_neg", INT64, List.of(INT64), row -> int64(big(row, 0).negate())),
      raising("int_abs", INT64, List.of(INT64), row -> int64(big(row, 0).abs())),
      raising(
          "int_shl",
          INT64,
          List.of(INT64, INT64),
          row -> shift(row.integer(0), row.integer(1), true)),
      raising(
          "int_shr",
          INT64,
          List.of(INT64, INT64),
          row -> shift(row.integer(0), row.integer(1), false)),
      total(
          "num_is_int",
          BOOL,
          List.of(NUMERIC),
          row -> row.numeric(0).stripTrailingZeros().scale() <= 0));

  private NumericUdfs() {}

  /** The value as NUMERIC, rounded to 9 places; an error beyond 29 digits before the point. */
  static BigDecimal numeric(BigDecimal value) {
    BigDecimal rounded = value.setScale(SCALE, RoundingMode.HALF_UP);
    if (rounded.unscaledValue().abs().compareTo(LIMIT) >= 0) {
      throw new Udf.DomainException("numeric overflow: " + CastUdfs.text(value));
    }
    return rounded;
  }

  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return numeric(dividend.divide(nonZero(divisor), SCALE, RoundingMode.HALF_UP));
  }

  static BigDecimal ofDouble(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new Udf.DomainException("illegal conversion of " + value + " to NUMERIC");
    }
    return numeric(new BigDecimal(value));
  }

  static Long int64(BigDecimal value) {
    BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
    if (rounded.compareTo(MAX_INT64) > 0 || rounded.compareTo(MIN_INT64) < 0) {
      throw new Udf.DomainException("int64 overflow: " + value.toEngineeringString());
    }
    return rounded.longValueExact();
  }

  private static BigDecimal nonZero(BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new Udf.DomainException("division by zero");
    }
    return divisor;
  }

  private static BigDecimal big(UdfRow row, int argument) {
    return BigDecimal.valueOf(row.integer(argument));
  }

  private static BigDecimal round(UdfRow row, RoundingMode mode) {
    // Beyond these digits nothing changes any more, and setScale would overflow.
    int digits = Math.clamp(row.integer(1), -40, SCALE);
    return numeric(row.numeric(0).setScale(digits, mode));
  }

  /** DuckDB counts elements from 1 and takes a negative position from the end. */
  private static Long position(long offset, long length) {
    if (offset < 0 || offset >= length) {
      throw new Udf.DomainException("array index " + offset + " is out of bounds");
    }
    return offset + 1;
  }

  private static Long step(long from, long to, long step) {
    if (step == 0) {
      throw new Udf.DomainException("sequence step cannot be 0");
    }
    if (((double) to - from) / step >= MAX_ELEMENTS) {
      throw new Udf.DomainException("an array of more than 1048575 elements");
    }
    return step;
  }

  private static Long shift(long value, long by, boolean left) {
    if (by < 0) {
      throw new Udf.DomainException("bitwise shift by a negative number of bits");
    }
    if (by > 63) {
      return 0L;
    }
    return left ? value << by : value >>> by;
  }
}
