package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.warehouse.table.TableColumns.Told;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements that make and change tables in BigQuery. Rows lie in {@code silver.<name>__v<version>}, and the name itself is a view:
 * replacing it is one statement, which BigQuery runs as a whole or not at all. Every statement may be run again.
 */
public final class BigQueryDdl {

  private BigQueryDdl() {}

  /** Everything that makes a canonical table: its own table and view, and those of its entities' versions. */
  public static List<String> create(TableSpec spec) {
    List<String> statements = new ArrayList<>();
    for (TableLayout layout : TableLayout.ofCanon(spec)) {
      statements.add("CREATE TABLE IF NOT EXISTS " + definition(spec, layout));
      statements.add(view(spec, layout));
    }
    return statements;
  }

  /** A table that is no canonical one; its name is its own. */
  public static String create(TableLayout layout) {
    return "CREATE TABLE IF NOT EXISTS " + layout.fullName() + " (\n"
        + layout.fields().stream()
            .map(field -> "  " + field.name() + " " + field.type()
                + (layout.key().contains(field.name()) ? " NOT NULL" : ""))
            .collect(Collectors.joining(",\n"))
        + "\n)" + cluster(layout);
  }

  /** What a step of a plan is in BigQuery; a step that is no SQL is a comment that says what to run instead. */
  public static List<String> statements(TableStep step) {
    return switch (step) {
      case TableStep.Create create -> create(create.spec());
      case TableStep.AddColumn add -> {
        TableLayout layout = TableLayout.silver(add.spec());
        yield List.of(addColumn(add.spec(), layout, add.column().name()), view(add.spec(), layout));
      }
      case TableStep.Relax relax ->
        List.of("ALTER TABLE " + held(TableLayout.silver(relax.spec())) + " ALTER COLUMN "
            + relax.column().name() + " DROP NOT NULL");
      case TableStep.Recluster cluster ->
        List.of("-- not SQL: bq update --clustering_fields="
            + String.join(",", cluster.spec().cluster()) + " "
            + held(TableLayout.silver(cluster.spec())));
      case TableStep.Track track -> track(track.spec());
      case TableStep.NewVersion next -> newVersion(next);
      case TableStep.Leave leave ->
        List.of("-- " + leave.table()
            + " is in the canon no more. When nothing reads it: DROP VIEW silver." + leave.table()
            + " and its tables");
    };
  }

  private static List<String> track(TableSpec spec) {
    if (!spec.hasHistory()) {
      return List.of("-- versions of " + spec.name() + " are kept no more; those that are stay");
    }
    TableLayout history = TableLayout.history(spec);
    TableLayout present = TableLayout.silver(spec);
    List<String> statements = new ArrayList<>();
    TableLayout.OF_ENTITIES.forEach(
        field -> statements.add(addColumn(spec, present, field.name())));
    statements.add(view(spec, present));
    statements.add("CREATE TABLE IF NOT EXISTS " + definition(spec, history));
    for (String column : spec.history()) {
      statements.add(addColumn(spec, history, column));
    }
    statements.add(view(spec, history));
    return statements;
  }

  private static List<String> newVersion(TableStep.NewVersion step) {
    TableSpec spec = step.spec();
    String name = text(spec.name());
    int number = spec.version().number();
    List<String> statements = new ArrayList<>();
    statements.add("ASSERT NOT EXISTS (SELECT 1 FROM ops.ctl_table WHERE table_name = " + name
        + " AND version = " + number + " AND state = 'ACTIVE') AS 'version " + number
        + " is in use already, nothing is to be done'");
    List<CarriedRows> all = CarriedRows.of(step);
    for (CarriedRows rows : all) {
      statements.add(
          "CREATE OR REPLACE TABLE " + definition(spec, rows.to()) + "\nAS " + rows.query());
      statements.add("ASSERT NOT EXISTS (SELECT 1 FROM " + held(rows.to())
          + " GROUP BY " + String.join(", ", rows.to().key())
          + " HAVING COUNT(*) > 1) AS 'rows of version " + step.before().version()
          + " share the key of version " + number + "'");
    }
    all.forEach(rows -> statements.add(view(spec, rows.to())));
    statements.add("BEGIN TRANSACTION");
    statements.add("UPDATE ops.ctl_table SET state = 'RETAINED' WHERE table_name = " + name
        + " AND version = " + step.before().version());
    statements.add("INSERT INTO ops.ctl_table (table_name, version, state, definition) VALUES ("
        + name + ", " + number + ", 'ACTIVE', " + text(TableRecord.of(spec).toJson()) + ")");
    all.forEach(rows -> statements.add(
        "INSERT INTO ops.ctl_stale (table_name) VALUES (" + text(rows.to().fullName()) + ")"));
    statements.add("COMMIT TRANSACTION");
    return statements;
  }

  private static String addColumn(TableSpec spec, TableLayout layout, String name) {
    Told column = TableColumns.of(spec, layout).stream()
        .filter(told -> told.name().equals(name))
        .findFirst()
        .orElseThrow();
    return "ALTER TABLE " + held(layout) + " ADD COLUMN IF NOT EXISTS " + name + " " + column.type()
        + description(column);
  }

  /** From the table's name on: columns, partition, cluster and options. */
  private static String definition(TableSpec spec, TableLayout layout) {
    boolean own = layout.name().equals(spec.name());
    List<String> options = new ArrayList<>();
    options.add("description=" + text(told(spec, own)));
    options.add("labels=" + labels(spec));
    return held(layout) + " (\n"
        + TableColumns.of(spec, layout).stream()
            .map(column -> "  " + column.name() + " " + column.type()
                + (column.required() ? " NOT NULL" : "") + description(column))
            .collect(Collectors.joining(",\n"))
        + "\n)"
        + (own ? spec.partition().map(day -> "\nPARTITION BY " + day).orElse("") : "")
        + cluster(layout)
        + options.stream().collect(Collectors.joining(",\n  ", "\nOPTIONS(\n  ", "\n)"));
  }

  private static String cluster(TableLayout layout) {
    return layout.cluster().isEmpty() ? "" : "\nCLUSTER BY " + String.join(", ", layout.cluster());
  }

  private static String view(TableSpec spec, TableLayout layout) {
    return "CREATE OR REPLACE VIEW " + layout.fullName() + "\nOPTIONS(description="
        + text(told(spec, layout.name().equals(spec.name()))) + ")\nAS SELECT "
        + String.join(", ", layout.columns()) + "\nFROM " + held(layout);
  }

  private static String told(TableSpec spec, boolean own) {
    return own ? spec.description() : "Former versions of: " + spec.description();
  }

  private static String labels(TableSpec spec) {
    Set<Pii> personal = EnumSet.noneOf(Pii.class);
    spec.columns().forEach(column -> personal.add(column.pii()));
    personal.remove(Pii.NONE);
    String pii = personal.isEmpty()
        ? "none"
        : personal.stream().map(BigQueryDdl::word).collect(Collectors.joining("-"));
    return "[(\"layer\", \"silver\"), (\"disposition\", \""
        + spec.disposition().name().toLowerCase(Locale.ROOT) + "\"), (\"pii\", \"" + pii + "\")]";
  }

  /** BigQuery has no SQL for policy tags: the class of personal data stands where whoever tags the columns will look. */
  private static String description(Told column) {
    String pii = column.pii() == Pii.NONE ? "" : " [personal data: " + word(column.pii()) + "]";
    return " OPTIONS(description=" + text(column.description() + pii) + ")";
  }

  private static String word(Pii pii) {
    return pii.name().toLowerCase(Locale.ROOT);
  }

  private static String held(TableLayout layout) {
    return layout.schema() + "." + layout.versioned(layout.version());
  }

  private static String text(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
