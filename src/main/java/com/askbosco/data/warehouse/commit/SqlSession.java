package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One session of a warehouse, inside a transaction that its owner begins and ends. */
public interface SqlSession {

  /** Runs a statement that gives no rows; returns how many rows it wrote or removed. */
  long execute(String sql);

  /**
   * Runs a statement whose outcome nobody waits for. It may be sent later, with others, but before anything else that this session is
   * asked for has an answer. Outside a transaction it may be sent again with those before it, so it must do no harm twice.
   */
  default void run(String sql) {
    execute(sql);
  }

  /** Runs a query. Values: String, Long, BigDecimal, Boolean, LocalDate, Instant, null. */
  List<List<@Nullable Object>> rows(String sql);

  /** Gives the rows of a query one after another; of a large result not all are held at a time. */
  void each(String sql, Consumer<List<@Nullable Object>> row);

  /** Makes a temporary table named like the layout, with these rows in the order of its fields. */
  void temporary(TableLayout layout, List<List<@Nullable Object>> rows);

  /** The columns that tables have now; see {@link Dialect#existingColumns}. */
  default List<List<@Nullable Object>> existingColumns(
      Dialect dialect, Optional<TableLayout> only) {
    return rows(dialect.existingColumns(only));
  }

  /** Gives a temporary table another name. */
  default void rename(String table, String name) {
    execute("ALTER TABLE " + table + " RENAME TO " + name);
  }

  /**
   * Does work whose writes belong together. They take effect together at the latest when the transaction of the session ends; a
   * session between transactions makes one of them. The work may be done again from its start when another writer was in the way.
   */
  default <T> T atomically(Supplier<T> work) {
    return work.get();
  }

  /** How many rows each of these queries gives. */
  default List<Long> counts(List<String> queries) {
    List<Long> counts = new ArrayList<>();
    for (String query : queries) {
      counts.add((Long) Objects.requireNonNull(
          rows("SELECT COUNT(*) FROM (" + query + ") q").get(0).get(0)));
    }
    return counts;
  }

  /** Whether a query gives any row. */
  default boolean any(String sql) {
    return !rows(sql + " LIMIT 1").isEmpty();
  }
}
