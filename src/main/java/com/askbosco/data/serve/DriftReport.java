package com.askbosco.data.serve;

import com.askbosco.data.rules.contract.DriftKind;
import com.askbosco.data.warehouse.QueryEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What records had beyond or against their contracts, from {@code ops.ctl_schema_drift} of the published snapshot. */
public final class DriftReport {

  private DriftReport() {}

  /**
   * One field of a stream that differs in one way, in whichever accounts.
   *
   * @param kind how it differs
   * @param expected what the contract promised, empty for a new field
   * @param found the type that came
   * @param rejects whether its records are in the dead letters
   * @param contract the contract and mapping it was held against last
   * @param firstSeen logical time of the first run that met it
   * @param lastSeen logical time of the last run that met it
   * @param records how many records, over all runs that read
   * @param lastRecords how many in the last run that met it
   * @param accounts client and account, as {@code aurora/123}
   * @param isOpen whether the newest reading of one of these accounts still has it
   */
  public record Line(
      String source,
      String stream,
      String field,
      DriftKind kind,
      String expected,
      String found,
      boolean rejects,
      String contract,
      Instant firstSeen,
      Instant lastSeen,
      long records,
      long lastRecords,
      List<String> accounts,
      boolean isOpen) {

    /** Whether it costs records or figures, as opposed to a field or a value more. */
    public boolean costs() {
      return rejects || kind == DriftKind.VANISHED_FIELD || kind == DriftKind.TYPE_CHANGED;
    }
  }

  /** All of it, by source, stream, field and kind. */
  public static List<Line> read(QueryEngine engine) {
    Map<List<Object>, List<Line>> alike = new LinkedHashMap<>();
    for (List<@Nullable Object> row : engine
        .query(
            "SELECT d.source, d.stream, d.field_path, d.drift_kind, d.expected_type, d.sample_type,"
                + " d.is_rejected, d.contract_version, d.first_seen, d.last_seen, d.record_count, d.last_records,"
                + " CONCAT(d.client_id, '/', d.source_account_id) AS account,"
                + " d.last_seen >= COALESCE(w.extracted_at, d.last_seen) AS is_open"
                + " FROM ops.ctl_schema_drift AS d LEFT JOIN (SELECT client_id, source, stream,"
                + " source_account_id, MAX(extracted_at) AS extracted_at FROM ops.ctl_watermark"
                + " GROUP BY client_id, source, stream, source_account_id) AS w"
                + " ON w.client_id = d.client_id AND w.source = d.source AND w.stream = d.stream"
                + " AND w.source_account_id = d.source_account_id"
                + " ORDER BY d.source, d.stream, d.field_path, d.drift_kind, account")
        .rows()) {
      Line line = line(row);
      alike
          .computeIfAbsent(
              List.of(line.source(), line.stream(), line.field(), line.kind()),
              key -> new ArrayList<>())
          .add(line);
    }
    return alike.values().stream().map(DriftReport::together).toList();
  }

  private static Line line(List<@Nullable Object> row) {
    return new Line(
        text(row.get(0)),
        text(row.get(1)),
        text(row.get(2)),
        DriftKind.valueOf(text(row.get(3))),
        text(row.get(4)),
        text(row.get(5)),
        Boolean.TRUE.equals(row.get(6)),
        text(row.get(7)),
        moment(row.get(8)),
        moment(row.get(9)),
        number(row.get(10)),
        number(row.get(11)),
        List.of(text(row.get(12))),
        Boolean.TRUE.equals(row.get(13)));
  }

  private static Line together(List<Line> lines) {
    Line newest = lines.get(0);
    Instant first = newest.firstSeen();
    long records = 0;
    long last = 0;
    boolean open = false;
    boolean rejects = false;
    TreeSet<String> accounts = new TreeSet<>();
    for (Line line : lines) {
      newest = line.lastSeen().isAfter(newest.lastSeen()) ? line : newest;
      first = line.firstSeen().isBefore(first) ? line.firstSeen() : first;
      records += line.records();
      last += line.lastRecords();
      open |= line.isOpen();
      rejects |= line.rejects();
      accounts.addAll(line.accounts());
    }
    return new Line(
        newest.source(),
        newest.stream(),
        newest.field(),
        newest.kind(),
        newest.expected(),
        newest.found(),
        rejects,
        newest.contract(),
        first,
        newest.lastSeen(),
        records,
        last,
        List.copyOf(accounts),
        open);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static Instant moment(@Nullable Object value) {
    return value instanceof Instant moment ? moment : Instant.EPOCH;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
