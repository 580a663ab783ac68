package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work in Java between a mart's query and its table, for what would be clumsy in SQL. A mart names one by {@code step} in its
 * header; its SELECT then gives the step's input. Everything else (lineage, incremental builds, checks, publishing) is that of
 * any mart. Rows leave the warehouse by a query and come back by a load, so a step runs alike over DuckDB and BigQuery.
 *
 * <p>Implementations are found as services, have no state, and give the same rows for the same input: a build of some partitions
 * must give the rows that a build of all gives.
 */
public interface MartStep {

  /** The name in a mart's header. */
  String name();

  /** Goes up whenever the same input would give other rows; marts are then built anew. */
  int version();

  /** The columns the query has to give, in the order in which the step reads them. */
  List<Field> input();

  /** The input columns by which rows have to be sorted; together they name a row. */
  List<String> order();

  /** The columns of the table. */
  List<Field> output();

  /** For each column of the table the input columns it is made of; none for a constant. */
  Map<String, List<String>> parents();

  /**
   * Turns the sorted input into the table's rows. Values are those of {@link
   * com.askbosco.data.warehouse.commit.SqlSession#rows}.
   *
   * @param rows gives all input rows, once
   * @param table takes the rows of the table
   */
  void run(RowSource rows, Consumer<List<@Nullable Object>> table);

  /** Rows that are read once, one after another. */
  @FunctionalInterface
  interface RowSource {
    void forEach(Consumer<List<@Nullable Object>> row);
  }

  /** The steps there are, by name. */
  static Map<String, MartStep> all() {
    Map<String, MartStep> steps = new TreeMap<>();
    ServiceLoader.load(MartStep.class).stream()
        .map(Provider::get)
        .forEach(step -> steps.put(step.name(), step));
    return steps;
  }
}
