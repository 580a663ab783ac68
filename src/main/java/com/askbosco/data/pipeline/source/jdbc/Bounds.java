package com.askbosco.data.pipeline.source.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Where ranges of a table begin. The same rows give the same bounds. */
final class Bounds {
  private Bounds() {}

  /**
   * The beginnings of all ranges but the first: equal steps between the smallest and the largest number, which an index tells at once, or
   * quantiles of anything else.
   */
  static List<String> of(SliceQuery query, Column split, Connection connection, int parts)
      throws SQLException {
    if (parts < 2) {
      return List.of();
    }
    return switch (split.kind()) {
      case INTEGER -> steps(query.extremes(connection), parts);
      default -> query.quantiles(connection, parts);
    };
  }

  static List<String> steps(List<String> extremes, int parts) {
    if (extremes.size() < 2) {
      return List.of();
    }
    BigInteger least =
        new BigDecimal(extremes.get(0)).setScale(0, RoundingMode.FLOOR).toBigInteger();
    BigInteger most =
        new BigDecimal(extremes.get(1)).setScale(0, RoundingMode.FLOOR).toBigInteger();
    BigInteger width = most.subtract(least).add(BigInteger.ONE);
    List<String> bounds = new ArrayList<>();
    BigInteger last = least;
    for (int i = 1; i < parts; i++) {
      BigInteger bound =
          least.add(width.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts)));
      if (bound.compareTo(last) > 0) {
        bounds.add(bound.toString());
        last = bound;
      }
    }
    return bounds;
  }
}
