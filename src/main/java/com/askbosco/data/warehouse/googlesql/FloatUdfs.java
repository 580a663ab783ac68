package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.FLOAT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** FLOAT64 arithmetic that raises where GoogleSQL does: division by zero, results that overflow, arguments out of domain. */
final class FloatUdfs {
  static final List<Udf> ALL = List.of(
      binary("dbl_add", Double::sum),
      binary("dbl_sub", (a, b) -> a - b),
      binary("dbl_mul", (a, b) -> a * b),
      binary("dbl_div", FloatUdfs::divide),
      binary("dbl_pow", FloatUdfs::power),
      binary("dbl_log", FloatUdfs::logarithm),
      binary("dbl_mod", (a, b) -> a % b),
      total(
          "dbl_ieee_div",
          FLOAT64,
          List.of(FLOAT64, FLOAT64),
          row -> row.floating(0) / row.floating(1)),
      unary("dbl_sqrt", x -> Math.sqrt(inDomain(x, x >= 0 || Double.isNaN(x), "SQRT"))),
      unary("dbl_exp", Math::exp),
      unary("dbl_ln", Math::log),
      unary("dbl_log10", Math::log10),
      unary("dbl_cbrt", Math::cbrt),
      unary("dbl_sin", Math::sin),
      unary("dbl_cos", Math::cos),
      unary("dbl_tan", Math::tan),
      unary("dbl_asin", Math::asin),
      unary("dbl_acos", Math::acos),
      unary("dbl_atan", Math::atan),
      binary("dbl_atan2", Math::atan2),
      unary("dbl_sinh", Math::sinh),
      unary("dbl_cosh", Math::cosh),
      unary("dbl_tanh", Math::tanh),
      total("dbl_sign", FLOAT64, List.of(FLOAT64), row -> Math.signum(row.floating(0))),
      total("dbl_ceil", FLOAT64, List.of(FLOAT64), row -> Math.ceil(row.floating(0))),
      total("dbl_floor", FLOAT64, List.of(FLOAT64), row -> Math.floor(row.floating(0))),
      raising(
          "dbl_round", FLOAT64, List.of(FLOAT64, INT64), row -> round(row, RoundingMode.HALF_UP)),
      total("dbl_trunc", FLOAT64, List.of(FLOAT64, INT64), row -> round(row, RoundingMode.DOWN)),
      raising("dbl_int", INT64, List.of(FLOAT64), row -> int64(row.floating(0))));

  private FloatUdfs() {}

  private static Udf binary(String name, DoubleBinaryOperator operator) {
    return raising(name, FLOAT64, List.of(FLOAT64, FLOAT64), row -> {
      double a = row.floating(0);
      double b = row.floating(1);
      double result = operator.applyAsDouble(a, b);
      if (!Double.isFinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
        throw new Udf.DomainException("floating point error: " + a + ", " + b);
      }
      return result;
    });
  }

  private static Udf unary(String name, DoubleUnaryOperator operator) {
    return raising(name, FLOAT64, List.of(FLOAT64), row -> {
      double x = row.floating(0);
      double result = operator.applyAsDouble(x);
      if (!Double.isFinite(result) && Double.isFinite(x)) {
        throw new Udf.DomainException("floating point overflow: " + x);
      }
      return result;
    });
  }

  private static double inDomain(double x, boolean allowed, String function) {
    if (!allowed) {
      throw new Udf.DomainException("argument to " + function + " is out of its domain: " + x);
    }
    return x;
  }

  private static double divide(double dividend, double divisor) {
    if (divisor == 0) {
      throw new Udf.DomainException("division by zero");
    }
    return dividend / divisor;
  }

  private static double power(double base, double exponent) {
    // C and GoogleSQL: 1 to any power and any number to the power 0 is 1; Java says NaN for NaN.
    if (base == 1 || exponent == 0) {
      return 1;
    }
    return Math.abs(base) == 1 && Double.isInfinite(exponent) ? 1 : Math.pow(base, exponent);
  }

  private static double logarithm(double x, double base) {
    inDomain(base, base > 0 || !Double.isFinite(base) || !Double.isFinite(x), "LOG");
    return Math.log(x) / Math.log(base);
  }

  private static Double round(UdfRow row, RoundingMode mode) {
    double x = row.floating(0);
    if (!Double.isFinite(x) || x == 0) {
      return x;
    }
    int digits = Math.clamp(row.integer(1), -400, 1100);
    double result = new BigDecimal(x).setScale(digits, mode).doubleValue();
    if (Double.isInfinite(result)) {
      throw new Udf.DomainException("floating point overflow: ROUND(" + x + ")");
    }
    return result == 0 ? Math.copySign(0.0, x) : result;
  }

  private static Long int64(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new Udf.DomainException("illegal conversion of " + value + " to INT64");
    }
    return NumericUdfs.int64(new BigDecimal(value));
  }
}
