package com.askbosco.data.rules;

import com.askbosco.data.spec.RowCheckSpec.Severity;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Pii;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A check of the rows of one canonical table, compiled. Immutable and thread-safe; the same row gives the same answer. */
public final class RowCheck {
  private final String name;
  private final String description;
  private final Severity severity;
  private final TableSpec table;
  private final int[] shown;
  private final RowTest test;

  /** What must hold of the business columns of a row, in their order. */
  @FunctionalInterface
  interface RowTest {
    boolean holds(@Nullable Object[] values);
  }

  RowCheck(
      String name,
      String description,
      Severity severity,
      TableSpec table,
      int[] shown,
      RowTest test) {
    this.name = name;
    this.description = description;
    this.severity = severity;
    this.table = table;
    this.shown = shown;
    this.test = test;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What holds, in words. */
  public String description() {
    return description;
  }

  /** What a row that breaks it leads to. */
  public Severity severity() {
    return severity;
  }

  /** Whether a row of its table keeps it. */
  public boolean holds(SilverRow row) {
    return test.holds(row.values());
  }

  /** The row's values the check looked at, as {@code spend=-5}; personal ones are left out. */
  public String values(SilverRow row) {
    StringJoiner text = new StringJoiner(", ");
    for (int position : shown) {
      Column column = table.columns().get(position);
      if (column.pii() == Pii.NONE) {
        Object value = row.values()[position];
        text.add(column.name() + "=" + (value == null ? "NULL" : plain(value)));
      }
    }
    return text.toString();
  }

  private static String plain(Object value) {
    String text = value instanceof java.math.BigDecimal exact
        ? exact.stripTrailingZeros().toPlainString()
        : value.toString();
    return text.length() <= 100 ? text : text.substring(0, 99) + "…";
  }
}
