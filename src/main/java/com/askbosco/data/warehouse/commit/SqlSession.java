package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session of a warehouse, inside a transaction that its owner begins and ends. */
public interface SqlSession {

  /** Runs a statement that gives no rows; returns how many rows it wrote or removed. */
  long execute(String sql);

  /** Runs a query. Values: String, Long, BigDecimal, Boolean, LocalDate, Instant, null. */
  List<List<@Nullable Object>> rows(String sql);

  /** Gives the rows of a query one after another; of a large result not all are held at a time. */
  void each(String sql, Consumer<List<@Nullable Object>> row);

  /** Makes a temporary table named like the layout, with these rows in the order of its fields. */
  void temporary(TableLayout layout, List<List<@Nullable Object>> rows);

  /** Whether a query gives any row. */
  default boolean any(String sql) {
    return !rows(sql + " LIMIT 1").isEmpty();
  }
}
