package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.MessageLetters.Letter;
import com.askbosco.data.warehouse.MessageLetters.Replayed;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.live.StreamClocks;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies pages of messages: their rows, and the positions at which they end, in the one transaction of the session. It is a commit
 * many times a second, so it asks for little: a page is applied when its partition stands where the page begins, which also makes
 * sure that no page is missing and none comes twice.
 */
public final class MessageCommit {
  private static final TableLayout HEAD = ControlTables.table(
      "temp",
      "page_head",
      List.of("partition_key"),
      "partition_key tenant_id client_id connection_id source stream source_account_id slice_id partition_id run_id position",
      "messages:i rejected:i newest_at:t committed_at:t");

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final Map<String, SilverTable> silver = new TreeMap<>();
  private final Set<String> bronze = new HashSet<>();
  private final RowChanges changes;

  /** A commit into the tables of this canon. May be used again and again. */
  public MessageCommit(SqlSession sql, Dialect dialect, Collection<TableSpec> canon) {
    this(sql, dialect, canon, RowChanges.NONE);
  }

  /** As above, with someone who is told which rows change. */
  public MessageCommit(
      SqlSession sql, Dialect dialect, Collection<TableSpec> canon, RowChanges changes) {
    this.sql = sql;
    this.changes = changes;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
    canon.stream()
        .filter(spec -> spec.disposition() != Disposition.REFERENCE)
        .map(SilverTable::of)
        .forEach(table -> silver.put(table.layout().fullName(), table));
  }

  /** Where each partition goes on; none of a partition that was never read, or whose source has no positions. */
  public Map<String, String> positions() {
    Map<String, String> positions = new HashMap<>();
    for (List<@Nullable Object> row : sql.rows("SELECT partition_key, position FROM "
        + dialect.table(ControlTables.MESSAGE_POSITION) + " WHERE position <> ''")) {
      positions.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return positions;
  }

  /** Makes the tables of bronze that these messages go to. */
  public void prepare(StagedMessages messages) {
    for (StagedPage page : messages.pages()) {
      if (bronze.add(page.slice().source())) {
        new TableSetup(sql, dialect).ensure(TableLayout.bronze(page.slice().source()));
      }
    }
  }

  /**
   * Applies the pages.
   *
   * @throws BoscoException with {@code WAREHOUSE_CONFLICT} when one does not begin where its partition stands
   */
  public void apply(StagedMessages messages) {
    Map<String, StagedPage> ends = requireNext(messages.pages());
    rows(messages);
    move(messages, ends);
    new StreamClocks(sql, dialect).apply(messages);
  }

  /** Applies messages that were put through again from their dead letters; positions stay where they are. */
  public Replayed replay(StagedMessages messages, List<Letter> of) {
    return new MessageReplay(sql, dialect).replay(messages, of, () -> rows(messages));
  }

  private void rows(StagedMessages messages) {
    Set<String> unplaced = messages.pages().stream()
        .filter(page -> !page.hasPosition())
        .map(page -> page.slice().id())
        .collect(Collectors.toSet());
    Map<String, List<StagedFile>> files = messages.files().stream()
        .collect(Collectors.groupingBy(StagedFile::table, TreeMap::new, Collectors.toList()));
    List<SilverTable> upserts = new ArrayList<>();
    for (Map.Entry<String, List<StagedFile>> each : files.entrySet()) {
      String table = each.getKey();
      if (table.startsWith("bronze.")) {
        insert(TableLayout.bronze(messages.sourceOf(table)), each.getValue(), unplaced, "");
      } else if (table.equals(ControlTables.QUARANTINE.fullName())) {
        insert(
            ControlTables.QUARANTINE,
            each.getValue(),
            unplaced,
            " AND t.table_name = n.table_name");
      } else if (table.startsWith("silver.")) {
        SilverTable known = known(table);
        if (known.spec().disposition() == Disposition.APPEND) {
          append(known, each.getValue());
        } else {
          upserts.add(known);
        }
      }
    }
    boolean noticed = files.keySet().stream().anyMatch(MessageUpserts::isNoticed);
    if (!upserts.isEmpty() || noticed) {
      new MessageUpserts(sql, dialect, silver, changes).apply(messages, upserts, noticed);
    }
  }

  private SilverTable known(String table) {
    SilverTable known = silver.get(table);
    if (known == null) {
      throw new BoscoException(
          ErrorCode.INTERNAL, "Rows were staged for " + table + ", which the canon lacks");
    }
    if (known.spec().disposition() == Disposition.REPLACE_SLICE) {
      throw new BoscoException(
          ErrorCode.MAPPING_INVALID,
          table + " is replaced slice by slice, and messages have no slices. Map them to a table"
              + " whose disposition is append or upsert.");
    }
    return known;
  }

  /** The last page of each partition, after a look that all of them follow on one another and on what is there. */
  private Map<String, StagedPage> requireNext(List<StagedPage> pages) {
    Map<String, StagedPage> last = new LinkedHashMap<>();
    Map<String, String> stands = new HashMap<>();
    String keys = pages.stream()
        .map(StagedPage::key)
        .distinct()
        .map(dialect::literal)
        .collect(Collectors.joining(", "));
    sql.rows("SELECT partition_key, position FROM "
            + dialect.table(ControlTables.MESSAGE_POSITION) + " WHERE partition_key IN (" + keys
            + ")")
        .forEach(row -> stands.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    for (StagedPage page : pages) {
      @Nullable String stand = stands.get(page.key());
      if (page.hasPosition()) {
        if (!Objects.equals(stand, page.from())) {
          throw new BoscoException(
              ErrorCode.WAREHOUSE_CONFLICT,
              "Messages of " + page.slice().label() + " partition `" + page.partition()
                  + "` begin at " + page.from() + ", the warehouse stands at " + stand
                  + ". Another job reads the same connection, or this one lost pages: start it again.");
        }
        stands.put(page.key(), page.next());
      }
      last.put(page.key(), page);
    }
    return last;
  }

  /** Rows that are kept as they came. Those of sources without positions may come again and are known by their offsets. */
  private void insert(
      TableLayout layout, List<StagedFile> files, Set<String> unplaced, String and) {
    List<String> uris = uris(files);
    String names = columns.list(layout.columns());
    String target = dialect.table(layout);
    boolean letters = layout.equals(ControlTables.QUARANTINE);
    String values = layout.columns().stream()
        .map(column -> switch (letters ? column : "") {
          case "attempts" -> "COALESCE(n.attempts, 1)";
          case "first_refused_at" -> "COALESCE(n.first_refused_at, n.extracted_at)";
          default -> "n." + dialect.name(column);
        })
        .collect(Collectors.joining(", "));
    String known = unplaced.isEmpty()
        ? ""
        : " WHERE n.slice_id NOT IN ("
            + unplaced.stream().map(dialect::literal).collect(Collectors.joining(", "))
            + ") OR NOT EXISTS (SELECT 1 FROM " + target
            + " t WHERE t.slice_id = n.slice_id AND t.raw_file = n.raw_file AND t.raw_offset = n.raw_offset"
            + and + ")";
    long added = sql.execute("INSERT INTO " + target + " (" + names + ") SELECT " + values
        + " FROM " + dialect.stagedMessages(uris, layout) + " n" + known);
    if (known.isEmpty()) {
      Staging.requireAllRows(layout, files, added);
    }
  }

  private static List<String> uris(List<StagedFile> files) {
    return files.stream().map(StagedFile::uri).sorted().toList();
  }

  /** Rows of events: the first of a key stays, whatever comes later. */
  private void append(SilverTable table, List<StagedFile> files) {
    String stage = table.stage();
    sql.run("CREATE TEMP TABLE " + stage + " AS SELECT "
        + columns.list("n", table.layout().columns()) + ", " + dialect.position("n")
        + " AS _pos FROM "
        + dialect.staged(uris(files), table.layout()) + " n");
    long staged = (Long)
        Objects.requireNonNull(sql.rows("SELECT COUNT(*) FROM " + stage).get(0).get(0));
    if (staged != files.stream().mapToLong(StagedFile::rows).sum()) {
      Staging.requireAllRows(table.layout(), files, staged);
    }
    if (sql.any("SELECT 1 FROM " + stage + " GROUP BY " + columns.list(table.key())
        + " HAVING COUNT(*) > 1")) {
      sql.run("DELETE FROM " + stage + " AS n WHERE EXISTS (SELECT 1 FROM " + stage
          + " f WHERE f._pos < n._pos AND " + columns.equal("f", "n", table.key()) + ")");
    }
    sql.run("DELETE FROM " + stage + " AS n WHERE EXISTS (SELECT 1 FROM "
        + dialect.table(table.layout()) + " t WHERE " + withinDays(table)
        + columns.equal("t", "n", table.key()) + ")");
    String names = columns.list(table.layout().columns());
    sql.run("INSERT INTO " + dialect.table(table.layout()) + " (" + names + ") SELECT " + names
        + " FROM " + stage + dialect.inOrder("_pos"));
    if (changes.follows(table.layout())) {
      changes.added(table.layout(), " FROM " + stage + " r");
    }
    markStale(table);
    sql.run("DROP TABLE " + stage);
  }

  /** A repeated event happened when it happened the first time: only the days of the new rows are looked at. */
  private String withinDays(SilverTable table) {
    if (table.spec().partition().isEmpty()) {
      return "";
    }
    String day = dialect.name(table.spec().partition().get());
    List<@Nullable Object> bounds = sql.rows(
            "SELECT MIN(" + day + "), MAX(" + day + ") FROM " + table.stage())
        .get(0);
    return bounds.get(0) instanceof java.time.LocalDate from
            && bounds.get(1) instanceof java.time.LocalDate to
        ? "t." + day + " BETWEEN " + dialect.date(from) + " AND " + dialect.date(to) + " AND "
        : "";
  }

  private void markStale(SilverTable table) {
    String stale = dialect.table(ControlTables.STALE);
    String name = dialect.literal(table.layout().fullName());
    String day = table.spec().partition().map(dialect::name).orElse("CAST(NULL AS DATE)");
    sql.run("INSERT INTO " + stale + " (table_name, partition_date) SELECT DISTINCT " + name
        + ", " + day + " FROM " + table.stage() + " n WHERE NOT EXISTS (SELECT 1 FROM " + stale
        + " s WHERE s.table_name = " + name + " AND " + dialect.same("s.partition_date", "n." + day)
        + ")");
  }

  private void move(StagedMessages messages, Map<String, StagedPage> ends) {
    Map<String, long[]> counts = new HashMap<>();
    Map<String, Instant> newest = new HashMap<>();
    for (StagedPage page : messages.pages()) {
      @Nullable Instant published = page.newest();
      if (published != null) {
        newest.merge(page.key(), published, (a, b) -> a.isAfter(b) ? a : b);
      }
      long[] sum = counts.computeIfAbsent(page.key(), key -> new long[2]);
      sum[0] += page.messages();
      sum[1] += page.rejected();
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ends.forEach((key, page) -> {
      long[] sum = Objects.requireNonNull(counts.get(key));
      rows.add(Arrays.asList(
          key,
          messages.tenantId(),
          page.slice().clientId(),
          page.slice().connectionId(),
          page.slice().source(),
          page.slice().stream(),
          page.slice().accountId(),
          page.slice().id(),
          page.partition(),
          messages.runId(),
          page.next(),
          sum[0],
          sum[1],
          newest.get(key),
          messages.at()));
    });
    sql.temporary(HEAD, rows);
    String target = dialect.table(ControlTables.MESSAGE_POSITION);
    String names = columns.list(HEAD.columns());
    sql.run("UPDATE page_head SET messages = page_head.messages + p.messages,"
        + " rejected = page_head.rejected + p.rejected,"
        + " newest_at = GREATEST(COALESCE(page_head.newest_at, p.newest_at), COALESCE(p.newest_at, page_head.newest_at))"
        + " FROM " + target + " p WHERE p.partition_key = page_head.partition_key");
    sql.run(
        "DELETE FROM " + target + " WHERE partition_key IN (SELECT partition_key FROM page_head)");
    sql.run("INSERT INTO " + target + " (" + names + ") SELECT " + names + " FROM page_head");
    sql.run("DROP TABLE page_head");
  }
}
