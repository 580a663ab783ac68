package com.askbosco.data.warehouse.commit;

import static com.askbosco.data.warehouse.table.ControlTables.STREAM_FIELD;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds optional fields that every record of an account's stream had, and that no record of a newer slice has. A field that some
 * records lack teaches that it comes and goes, and is not missed any more. What is known is kept in {@code ctl_stream_field}: one row a
 * stream of an account, with bits in the order of its fields; a contract with other fields starts anew. Days before the newest one known
 * are not looked at: a backfill may reach back to before the field was made.
 */
final class VanishedFields {
  private static final Pattern LINES = Pattern.compile("\n");
  private static final List<String> STREAM =
      List.of("tenant_id", "client_id", "source", "stream", "source_account_id");

  private final SqlSession sql;
  private final Dialect dialect;

  VanishedFields(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  private static final class Stream {
    private final List<@Nullable Object> of;
    private final String fields;
    private final long expected;
    private final boolean isKnown;
    private final LocalDate since;
    private long steady;
    private @Nullable LocalDate newest;
    private @Nullable Object version;
    private @Nullable Instant at;
    private final Map<Integer, Long> gone = new TreeMap<>();

    Stream(List<@Nullable Object> of, String fields, @Nullable List<@Nullable Object> known) {
      this.of = of;
      this.fields = fields;
      this.isKnown = known != null;
      this.steady = known == null ? -1 : (Long) java.util.Objects.requireNonNull(known.get(2));
      this.expected = known == null ? 0 : steady;
      this.newest = known == null ? null : (LocalDate) known.get(3);
      this.since = newest == null ? LocalDate.MIN : newest;
    }

    void slice(List<@Nullable Object> row) {
      long some = (Long) java.util.Objects.requireNonNull(row.get(9));
      long every = (Long) java.util.Objects.requireNonNull(row.get(10));
      long records = ((Number) java.util.Objects.requireNonNull(row.get(11))).longValue();
      LocalDate day = (LocalDate) row.get(6);
      at = (Instant) row.get(8);
      version = row.get(7);
      long missing = expected & ~some;
      if (day == null || !day.isBefore(since)) {
        for (int bit = 0; bit < 62; bit++) {
          if ((missing & 1L << bit) != 0) {
            gone.merge(bit, records, Long::sum);
          }
        }
        newest = newest == null || (day != null && day.isAfter(newest)) ? day : newest;
      }
      // what vanished as a whole stays expected; what some records lack does not
      steady &= isKnown ? every | ~some : every;
    }
  }

  /**
   * Compares and remembers.
   *
   * @param runId only rows of this run teach: a reading of raw says nothing new
   * @param staged the FROM item of the staged rows
   * @return rows for {@code seen_drift}
   */
  List<List<@Nullable Object>> find(String runId, String staged) {
    Map<List<@Nullable Object>, List<@Nullable Object>> known = known();
    Map<List<@Nullable Object>, Stream> streams = new LinkedHashMap<>();
    for (List<@Nullable Object> row : sql.rows(
        "SELECT s.tenant_id, s.client_id, s.source, s.stream, s.source_account_id, f.fields,"
            + " s.window_to, MAX(f.contract_version), MAX(f.extracted_at), BIT_OR(f.some_bits),"
            + " BIT_AND(f.every_bits), SUM(f.records), s.slice_id FROM " + staged
            + " f JOIN run_slice s ON s.slice_id = f.slice_id WHERE s.outcome = 'COMPLETE'"
            + " AND f.run_id = " + dialect.literal(runId)
            + " GROUP BY 1, 2, 3, 4, 5, 6, 7, 13 ORDER BY 1, 2, 3, 4, 5, 7, 13")) {
      List<@Nullable Object> of = new ArrayList<>(row.subList(0, 5));
      String fields = String.valueOf(row.get(5));
      List<@Nullable Object> before = known.get(of);
      streams
          .computeIfAbsent(
              of,
              key -> new Stream(
                  of, fields, before != null && fields.equals(before.get(0)) ? before : null))
          .slice(row);
    }
    remember(streams.values());
    List<List<@Nullable Object>> found = new ArrayList<>();
    for (Stream stream : streams.values()) {
      String[] names = LINES.split(stream.fields, -1);
      stream.gone.forEach((bit, records) -> found.add(
          DriftCommit.vanished(stream.of, names[bit], stream.version, stream.at, records)));
    }
    return found;
  }

  private Map<List<@Nullable Object>, List<@Nullable Object>> known() {
    Map<List<@Nullable Object>, List<@Nullable Object>> known = new LinkedHashMap<>();
    for (List<@Nullable Object> row : sql.rows("SELECT tenant_id, client_id, source, stream,"
        + " source_account_id, fields, contract_version, steady_bits, last_day FROM "
        + dialect.table(STREAM_FIELD))) {
      known.put(new ArrayList<>(row.subList(0, 5)), row.subList(5, 9));
    }
    return known;
  }

  private void remember(Iterable<Stream> streams) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Stream stream : streams) {
      List<@Nullable Object> row = new ArrayList<>(stream.of);
      row.addAll(Arrays.asList(
          stream.fields, stream.version, stream.steady & Long.MAX_VALUE, stream.newest, stream.at));
      rows.add(row);
    }
    if (rows.isEmpty()) {
      return;
    }
    ColumnSql columns = new ColumnSql(dialect);
    String target = dialect.table(STREAM_FIELD);
    sql.temporary(STREAM_FIELD.temporary("seen_field"), rows);
    sql.run("DELETE FROM " + target + " AS t WHERE EXISTS (SELECT 1 FROM seen_field n WHERE "
        + columns.same("n", "t", STREAM) + ")");
    sql.run("INSERT INTO " + target + " (" + columns.list(STREAM_FIELD.columns()) + ") SELECT "
        + columns.list("n", STREAM_FIELD.columns()) + " FROM seen_field n"
        + dialect.inOrder(columns.list("n", STREAM)));
    sql.run("DROP TABLE seen_field");
  }
}
