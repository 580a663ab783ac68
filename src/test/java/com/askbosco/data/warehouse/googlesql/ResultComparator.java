package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.warehouse.ResultTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares results value by value; FLOAT64 at 13 significant digits, since sums may be taken in another order. */
final class ResultComparator {
  private static final MathContext DIGITS = new MathContext(13);

  private ResultComparator() {}

  /** The rows in comparable form; in order when the query is ordered, else sorted. */
  static List<String> rows(ResultTable table, boolean ordered) {
    List<String> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      rows.add(String.valueOf(canonical(row)));
    }
    if (!ordered) {
      rows.sort(null);
    }
    return rows;
  }

  private static @Nullable Object canonical(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number -> "f:" + floating(number);
      case Long number -> "i:" + number;
      case BigDecimal number -> "n:" + number.setScale(9).toPlainString();
      case List<?> list -> {
        List<@Nullable Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(canonical(element)));
        yield elements;
      }
      case Map<?, ?> struct -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        struct.forEach((name, field) -> fields.put((String) name, canonical(field)));
        yield fields;
      }
      case String text -> "'" + text + "'";
      default -> value.getClass().getSimpleName() + ":" + value;
    };
  }

  private static String floating(double number) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toString();
  }
}
