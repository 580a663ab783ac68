package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.EventTimes;
import com.askbosco.data.warehouse.LandedTimes;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.LandingTables;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages that landed and were not applied yet, and which of them may be applied now: those whose rows are all there and that follow
 * on where their partition stands.
 */
final class LandedPages {
  /** Pages applied at once: their names stand in statements, which may not be larger than a megabyte. */
  static final int MOST = 2_000;

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final String HEADS =
      "`" + LandingTables.SCHEMA + "`.`" + LandingTables.PAGES.name() + "`";

  private final SqlSession sql;
  private final BigQueryDialect dialect;

  LandedPages(SqlSession sql, BigQueryDialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /**
   * A page.
   *
   * @param rows how many rows it has in each landing table
   */
  record Landed(
      String id,
      String tenantId,
      String runId,
      Instant at,
      StagedPage page,
      Map<String, Long> rows) {}

  /** What may be applied, in its order; all of one agency and one job. */
  List<Landed> next(Map<String, String> positions) {
    List<Landed> waiting = whole(waiting());
    Map<String, List<Landed>> byPartition = new LinkedHashMap<>();
    for (Landed each : waiting) {
      byPartition.computeIfAbsent(each.page().key(), key -> new ArrayList<>()).add(each);
    }
    List<Landed> chosen = new ArrayList<>();
    byPartition.forEach((key, pages) -> chosen.addAll(chain(positions.get(key), pages)));
    List<Landed> ofOne = chosen.stream()
        .filter(each -> each.tenantId().equals(chosen.get(0).tenantId())
            && each.runId().equals(chosen.get(0).runId()))
        .limit(MOST)
        .toList();
    if (ofOne.isEmpty()) {
      requireNoGap(positions, waiting);
    }
    return ofOne;
  }

  private List<Landed> waiting() {
    List<Landed> waiting = new ArrayList<>();
    String columns = LandingTables.PAGES.columns().stream()
        .map(column -> "p." + dialect.name(column))
        .collect(Collectors.joining(", "));
    sql.each(
        "SELECT " + columns + " FROM " + HEADS + " p WHERE NOT EXISTS (SELECT 1 FROM "
            + dialect.table(ControlTables.MESSAGE_PAGE)
            + " a WHERE a.page_id = p." + dialect.name(LandingTables.ROW_PAGE) + ") ORDER BY p."
            + dialect.name(LandingTables.LANDED_AT) + ", p."
            + dialect.name(LandingTables.ROW_PAGE) + " LIMIT " + 2 * MOST,
        row -> waiting.add(landed(row)));
    return waiting;
  }

  private static Landed landed(List<@Nullable Object> row) {
    Map<String, @Nullable Object> of = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      of.put(LandingTables.PAGES.columns().get(i), row.get(i));
    }
    Map<String, Long> rows = new TreeMap<>();
    for (String each : text(of, "tables").split(",", -1)) {
      if (!each.isEmpty()) {
        String[] parts = each.split("=", 2);
        rows.put(parts[0], Long.valueOf(parts[1]));
      }
    }
    Slice slice = new Slice(
        text(of, "client_id"),
        text(of, "connection_id"),
        text(of, "source"),
        text(of, "stream"),
        text(of, "source_account_id"),
        "",
        null);
    return new Landed(
        text(of, LandingTables.ROW_PAGE),
        text(of, "tenant_id"),
        text(of, "run_id"),
        (Instant) Objects.requireNonNull(of.get(LandingTables.LANDED_AT)),
        new StagedPage(
            slice,
            text(of, "partition_id"),
            (String) of.get("begins"),
            text(of, "ends"),
            (Long) Objects.requireNonNull(of.get("messages")),
            (Long) Objects.requireNonNull(of.get("rejected")),
            (Instant) of.get("newest_at"),
            times(of)),
        rows);
  }

  private static EventTimes times(Map<String, @Nullable Object> of) {
    if (!(of.get("timed") instanceof Long count) || count == 0) {
      return EventTimes.NONE;
    }
    return new EventTimes(
        LandedTimes.millis(text(of, "times"), count.intValue()),
        Duration.ofMillis((Long) Objects.requireNonNull(of.get("lateness_ms"))),
        ZoneId.of(text(of, "zone")),
        Stream.of(text(of, "timed_tables").split(",", -1))
            .filter(table -> !table.isEmpty())
            .collect(Collectors.toSet()));
  }

  private static String text(Map<String, @Nullable Object> of, String column) {
    Object value = of.get(column);
    return value == null ? "" : value.toString();
  }

  /** Those of which every row is there. */
  private List<Landed> whole(List<Landed> pages) {
    Map<String, List<String>> asked = new TreeMap<>();
    pages.forEach(page -> page.rows()
        .keySet()
        .forEach(table -> asked.computeIfAbsent(table, key -> new ArrayList<>()).add(page.id())));
    Map<String, Map<String, Long>> found = new HashMap<>();
    asked.forEach((table, ids) -> {
      Map<String, Long> counts = new HashMap<>();
      sql.each(
          "SELECT _page, COUNT(*) FROM " + table(table) + " WHERE _page IN (" + literals(ids)
              + ") GROUP BY _page",
          row -> counts.put(String.valueOf(row.get(0)), (Long) Objects.requireNonNull(row.get(1))));
      found.put(table, counts);
    });
    return pages.stream()
        .filter(page -> page.rows().entrySet().stream()
            .allMatch(each -> each.getValue()
                .equals(Objects.requireNonNull(found.get(each.getKey())).get(page.id()))))
        .toList();
  }

  String table(String landing) {
    return dialect.name(LandingTables.SCHEMA) + "." + dialect.name(landing);
  }

  String literals(List<String> ids) {
    return ids.stream().map(dialect::literal).collect(Collectors.joining(", "));
  }

  /** The pages of one partition that follow on one another. Where two readers read the same messages, those of the later reading. */
  private static List<Landed> chain(@Nullable String stands, List<Landed> pages) {
    List<Landed> chain = new ArrayList<>();
    @Nullable String at = stands;
    List<Landed> left = new ArrayList<>(pages);
    left.removeIf(page -> {
      boolean placeless = !page.page().hasPosition();
      if (placeless) {
        chain.add(page);
      }
      return placeless;
    });
    while (true) {
      Landed next = null;
      for (Landed page : left) {
        if (Objects.equals(page.page().from(), at)) {
          next = page;
        }
      }
      if (next == null) {
        return chain;
      }
      chain.add(next);
      left.remove(next);
      at = next.page().next();
    }
  }

  /** Pages that begin behind what is missing wait; when later ones have long landed, what is missing does not come any more. */
  private static void requireNoGap(Map<String, String> positions, List<Landed> waiting) {
    Instant newest = waiting.stream().map(Landed::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    for (Landed page : waiting) {
      if (page.page().hasPosition() && page.at().isBefore(newest.minus(PATIENCE))) {
        throw new BoscoException(
            ErrorCode.WAREHOUSE_CONFLICT,
            "Messages of " + page.page().slice().label() + " partition `"
                + page.page().partition() + "` landed from " + page.page().from()
                + " on, and the warehouse stands at "
                + positions.get(page.page().key())
                + ". Stop the job and start it again: it reads from where the warehouse stands.");
      }
    }
  }
}
