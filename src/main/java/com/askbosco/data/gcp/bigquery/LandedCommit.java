package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.gcp.bigquery.LandedPages.Landed;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.commit.MessageCommit;
import com.askbosco.data.warehouse.commit.MessageTables;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.LandingTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies landed pages by the one commit of messages, as if their rows had been loaded from files: they are put together in tables of
 * staging first, outside of the transaction. That a page was applied is written in the transaction too, so that none is applied twice.
 */
final class LandedCommit {
  private static final TableLayout PLACES =
      ControlTables.table("temp", "page_place", List.of("page_id"), "page_id", "page_place:i");

  /** Longer than rows stay in the landing tables. */
  private static final Duration REMEMBERED = Duration.ofDays(9);

  private final SqlSession sql;
  private final BigQueryDialect dialect;
  private final Collection<TableSpec> canon;
  private final List<Landed> pages;

  LandedCommit(
      SqlSession sql, BigQueryDialect dialect, Collection<TableSpec> canon, List<Landed> pages) {
    this.sql = sql;
    this.dialect = dialect;
    this.canon = canon;
    this.pages = List.copyOf(pages);
  }

  /** The rows, put together table by table. Outside of a transaction. */
  StagedMessages prepare(TablesNow tables) {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, String> landings = new TreeMap<>();
    for (Landed page : pages) {
      page.rows().forEach((landing, count) -> {
        rows.merge(landing, count, Long::sum);
        landings.put(landing, name(landing));
      });
    }
    List<StagedFile> files = new ArrayList<>();
    landings.forEach((landing, table) -> {
      String uri = "landed://" + landing + "/" + pages.get(0).id() + "/" + pages.size();
      TableLayout layout = MessageTables.staged(table, canon).orElseThrow();
      putTogether(landing, layout, uri, tables);
      files.add(new StagedFile(table, uri, rows.getOrDefault(landing, 0L)));
    });
    Landed first = pages.get(0);
    return new StagedMessages(
        first.runId(),
        first.tenantId(),
        pages.stream().map(Landed::at).max(Instant::compareTo).orElseThrow(),
        pages.stream().map(Landed::page).toList(),
        files);
  }

  /** The table that rows of a landing table are of. */
  private static String name(String landing) {
    String[] parts = landing.split("__", -1);
    return parts[0].equals("temp")
        ? ControlTables.SCHEMA_DRIFT.fullName()
        : parts[0] + "." + String.join("__", Arrays.asList(parts).subList(1, parts.length - 1));
  }

  /** Pages in their order and the rows of each as they stood: the first of a key stays. */
  private void putTogether(String landing, TableLayout layout, String uri, TablesNow tables) {
    List<String> there = tables
        .find(LandingTables.SCHEMA, landing)
        .map(table -> table.getDefinition().getSchema().getFields().stream()
            .map(com.google.cloud.bigquery.Field::getName)
            .toList())
        .orElseThrow();
    String columns = layout.fields().stream()
        .map(field -> there.contains(field.name())
            ? "t." + dialect.name(field.name())
            : "CAST(NULL AS " + dialect.type(field.type()) + ") AS " + dialect.name(field.name()))
        .collect(Collectors.joining(", "));
    String place = layout.schema().equals("silver")
        ? ", p.page_place * 1000000000 + t." + LandingTables.ROW_PLACE + " AS _pos"
        : "";
    List<List<@Nullable Object>> order = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      order.add(List.of(pages.get(i).id(), (long) i));
    }
    sql.temporary(PLACES, order);
    sql.run("CREATE OR REPLACE TABLE " + dialect.staged(List.of(uri), layout) + " AS SELECT "
        + columns + place + " FROM " + dialect.name(LandingTables.SCHEMA) + "."
        + dialect.name(landing) + " t JOIN " + PLACES.name() + " p ON p.page_id = t."
        + LandingTables.ROW_PAGE);
    sql.run("DROP TABLE " + PLACES.name());
  }

  /** Inside of the transaction. */
  void apply(StagedMessages messages) {
    new MessageCommit(sql, dialect, canon).apply(messages);
    List<List<@Nullable Object>> done = new ArrayList<>();
    pages.forEach(page -> done.add(List.of(page.id(), page.at())));
    TableLayout temporary =
        ControlTables.table("temp", "applied_page", List.of("page_id"), "page_id", "landed_at:t");
    sql.temporary(temporary, done);
    String target = dialect.table(ControlTables.MESSAGE_PAGE);
    sql.run("DELETE FROM " + target + " WHERE landed_at < TIMESTAMP '"
        + messages.at().minus(REMEMBERED) + "'");
    sql.run("INSERT INTO " + target
        + " (page_id, landed_at) SELECT page_id, landed_at FROM applied_page");
    sql.run("DROP TABLE applied_page");
  }
}
