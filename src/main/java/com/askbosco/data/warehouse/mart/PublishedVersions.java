package com.askbosco.data.warehouse.mart;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what readers were shown, for the marts whose header says {@code published_as: <view>}. A row is stored once for all the
 * days on which it was shown unchanged, in {@code gold.<view>_version}; the view {@code gold.<view>} gives the mart as it stood on
 * any day: its columns and {@code as_of_date}. The day is that of the newest run; published again on the same day, the last
 * publish counts.
 */
public final class PublishedVersions {
  private final SqlSession sql;
  private final Dialect dialect;
  private final MartCatalog catalog;

  public PublishedVersions(SqlSession sql, Dialect dialect, MartCatalog catalog) {
    this.sql = sql;
    this.dialect = dialect;
    this.catalog = catalog;
  }

  /** Makes the tables and views. Comes before {@link #keep}, which makes none. */
  public void prepare() {
    newest()
        .ifPresent(run -> catalog
            .marts()
            .forEach(mart -> mart.publishedAs()
                .ifPresent(view -> prepare(catalog.layout(mart), view, day(run)))));
  }

  /** To be called in the transaction before a publish whose checks all hold. */
  public void keep() {
    newest().ifPresent(run -> {
      for (MartFile mart : catalog.marts()) {
        mart.publishedAs().ifPresent(view -> keep(catalog.layout(mart), view, day(run)));
      }
      note(run, day(run));
    });
  }

  private Optional<List<@Nullable Object>> newest() {
    return sql
        .rows(
            "SELECT run_id, extracted_at, version, to_date FROM " + dialect.table(ControlTables.RUN)
                + " ORDER BY extracted_at DESC, version DESC LIMIT 1")
        .stream()
        .filter(run -> run.get(1) != null)
        .findFirst();
  }

  private static LocalDate day(List<@Nullable Object> run) {
    return ((Instant) java.util.Objects.requireNonNull(run.get(1)))
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }

  private void prepare(TableLayout mart, String view, LocalDate day) {
    TableLayout versions = versions(mart, view);
    String name = dialect.table(named(view));
    if (!keeps(versions)) {
      sql.run("DROP VIEW IF EXISTS " + name);
      setAside(versions, day);
    }
    new TableSetup(sql, dialect).ensure(versions);
    String shown = mart.columns().stream()
        .map(column -> "v." + dialect.name(column))
        .collect(Collectors.joining(", "));
    sql.run(
        "CREATE OR REPLACE VIEW " + name + " AS SELECT p.as_of_date, " + shown + " FROM "
            + dialect.table(versions) + " v JOIN "
            + dialect.table(ControlTables.PUBLICATION)
            + " p ON p.as_of_date >= v.as_of_from AND (v.as_of_to IS NULL OR p.as_of_date < v.as_of_to)");
  }

  /** Whether the columns of the table that is there stay as they are. */
  private boolean keeps(TableLayout versions) {
    Map<String, String> types = new TableSetup(sql, dialect).columns(versions);
    return versions.fields().stream()
        .allMatch(field -> dialect.type(field.type()).equals(types.get(field.name())));
  }

  private static TableLayout named(String view) {
    return new TableLayout("gold", view, List.of(), List.of(), Optional.empty(), List.of());
  }

  private void keep(TableLayout mart, String view, LocalDate day) {
    String table = dialect.table(versions(mart, view));
    String today = dialect.date(day);
    sql.run("DELETE FROM " + table + " WHERE as_of_from = " + today);
    sql.run("UPDATE " + table + " SET as_of_to = NULL WHERE as_of_to = " + today);
    List<String> keys = mart.key().isEmpty() ? mart.columns() : mart.key();
    sql.run("UPDATE " + table + " AS t SET as_of_to = " + today
        + " WHERE t.as_of_to IS NULL AND NOT EXISTS (SELECT 1 FROM " + dialect.table(mart)
        + " m WHERE " + same("m", "t", keys) + " AND " + same("m", "t", mart.columns()) + ")");
    String names = mart.columns().stream().map(dialect::name).collect(Collectors.joining(", "));
    sql.run("INSERT INTO " + table + " (" + names + ", as_of_from, as_of_to) SELECT " + names
        + ", " + today + ", CAST(NULL AS DATE) FROM " + dialect.table(mart)
        + " m WHERE NOT EXISTS (SELECT 1 FROM " + table + " v WHERE v.as_of_to IS NULL AND "
        + same("m", "v", keys) + ")"
        + dialect.inOrder(keys.stream().map(dialect::name).collect(Collectors.joining(", "))));
  }

  /** The table behind a view: the mart's columns, the first day a row was shown and the first day it was not any more. */
  static TableLayout versions(TableLayout mart, String view) {
    List<Field> fields = new ArrayList<>(mart.fields());
    fields.add(new Field("as_of_from", Type.DATE));
    fields.add(new Field("as_of_to", Type.DATE));
    List<String> key = new ArrayList<>(mart.key());
    key.add("as_of_from");
    return new TableLayout("gold", view + "_version", fields, key, Optional.empty(), List.of());
  }

  /** A column whose type the mart has changed stays under another name: what was shown then is not made up anew. */
  private void setAside(TableLayout versions, LocalDate day) {
    Map<String, String> types = new TableSetup(sql, dialect).columns(versions);
    for (Field field : versions.fields()) {
      String type = types.get(field.name());
      if (type != null && !type.equals(dialect.type(field.type()))) {
        String before = field.name() + "_before_" + day.toString().replace("-", "");
        sql.execute("ALTER TABLE " + dialect.table(versions) + " RENAME COLUMN "
            + dialect.name(field.name()) + " TO " + dialect.name(before));
      }
    }
  }

  private String same(String left, String right, List<String> columns) {
    return columns.stream()
        .map(column ->
            dialect.same(left + "." + dialect.name(column), right + "." + dialect.name(column)))
        .collect(Collectors.joining(" AND "));
  }

  /** Days between the last publish and this one went on showing the last one. */
  private void note(List<@Nullable Object> run, LocalDate day) {
    String table = dialect.table(ControlTables.PUBLICATION);
    sql.run("DELETE FROM " + table + " WHERE as_of_date >= " + dialect.date(day));
    List<List<@Nullable Object>> last =
        sql.rows("SELECT as_of_date, run_id, version, report_date FROM " + table
            + " ORDER BY as_of_date DESC LIMIT 1");
    List<String> rows = new ArrayList<>();
    if (!last.isEmpty() && last.get(0).get(0) instanceof LocalDate before) {
      before
          .plusDays(1)
          .datesUntil(day)
          .forEach(between -> rows.add(row(
              between,
              false,
              last.get(0).get(1),
              last.get(0).get(2),
              last.get(0).get(3))));
    }
    rows.add(row(day, true, run.get(0), run.get(2), run.get(3)));
    sql.run("INSERT INTO " + table
        + " (as_of_date, is_published, run_id, version, report_date) VALUES "
        + String.join(", ", rows));
  }

  private String row(
      LocalDate day,
      boolean published,
      @Nullable Object run,
      @Nullable Object version,
      @Nullable Object reportDate) {
    return "(" + dialect.date(day) + ", " + (published ? "TRUE" : "FALSE") + ", "
        + dialect.literal(String.valueOf(run)) + ", " + version + ", "
        + (reportDate instanceof LocalDate date ? dialect.date(date) : "NULL") + ")";
  }
}
