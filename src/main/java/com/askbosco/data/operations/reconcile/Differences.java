package com.askbosco.data.operations.reconcile;

import com.askbosco.data.warehouse.ResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two tables differ in.
 *
 * @param oldSize size of the old table
 * @param newSize size of the new table
 * @param missing keys of the old table that the new one has not
 * @param extra keys of the new table that the old one has not
 * @param differing keys of both whose figures lie apart
 * @param byMeasure how many of them by measure
 * @param missingRows some of the missing ones
 * @param extraRows some of the extra ones
 * @param differingRows some of those that differ
 * @param days totals of days that lie apart; none when there is no day
 */
public record Differences(
    Size oldSize,
    Size newSize,
    long missing,
    long extra,
    long differing,
    Map<String, Long> byMeasure,
    List<Row> missingRows,
    List<Row> extraRows,
    List<Row> differingRows,
    List<Row> days) {

  /**
   * How much a table holds.
   *
   * @param duplicates keys that are there more than once
   */
  public record Size(long rows, long keys, long duplicates) {}

  /**
   * A row of both tables.
   *
   * @param key the key's values
   * @param figures old and new figure by measure; null for none
   */
  public record Row(List<String> key, Map<String, Pair> figures) {}

  /** An old and a new figure. */
  public record Pair(@Nullable BigDecimal old, @Nullable BigDecimal fresh) {}

  /** Whether the tables say the same. */
  public boolean none() {
    return missing == 0 && extra == 0 && differing == 0 && days.isEmpty();
  }

  /** Compares. */
  public static Differences of(Comparison comparison, Tables tables) {
    ComparisonSql sql = new ComparisonSql(comparison, tables);
    List<@Nullable Object> sizes = tables.query(sql.sizes()).rows().get(0);
    List<@Nullable Object> counts = tables.query(sql.counts()).rows().get(0);
    Map<String, Long> byMeasure = new LinkedHashMap<>();
    int at = 3;
    for (String measure : comparison.measures().keySet()) {
      byMeasure.put(measure, number(counts.get(at++)));
    }
    long missing = number(counts.get(0));
    long extra = number(counts.get(1));
    long differing = number(counts.get(2));
    int keys = comparison.keys().size();
    return new Differences(
        new Size(number(sizes.get(0)), number(sizes.get(1)), number(sizes.get(2))),
        new Size(number(sizes.get(3)), number(sizes.get(4)), number(sizes.get(5))),
        missing,
        extra,
        differing,
        byMeasure,
        missing == 0 ? List.of() : rows(tables.query(sql.samples("missing")), comparison, keys),
        extra == 0 ? List.of() : rows(tables.query(sql.samples("extra")), comparison, keys),
        differing == 0 ? List.of() : rows(tables.query(sql.samples("differing")), comparison, keys),
        comparison.day().isEmpty() || comparison.measures().isEmpty()
            ? List.of()
            : rows(tables.query(sql.days()), comparison, 1));
  }

  private static List<Row> rows(ResultTable table, Comparison comparison, int keys) {
    List<Row> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<String> key = new ArrayList<>();
      row.subList(0, keys).forEach(value -> key.add(String.valueOf(value)));
      Map<String, Pair> figures = new LinkedHashMap<>();
      int at = keys;
      for (String measure : comparison.measures().keySet()) {
        figures.put(measure, new Pair(decimal(row.get(at)), decimal(row.get(at + 1))));
        at += 2;
      }
      rows.add(new Row(List.copyOf(key), figures));
    }
    return rows;
  }

  private static long number(@Nullable Object value) {
    return new BigDecimal(String.valueOf(value)).longValueExact();
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }
}
