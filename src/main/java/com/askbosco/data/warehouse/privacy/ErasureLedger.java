package com.askbosco.data.warehouse.privacy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import com.askbosco.data.warehouse.table.ControlTables;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code ops.ctl_erasure}: which requests were carried out, what they changed and when. It names no person. */
final class ErasureLedger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SqlSession sql;
  private final Dialect dialect;

  ErasureLedger(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  static List<ErasureEntry> read(SqlSession sql, Dialect dialect) {
    return sql
        .rows("SELECT client_id, request_id, subject, state, raw_pages, raw_records, row_counts,"
            + " received_at, erased_at, ended_at FROM " + dialect.table(ControlTables.ERASURE)
            + " ORDER BY client_id, request_id")
        .stream()
        .map(ErasureLedger::entry)
        .toList();
  }

  private static ErasureEntry entry(List<@Nullable Object> row) {
    try {
      return new ErasureEntry(
          String.valueOf(row.get(0)),
          String.valueOf(row.get(1)),
          String.valueOf(row.get(2)),
          State.valueOf(String.valueOf(row.get(3))),
          (Long) java.util.Objects.requireNonNull(row.get(4)),
          (Long) java.util.Objects.requireNonNull(row.get(5)),
          JSON.readValue(String.valueOf(row.get(6)), new TypeReference<TreeMap<String, Long>>() {}),
          (Instant) java.util.Objects.requireNonNull(row.get(7)),
          (Instant) java.util.Objects.requireNonNull(row.get(8)),
          (Instant) row.get(9));
    } catch (JsonProcessingException e) {
      throw new BoscoException(
          ErrorCode.WAREHOUSE_FAILED, "The ledger's counts of an erasure are unreadable", e);
    }
  }

  private Optional<ErasureEntry> entry(String clientId, String requestId) {
    return read(sql, dialect).stream()
        .filter(each -> each.clientId().equals(clientId) && each.requestId().equals(requestId))
        .findFirst();
  }

  /**
   * Notes what an erasure changed. Repeated after it was broken off it finds fewer pages, since some were rewritten: the larger
   * number is that of the whole. Repeated after it had ended, what it finds is new and is added.
   */
  ErasureEntry erased(Erasure erasure, Map<String, Long> changed) {
    Optional<ErasureEntry> before = entry(erasure.clientId(), erasure.requestId());
    boolean ended = before.map(each -> each.state() != State.ERASED).orElse(false);
    long pages = before.map(ErasureEntry::rawPages).orElse(0L);
    long records = before.map(ErasureEntry::rawRecords).orElse(0L);
    TreeMap<String, Long> rows = new TreeMap<>(changed);
    before.ifPresent(each -> each.rows().forEach((table, n) -> rows.merge(table, n, Long::sum)));
    long found = erasure.records().size();
    ErasureEntry now = new ErasureEntry(
        erasure.clientId(),
        erasure.requestId(),
        erasure.subject(),
        State.ERASED,
        ended ? pages + erasure.rawPages() : Math.max(pages, erasure.rawPages()),
        ended ? records + found : Math.max(records, found),
        rows,
        before.map(ErasureEntry::receivedAt).orElse(erasure.receivedAt()),
        before.map(ErasureEntry::erasedAt).orElse(erasure.at()),
        null);
    write(now);
    return now;
  }

  void ended(String clientId, String requestId, State state, Instant at) {
    entry(clientId, requestId)
        .ifPresent(e -> write(new ErasureEntry(
            e.clientId(),
            e.requestId(),
            e.subject(),
            state,
            e.rawPages(),
            e.rawRecords(),
            e.rows(),
            e.receivedAt(),
            e.erasedAt(),
            state == State.COMPLETE ? at : null)));
  }

  private void write(ErasureEntry entry) {
    String counts;
    try {
      counts = JSON.writeValueAsString(entry.rows());
    } catch (JsonProcessingException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "Counts cannot be written", e);
    }
    String table = dialect.table(ControlTables.ERASURE);
    sql.run("DELETE FROM " + table + " WHERE client_id = " + dialect.literal(entry.clientId())
        + " AND request_id = " + dialect.literal(entry.requestId()));
    // The hash of a person is no part of a statement: services keep those for months.
    sql.temporary(
        ControlTables.ERASURE.temporary("erase_entry"),
        List.of(Arrays.<@Nullable Object>asList(
            entry.clientId(),
            entry.requestId(),
            entry.subject(),
            entry.state().name(),
            entry.rawPages(),
            entry.rawRecords(),
            counts,
            entry.receivedAt(),
            entry.erasedAt(),
            entry.endedAt())));
    String columns = ControlTables.ERASURE.columns().stream()
        .map(dialect::name)
        .collect(Collectors.joining(", "));
    sql.run("INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM erase_entry");
    sql.run("DROP TABLE erase_entry");
  }
}
