package com.askbosco.data.rules;

import com.askbosco.data.rules.RowCheck.RowTest;
import com.askbosco.data.spec.RowCheckSpec.Test;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests of single rows. They run once per row and check, so they compare primitives and make no objects where they can. */
final class RowTests {
  private static final int REMEMBERED = 10_000;

  private RowTests() {}

  static RowTest notNull(int column) {
    return values -> values[column] != null;
  }

  static RowTest in(int column, Set<String> accepted) {
    Set<String> known = Set.copyOf(accepted);
    return values -> !(values[column] instanceof String text) || known.contains(text);
  }

  /** Answers are remembered: texts of dimensions come again and again. */
  static RowTest matches(int column, String regex) {
    Pattern pattern = Pattern.compile(regex);
    Memo<String, Boolean> memo = new Memo<>(REMEMBERED, pattern::matches);
    return values -> !(values[column] instanceof String text) || memo.get(text);
  }

  static RowTest range(int column, Test.Range range) {
    BigDecimal min = range.min().orElse(null);
    BigDecimal max = range.max().orElse(null);
    if (min != null && min.signum() == 0 && max == null) {
      return values -> sign(values[column]) >= 0;
    }
    return values -> values[column] == null
        || ((min == null || compare(values[column], min) >= 0)
            && (max == null || compare(values[column], max) <= 0));
  }

  static RowTest notAbove(int column, int other) {
    return values -> {
      Object left = values[column];
      Object right = values[other];
      if (left instanceof Long a && right instanceof Long b) {
        return a <= b;
      }
      return left == null || right == null || exact(left).compareTo(exact(right)) <= 0;
    };
  }

  /** Bounds of magnitude: doubles are good enough, and a currency nobody knows is not judged. */
  static RowTest per(
      int column, int other, int currency, Test.Per per, Map<String, Double> unitsPerEuro) {
    double atLeast = per.atLeast().doubleValue();
    double min = per.min().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
    double max = per.max().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
    return values -> {
      if (!(values[column] instanceof Number number)
          || !(values[other] instanceof Number divisor)) {
        return true;
      }
      double count = divisor.doubleValue();
      double amount = number.doubleValue();
      if (count < atLeast || count <= 0 || amount == 0) {
        return true;
      }
      double scale = 1;
      if (currency >= 0) {
        Double known = values[currency] == null ? null : unitsPerEuro.get(values[currency]);
        if (known == null) {
          return true;
        }
        scale = known;
      }
      double ratio = amount / count;
      return ratio >= min * scale && ratio <= max * scale;
    };
  }

  private static int sign(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Long number -> Long.signum(number);
      case BigDecimal number -> number.signum();
      case Double number -> (int) Math.signum(number);
      default -> 0;
    };
  }

  private static int compare(@Nullable Object value, BigDecimal bound) {
    return value == null ? 0 : exact(value).compareTo(bound);
  }

  private static BigDecimal exact(Object value) {
    return switch (value) {
      case BigDecimal number -> number;
      case Long number -> BigDecimal.valueOf(number);
      default -> new BigDecimal(value.toString());
    };
  }
}
