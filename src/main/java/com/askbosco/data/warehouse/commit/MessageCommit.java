package com.askbosco.data.warehouse.commit;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.MessageLetters.Letter;
import com.askbosco.data.warehouse.MessageLetters.Replayed;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.live.StreamClocks;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private static final Duration DATED_ANEW = Duration.ofHours(1);

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;
  private final Map<String, SilverTable> silver = new TreeMap<>();
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
    return new MessagePositionLedger(sql, dialect).positions();
  }

  /** Makes the tables of bronze that these messages go to. */
  public void prepare(StagedMessages messages) {
    messages.pages().stream()
        .map(page -> page.slice().source())
        .distinct()
        .forEach(source -> new TableSetup(sql, dialect).ensure(TableLayout.bronze(source)));
  }

  /**
   * Applies the pages.
   *
   * @throws BoscoException with {@code WAREHOUSE_CONFLICT} when one does not begin where its partition stands
   */
  public void apply(StagedMessages messages) {
    MessagePositionLedger positions = new MessagePositionLedger(sql, dialect);
    positions.requireNext(messages.pages());
    rows(messages);
    positions.move(messages);
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
        insert(TableLayout.bronze(messages.sourceOf(table)), each.getValue(), unplaced);
      } else if (table.equals(ControlTables.QUARANTINE.fullName())) {
        insert(ControlTables.QUARANTINE, each.getValue(), unplaced);
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

  /** Rows that are kept as they came. Those of sources without positions may come again and are known by their offsets. */
  private void insert(TableLayout layout, List<StagedFile> files, Set<String> unplaced) {
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
    String known = unplaced.isEmpty() ? "" : onlyNew(layout, unplaced, letters);
    long added = sql.execute("INSERT INTO " + target + " (" + names + ") SELECT " + values
        + " FROM " + dialect.stagedMessages(uris, layout) + " n" + known);
    if (known.isEmpty()) {
      Staging.requireAllRows(layout, files, added);
    }
  }

  /** What a source without positions delivers again may come in another commit or in the same one. */
  private String onlyNew(TableLayout layout, Set<String> unplaced, boolean letters) {
    String placed = "n.slice_id NOT IN ("
        + unplaced.stream().map(dialect::literal).collect(Collectors.joining(", ")) + ")";
    // a message may have several dead letters
    List<String> name = letters
        ? List.of("slice_id", "raw_file", "raw_offset", "table_name", "error_code", "reason")
        : List.of("slice_id", "raw_file", "raw_offset");
    return " WHERE (" + placed + " OR NOT EXISTS (SELECT 1 FROM " + dialect.table(layout)
        + " t WHERE " + columns.equal("t", "n", name) + ")) QUALIFY " + placed
        + " OR row_number() OVER (PARTITION BY " + columns.list("n", name)
        + " ORDER BY n.extracted_at) = 1";
  }

  private static List<String> uris(List<StagedFile> files) {
    return files.stream().map(StagedFile::uri).sorted().toList();
  }

  /** Rows of events: the first of a key stays, whatever comes later. */
  private void append(SilverTable table, List<StagedFile> files) {
    String stage = table.stage();
    Optional<String> own = dialect.rowPlace();
    String place = own.orElse("_pos");
    sql.run("CREATE TEMP TABLE " + stage + " AS SELECT "
        + columns.list("n", table.layout().columns())
        + (own.isPresent() ? "" : ", " + dialect.position("n") + " AS " + place) + " FROM "
        + dialect.staged(uris(files), table.layout()) + " n");
    long staged = (Long)
        Objects.requireNonNull(sql.rows("SELECT COUNT(*) FROM " + stage).get(0).get(0));
    if (staged != files.stream().mapToLong(StagedFile::rows).sum()) {
      Staging.requireAllRows(table.layout(), files, staged);
    }
    sql.run("DELETE FROM " + stage + " WHERE " + place + " NOT IN (SELECT MIN(" + place + ") FROM "
        + stage + " GROUP BY " + columns.list(table.key()) + ")");
    sql.run("DELETE FROM " + stage + " AS n WHERE EXISTS (SELECT 1 FROM "
        + dialect.table(table.layout()) + " t WHERE " + near(table)
        + columns.equal("t", "n", table.key()) + ")");
    String names = columns.list(table.layout().columns());
    // the order of the stage is that in which the rows came
    sql.run("INSERT INTO " + dialect.table(table.layout()) + " (" + names + ") SELECT " + names
        + " FROM " + stage);
    markStale(table);
    if (changes.follows(table.layout())) {
      changes.brought(table.layout(), stage);
    } else {
      sql.run("DROP TABLE " + stage);
    }
  }

  /**
   * Which rows may hold a repeated event: those of the days of the new rows, and of the hour around these, since a source that sends
   * an event again may date it anew by its clock.
   */
  private String near(SilverTable table) {
    Optional<String> moment = table.spec().moment();
    Optional<String> day = table.spec().partition();
    if (moment.isEmpty() || day.isEmpty()) {
      return "";
    }
    String at = dialect.name(moment.get());
    List<@Nullable Object> bounds = sql.rows("SELECT MIN(" + at + "), MAX(" + at + "), MIN("
            + dialect.name(day.get()) + "), MAX(" + dialect.name(day.get()) + ") FROM "
            + table.stage())
        .get(0);
    if (!(bounds.get(0) instanceof Instant first)
        || !(bounds.get(1) instanceof Instant last)
        || !(bounds.get(2) instanceof LocalDate from)
        || !(bounds.get(3) instanceof LocalDate to)) {
      return "";
    }
    String on = "t." + dialect.name(day.get()) + " BETWEEN ";
    return on + dialect.date(Moments.later(from, -1)) + " AND " + dialect.date(Moments.later(to, 1))
        + " AND ("
        + on + dialect.date(from) + " AND " + dialect.date(to) + " OR t." + at + " BETWEEN "
        + dialect.moment(Moments.later(first, DATED_ANEW.negated())) + " AND "
        + dialect.moment(Moments.later(last, DATED_ANEW))
        + ") AND ";
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
}
