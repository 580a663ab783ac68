package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.mart.MartFile.Materialisation;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What building the marts is in BigQuery, statement by statement. A table built as a whole is replaced by one {@code CREATE OR
 * REPLACE TABLE … AS}, an incremental one by one {@code MERGE … ON FALSE} that deletes the partitions concerned and inserts them
 * anew: each takes effect as a whole or not at all, and may be run again. Rows that are no longer in the query go; none is patched.
 */
public final class MartStatements {
  private final MartCatalog catalog;

  public MartStatements(MartCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The statements that bring all marts up to date, in their order.
   *
   * @param tables the tables of silver that changed
   * @param days the days on which they changed; none means that everything is built
   */
  public List<String> build(Collection<String> tables, Collection<LocalDate> days) {
    Changes changes = new Changes();
    tables.forEach(table -> days.forEach(day -> changes.add(table, day)));
    List<String> statements = new ArrayList<>();
    for (MartFile mart : catalog.marts()) {
      TableLayout layout = catalog.layout(mart);
      if (mart.step().isPresent()) {
        statements.add("-- not SQL: the step " + mart.step().get().name() + " makes "
            + layout.fullName() + " of these rows");
        statements.add(query(mart));
        statements.add(create(mart, layout));
        days.forEach(day -> changes.add(layout.fullName(), day));
        continue;
      }
      Set<LocalDate> stale =
          changes.dependents(catalog.compiled(mart).tables(), mart.lookback(), mart.period());
      if (days.isEmpty() || mart.materialisation() == Materialisation.TABLE || stale.isEmpty()) {
        statements.add(replace(mart, layout));
      } else {
        statements.add(create(mart, layout));
        statements.add(merge(mart, layout, stale));
      }
      (stale.isEmpty() ? days : stale).forEach(day -> changes.add(layout.fullName(), day));
    }
    return statements;
  }

  private static String create(MartFile mart, TableLayout layout) {
    return "CREATE TABLE IF NOT EXISTS " + layout.fullName() + " (\n"
        + layout.fields().stream()
            .map(field -> "  " + name(field.name()) + " " + field.type())
            .collect(Collectors.joining(",\n"))
        + "\n)" + storage(mart, layout);
  }

  private static String replace(MartFile mart, TableLayout layout) {
    return "CREATE OR REPLACE TABLE " + layout.fullName() + storage(mart, layout) + "\nAS\n"
        + query(mart);
  }

  private static String merge(MartFile mart, TableLayout layout, Set<LocalDate> days) {
    String column = name(mart.partition().orElseThrow());
    String among = " IN ("
        + days.stream().map(day -> "DATE '" + day + "'").collect(Collectors.joining(", ")) + ")";
    List<String> names = layout.columns().stream().map(MartStatements::name).toList();
    return "MERGE INTO " + layout.fullName() + " AS built\nUSING (\nSELECT *\nFROM (\n"
        + query(mart) + "\n)\nWHERE " + column + among + "\n) AS fresh\nON FALSE"
        + "\nWHEN NOT MATCHED BY SOURCE AND built." + column + among + " THEN DELETE"
        + "\nWHEN NOT MATCHED BY TARGET THEN INSERT (" + String.join(", ", names) + ")\n  VALUES ("
        + names.stream().map(name -> "fresh." + name).collect(Collectors.joining(", ")) + ")";
  }

  private static String storage(MartFile mart, TableLayout layout) {
    return layout.partition().map(day -> "\nPARTITION BY " + name(day)).orElse("")
        + (layout.cluster().isEmpty()
            ? ""
            : "\nCLUSTER BY "
                + layout.cluster().stream()
                    .map(MartStatements::name)
                    .collect(Collectors.joining(", ")))
        + "\nOPTIONS(description=" + text(mart.description().strip()) + ")";
  }

  /** The SELECT without the header before it. */
  private static String query(MartFile mart) {
    return mart.sql()
        .lines()
        .dropWhile(line -> line.startsWith("--"))
        .collect(Collectors.joining("\n"));
  }

  private static String name(String column) {
    return "`" + column + "`";
  }

  private static String text(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
