package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks GoogleSQL queries and turns them into what the warehouse runs; for BigQuery that is the query itself. */
public interface QueryCompiler {

  /**
   * Compiles one SELECT.
   *
   * @param name what errors call it
   * @param tables every table it may read
   * @throws com.askbosco.data.model.BoscoException with {@code SQL_INVALID} or {@code SQL_UNSUPPORTED} and the position
   */
  Compiled compile(String name, String googleSql, Collection<TableLayout> tables);

  /**
   * A compiled query.
   *
   * @param sql for the warehouse, without an end mark
   * @param fields the result's columns
   * @param tables the tables it reads, as {@code schema.name}
   * @param parents by result column, the columns it is made of as {@code schema.table.column}, and {@code schema.table.*} where
   *     rows are counted; nothing for a constant
   */
  record Compiled(
      String sql, List<Field> fields, List<String> tables, Map<String, Set<String>> parents) {}
}
