package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tables what their layouts say: creates missing ones, adds missing columns, refuses columns of another type. */
public final class TableSetup {
  private final SqlSession sql;
  private final Dialect dialect;

  public TableSetup(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Creates or extends the table. Rows that are there already hold NULL in a new column. */
  public void ensure(TableLayout layout) {
    ensure(List.of(layout));
  }

  /** As above for many tables, asking once what there is; returns the full names of those that were not there. */
  public Set<String> ensure(Collection<TableLayout> layouts) {
    Set<String> made = new TreeSet<>();
    Map<String, Map<String, String>> all =
        existing(layouts.size() == 1 ? Optional.of(layouts.iterator().next()) : Optional.empty());
    for (String schema : new TreeSet<>(layouts.stream().map(TableLayout::schema).toList())) {
      dialect.createSchema(schema).ifPresent(sql::run);
    }
    for (TableLayout layout : layouts) {
      Map<String, String> existing = all.get(layout.schema() + "." + layout.heldIn());
      if (existing == null) {
        create(layout);
        made.add(layout.fullName());
      } else if (!extend(layout, existing)) {
        continue;
      }
      if (dialect.isBehindView(layout)) {
        view(layout);
      }
    }
    return made;
  }

  /** The columns a table has now and their types, as the dialect spells them; none when it is not there. */
  public Map<String, String> columns(TableLayout layout) {
    return existing(Optional.of(layout))
        .getOrDefault(layout.schema() + "." + layout.heldIn(), Map.of());
  }

  /** The columns and types of all tables and views by schema and name, such as {@code silver.fct_order}. */
  public Map<String, Map<String, String>> existing() {
    return existing(Optional.empty());
  }

  private Map<String, Map<String, String>> existing(Optional<TableLayout> only) {
    Map<String, Map<String, String>> all = new HashMap<>();
    for (List<@Nullable Object> row : sql.existingColumns(dialect, only)) {
      all.computeIfAbsent(String.valueOf(row.get(0)), name -> new LinkedHashMap<>())
          .put(String.valueOf(row.get(1)), String.valueOf(row.get(2)));
    }
    return all;
  }

  private boolean extend(TableLayout layout, Map<String, String> existing) {
    boolean extended = false;
    for (Field field : layout.fields()) {
      String type = existing.get(field.name());
      if (type == null) {
        sql.run("ALTER TABLE " + dialect.table(layout) + " ADD COLUMN IF NOT EXISTS "
            + dialect.name(field.name()) + " " + dialect.type(field.type()));
        extended = true;
      } else if (!type.equals(dialect.type(field.type()))) {
        throw new BoscoException(
            ErrorCode.WAREHOUSE_CONFLICT,
            "Column " + layout.fullName() + "." + field.name() + " is " + type
                + " in the warehouse, the canon says " + field.type()
                + ". Give the column a new name, or rebuild the workspace from raw.");
      }
    }
    return extended;
  }

  /** Lets the plain name of a table with versions stand for the version of this layout. */
  public void view(TableLayout layout) {
    sql.run("CREATE OR REPLACE VIEW " + dialect.name(layout.schema()) + "."
        + dialect.name(layout.name()) + " AS SELECT "
        + new ColumnSql(dialect).list(layout.columns()) + " FROM " + dialect.table(layout));
  }

  /** Makes a table that is not there. */
  public void create(TableLayout layout) {
    sql.run("CREATE TABLE IF NOT EXISTS " + dialect.table(layout)
        + layout.fields().stream()
            .map(field -> dialect.name(field.name()) + " " + dialect.type(field.type()))
            .collect(Collectors.joining(", ", " (", ")"))
        + dialect.storage(layout));
  }
}
