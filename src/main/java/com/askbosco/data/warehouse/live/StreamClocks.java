package com.askbosco.data.warehouse.live;

import com.askbosco.data.warehouse.EventTimes;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.commit.ColumnSql;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.live.EventClock.Counts;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves the clocks of streams ({@code ops.ctl_stream}) with their messages, in the transaction that brings them, and writes which days
 * ask to be computed again because events came too late ({@code ops.ctl_reprocess}).
 */
public final class StreamClocks {
  private static final TableLayout HEAD = named("clock_head", ControlTables.STREAM);
  private static final TableLayout ASKED = named("asked_again", ControlTables.REPROCESS);

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  /** Of the tables of a session. */
  public StreamClocks(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  private static TableLayout named(String name, TableLayout like) {
    return new TableLayout(
        "temp", name, like.fields(), List.of(), java.util.Optional.empty(), List.of());
  }

  /** Takes in the messages of a commit. */
  public void apply(StagedMessages messages) {
    Map<String, StagedPage> partitions = new LinkedHashMap<>();
    messages.pages().stream()
        .filter(page -> page.times().millis().length > 0)
        .forEach(page -> partitions.putIfAbsent(page.key(), page));
    if (partitions.isEmpty()) {
      return;
    }
    Map<String, EventClock> clocks = read(partitions.keySet());
    for (StagedPage page : messages.pages()) {
      if (page.times().millis().length > 0) {
        clocks
            .computeIfAbsent(page.key(), key -> EventClock.fresh())
            .see(page.times(), messages.at());
      }
    }
    write(messages, partitions, clocks);
    ask(messages, partitions, clocks);
  }

  private Map<String, EventClock> read(Collection<String> partitions) {
    Map<String, EventClock> clocks = new TreeMap<>();
    String keys = partitions.stream().map(dialect::literal).collect(Collectors.joining(", "));
    for (List<@Nullable Object> row : sql.rows(
        "SELECT partition_key, newest_at, disorder_ms, messages, out_of_order, late, too_late, ahead, undated FROM "
            + dialect.table(ControlTables.STREAM) + " WHERE partition_key IN (" + keys + ")")) {
      Counts counts = new Counts();
      counts.messages = number(row.get(3));
      counts.outOfOrder = number(row.get(4));
      counts.late = number(row.get(5));
      counts.tooLate = number(row.get(6));
      counts.ahead = number(row.get(7));
      counts.undated = number(row.get(8));
      clocks.put(
          String.valueOf(row.get(0)),
          new EventClock(
              row.get(1) instanceof Instant newest ? newest.toEpochMilli() : EventTimes.UNDATED,
              number(row.get(2)),
              counts));
    }
    return clocks;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  private void write(
      StagedMessages messages, Map<String, StagedPage> partitions, Map<String, EventClock> clocks) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    partitions.forEach((key, page) -> {
      EventClock clock = Objects.requireNonNull(clocks.get(key));
      Counts counts = clock.counts();
      rows.add(Arrays.asList(
          key,
          page.slice().id(),
          page.partition(),
          messages.tenantId(),
          page.slice().clientId(),
          page.slice().connectionId(),
          page.slice().source(),
          page.slice().stream(),
          page.slice().accountId(),
          clock.newest(),
          clock.watermark(),
          clock.disorder().toMillis(),
          page.times().lateness().toMillis(),
          counts.messages,
          counts.outOfOrder,
          counts.late,
          counts.tooLate,
          counts.ahead,
          counts.undated,
          messages.at()));
    });
    sql.temporary(HEAD, rows);
    replace(ControlTables.STREAM, "clock_head");
    sql.execute("DROP TABLE clock_head");
  }

  private void replace(TableLayout table, String from) {
    String names = columns.list(table.columns());
    sql.execute("DELETE FROM " + dialect.table(table) + " AS t WHERE EXISTS (SELECT 1 FROM " + from
        + " n WHERE " + columns.equal("t", "n", table.key()) + ")");
    sql.execute("INSERT INTO " + dialect.table(table) + " (" + names + ") SELECT " + names
        + " FROM " + from);
  }

  private void ask(
      StagedMessages messages, Map<String, StagedPage> partitions, Map<String, EventClock> clocks) {
    Map<List<Object>, Long> asked = new LinkedHashMap<>();
    partitions.forEach((key, page) -> {
      Map<LocalDate, Long> days = Objects.requireNonNull(clocks.get(key)).tooLate();
      for (String table : page.times().tables()) {
        days.forEach((day, records) -> asked.merge(
            List.of(
                page.slice().id(),
                messages.tenantId(),
                page.slice().clientId(),
                page.slice().source(),
                page.slice().stream(),
                "silver." + table,
                "OPEN",
                day),
            records,
            Long::sum));
      }
    });
    if (asked.isEmpty()) {
      return;
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    asked.forEach((key, records) -> {
      List<@Nullable Object> row = new ArrayList<>(key);
      row.addAll(Arrays.asList(records, messages.at(), messages.at(), null));
      rows.add(row);
    });
    sql.temporary(ASKED, rows);
    // asked again while it is still open: counted on; a day that was done asks anew
    sql.execute(
        "UPDATE asked_again SET records = asked_again.records + t.records, first_seen = t.first_seen FROM "
            + dialect.table(ControlTables.REPROCESS) + " t WHERE t.state = 'OPEN' AND "
            + columns.equal("t", "asked_again", ControlTables.REPROCESS.key()));
    replace(ControlTables.REPROCESS, "asked_again");
    sql.execute("DROP TABLE asked_again");
  }
}
