package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was built in {@code gold_build} into {@code gold}, which is what readers are served: the partitions that changed since
 * the last time, of all marts in one transaction. Readers see the figures of one publish or of the next, never some of each.
 */
final class ServedMarts {
  /** Partitions written by builds since they were served last; no date means the whole mart. */
  static final TableLayout UNSERVED =
      ControlTables.table("ops", "ctl_unserved", List.of(), "table_name", "partition_date:d");

  private static final int MOST_DAYS = 400;

  private final BigQuerySession session;
  private final TablesNow tables;
  private final MartCatalog catalog;
  private final BigQueryDialect building = BigQueryDialect.building();
  private final BigQueryDialect served = BigQueryDialect.served();

  ServedMarts(BigQuerySession session, TablesNow tables, MartCatalog catalog) {
    this.session = session;
    this.tables = tables;
    this.catalog = catalog;
  }

  /**
   * Makes the tables there are none of and columns that are new. Figures stay as they are.
   *
   * @param views queries of further views by name
   */
  void prepare(Map<String, String> views) {
    TableSetup setup = new TableSetup(session, served);
    for (MartFile mart : catalog.marts()) {
      TableLayout layout = catalog.layout(mart);
      dropColumnsOfOtherTypes(layout);
      setup.ensure(layout);
    }
    views.forEach((name, query) -> {
      if (!tables.view("gold", name).filter(query::equals).isPresent()) {
        session.run("CREATE OR REPLACE VIEW `gold`." + served.name(name) + " AS " + query);
      }
    });
  }

  /**
   * Columns that a mart has no more, or with another type, go from the served table too. The table itself stays, and with it who may
   * read which of its rows.
   */
  private void dropColumnsOfOtherTypes(TableLayout layout) {
    Map<String, Type> wanted = new LinkedHashMap<>();
    layout.fields().forEach(field -> wanted.put(field.name(), field.type()));
    for (List<@Nullable Object> column : tables.columns(served, layout)) {
      String name = String.valueOf(column.get(1));
      Type type = wanted.get(name);
      if (type == null || !type.name().equals(column.get(2))) {
        if (layout.partition().equals(java.util.Optional.of(name))
            || layout.cluster().contains(name)) {
          throw new BoscoException(
              ErrorCode.WAREHOUSE_CONFLICT,
              "BigQuery cannot take column " + name + " from gold." + layout.name()
                  + ", which partitions or clusters it. Drop the table, publish again, and set its row access policies"
                  + " anew: ./bosco tables policies");
        }
        session.run(
            "ALTER TABLE " + served.table(layout) + " DROP COLUMN IF EXISTS " + served.name(name));
      }
    }
  }

  /** Copies what changed; to be called in a transaction, in which nothing of it is seen from outside. */
  void serve() {
    Map<String, Set<LocalDate>> days = new TreeMap<>();
    Set<String> whole = new TreeSet<>();
    for (List<@Nullable Object> row : session.rows(
        "SELECT DISTINCT table_name, partition_date FROM " + building.table(UNSERVED))) {
      String table = String.valueOf(row.get(0));
      if (row.get(1) instanceof LocalDate day) {
        days.computeIfAbsent(table, name -> new TreeSet<>()).add(day);
      } else {
        whole.add(table);
      }
    }
    for (MartFile mart : catalog.marts()) {
      TableLayout layout = catalog.layout(mart);
      Set<LocalDate> changed = days.getOrDefault(layout.fullName(), Set.of());
      if (whole.contains(layout.fullName()) || changed.size() > MOST_DAYS) {
        copy(layout, "TRUE");
      } else if (!changed.isEmpty()) {
        copy(
            layout,
            served.name(layout.partition().orElseThrow()) + " IN ("
                + changed.stream().map(served::date).collect(Collectors.joining(", ")) + ")");
      }
    }
    session.run("DELETE FROM " + building.table(UNSERVED) + " WHERE TRUE");
  }

  private void copy(TableLayout layout, String scope) {
    String names = layout.fields().stream()
        .map(Field::name)
        .map(served::name)
        .collect(Collectors.joining(", "));
    session.run("DELETE FROM " + served.table(layout) + " WHERE " + scope);
    session.run("INSERT INTO " + served.table(layout) + " (" + names + ") SELECT " + names
        + " FROM " + building.table(layout) + " WHERE " + scope);
  }

  /** Takes away the served tables of marts that are built no more; tables of published versions stay. */
  void dropRemoved() {
    Set<String> known = new TreeSet<>();
    catalog.marts().forEach(mart -> {
      known.add(mart.name());
      mart.publishedAs().ifPresent(view -> known.add(view + "_version"));
    });
    for (String table : tables.names("gold")) {
      if (!known.contains(table)) {
        session.run("DROP TABLE IF EXISTS `gold`." + served.name(table));
      }
    }
  }
}
