package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.local.RandomRuns.Run;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After every step of a random history the marts that were built bit by bit are those a full rebuild gives, silver and the versions
 * of entities are what a plain computation gives, and every day's figures are still shown as they were published on that day.
 * {@code -Dbosco.histories=N} tries N histories instead of 20; {@code -Dbosco.history=S} only the one with seed S.
 */
@SuppressWarnings("NullAway.Init") // every history opens its own
class IncrementalEqualsFullTest {
  private static final int STEPS = 4;

  @TempDir
  Path folder;

  private final SilverModel model = new SilverModel();
  private final TreeMap<LocalDate, Map<String, List<String>>> published = new TreeMap<>();
  /** The whole canon, so that queries lowered once serve all histories; rows come into the tables of the group alone. */
  private List<TableSpec> whole = List.copyOf(GoldFixture.CANON);

  private List<TableSpec> canon = List.of();
  private Instant newest = Instant.EPOCH;
  private LocalWarehouse warehouse;

  static LongStream seeds() {
    Long only = Long.getLong("bosco.history");
    return only != null
        ? LongStream.of(only)
        : LongStream.rangeClosed(1, Long.getLong("bosco.histories", 20));
  }

  @ParameterizedTest(name = "history {0}")
  @MethodSource("seeds")
  void incremental_equals_full(long seed) {
    MartGroup group = MartGroup.of(Math.floorMod(seed, MartGroup.GROUPS));
    group.copy(folder.resolve("sql"));
    canon = group.canon();
    RandomRuns runs = new RandomRuns(seed, folder, canon);
    open();
    try {
      step(runs.first());
      for (int i = 1; i < STEPS; i++) {
        if (i == 2 && seed % 4 == 0) {
          addColumns(runs);
        }
        // Where records are rejected, what a list misses is unknown; late lists would have to
        // guess.
        Run run = runs.next(seed % 2 == 0 && runs.random().nextInt(3) == 0, seed % 2 == 1);
        if (runs.random().nextInt(4) == 0) {
          killed(run);
        }
        step(run);
        if (runs.random().nextInt(4) == 0) {
          again(run);
        }
      }
      everythingAnew();
    } finally {
      warehouse.close();
      GoldFixture.leave(GoldFixture.workspace(folder.resolve("work")));
    }
  }

  private void open() {
    warehouse = LocalWarehouse.open(
        GoldFixture.workspace(folder.resolve("work")), whole, folder.resolve("sql"));
  }

  private void step(Run run) {
    warehouse.commit(run.staged());
    model.commit(run, canon);
    newest = run.at().isAfter(newest) ? run.at() : newest;
    silverIsAsComputed();
    warehouse.buildMarts();
    Map<String, List<String>> built = gold();
    assertThat(warehouse.rebuildMarts().marts())
        .allSatisfy(mart -> assertThat(mart.changed()).as(mart.mart()).isZero());
    publish(built);
  }

  /** The transaction breaks in its middle, at a file that was cut short; nothing of it stays. */
  private void killed(Run run) {
    StagedRun staged = run.staged();
    List<StagedFile> files = new ArrayList<>(staged.silver());
    if (files.isEmpty()) {
      return;
    }
    StagedFile last = files.remove(files.size() - 1);
    files.add(new StagedFile(last.table(), last.uri(), last.rows() + 1));
    Map<String, List<String>> before = all();
    assertThatThrownBy(() -> warehouse.commit(withFiles(staged, staged.runId(), files)))
        .isInstanceOf(BoscoException.class);
    warehouse.close();
    open();
    assertThat(all()).isEqualTo(before);
  }

  /** The same run, and the same rows as another run: neither changes a row. */
  private void again(Run run) {
    Map<String, List<String>> before = contents();
    assertThat(warehouse.commit(run.staged()).repeated()).isTrue();
    warehouse.commit(
        withFiles(run.staged(), run.staged().runId() + "-2", run.staged().silver()));
    warehouse.buildMarts();
    assertThat(contents()).isEqualTo(before);
  }

  private static StagedRun withFiles(StagedRun run, String id, List<StagedFile> silver) {
    return new StagedRun(
        id,
        run.tenantId(),
        run.extractedAt(),
        run.from(),
        run.to(),
        run.slices(),
        run.bronze(),
        silver,
        run.deadLetters(),
        run.clients());
  }

  /** An additive change of the canon: a fact and every kind of entity get a column, tracked where there is a history. */
  private void addColumns(RandomRuns runs) {
    Column added = new Column("added_note", Type.STRING, false, false, Pii.NONE, "Came later");
    whole = whole.stream()
        .map(table -> table.hasHistory() || table.name().equals("fct_ads_campaign_daily")
            ? TestCanon.withColumn(table, added)
            : table)
        .toList();
    List<String> names = canon.stream().map(TableSpec::name).toList();
    canon = whole.stream().filter(table -> names.contains(table.name())).toList();
    runs.use(canon);
    warehouse.close();
    open();
  }

  private void silverIsAsComputed() {
    for (TableSpec table : canon) {
      if (table.disposition() == TableSpec.Disposition.REFERENCE) {
        continue;
      }
      if (table.hasHistory()) {
        assertThat(rows("silver." + table.name(), entityColumns(table)))
            .as(table.name())
            .isEqualTo(model.entities(table));
        assertThat(rows("silver." + table.name() + "_history", versionColumns(table)))
            .as("versions of " + table.name())
            .isEqualTo(model.history(table));
      } else {
        assertThat(rows("silver." + table.name(), businessColumns(table)))
            .as(table.name())
            .isEqualTo(model.rows(table));
      }
    }
  }

  private static List<String> identity() {
    return new ArrayList<>(List.of("client_id", "source_system", "source_account_id"));
  }

  private static List<String> businessColumns(TableSpec table) {
    List<String> columns = identity();
    table.columns().stream()
        .map(Column::name)
        .filter(name -> !columns.contains(name))
        .forEach(columns::add);
    return columns;
  }

  private static List<String> entityColumns(TableSpec table) {
    List<String> columns = businessColumns(table);
    columns.addAll(List.of("_deleted_at", "_is_unlisted"));
    return columns;
  }

  private static List<String> versionColumns(TableSpec table) {
    List<String> columns = identity();
    columns.addAll(table.key());
    columns.addAll(table.history());
    columns.addAll(List.of("valid_from", "valid_to", "is_current", "_is_unlisted"));
    return columns;
  }

  private List<String> rows(String table, List<String> columns) {
    return lines("SELECT "
        + columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "))
        + " FROM " + table);
  }

  private List<String> lines(String query) {
    return warehouse.session().rows(query).stream()
        .map(row -> row.stream().map(SilverModel::text).collect(Collectors.joining("|")))
        .sorted()
        .toList();
  }

  private void publish(Map<String, List<String>> built) {
    try {
      warehouse.publish();
    } catch (NotPublishedException e) {
      return; // rules of the marts' headers may not hold for random figures
    }
    Map<String, List<String>> views = new TreeMap<>();
    Map.of("mart_channel_daily", "snap_published_daily", "mart_blended_daily", "snap_blended_daily")
        .forEach((mart, view) -> {
          if (built.containsKey(mart)) {
            views.put(view, built.get(mart));
          }
        });
    published.put(newest.atZone(ZoneOffset.UTC).toLocalDate(), views);
    for (LocalDate day = published.firstKey();
        !day.isAfter(published.lastKey());
        day = day.plusDays(1)) {
      Map<String, List<String>> then = published.floorEntry(day).getValue();
      for (Map.Entry<String, List<String>> view : then.entrySet()) {
        assertThat(lines("SELECT * EXCLUDE (as_of_date) FROM gold." + view.getKey()
                + " WHERE as_of_date = '" + day + "'"))
            .as(view.getKey() + " of " + day)
            .isEqualTo(view.getValue());
      }
    }
  }

  /** Marts of no former build at all. */
  private void everythingAnew() {
    Map<String, List<String>> built = gold();
    built.keySet().forEach(mart -> warehouse.session().execute("DROP TABLE gold." + mart));
    warehouse.session().execute("DELETE FROM ops.ctl_mart");
    warehouse.buildMarts();
    assertThat(gold()).isEqualTo(built);
  }

  /** All marts, each row as text. */
  private Map<String, List<String>> gold() {
    Map<String, List<String>> marts = new TreeMap<>();
    for (String mart : lines("SELECT mart_name FROM ops.ctl_mart")) {
      marts.put(mart, lines("SELECT * FROM gold." + mart));
    }
    return marts;
  }

  /** Silver and gold without the ledger. */
  private Map<String, List<String>> contents() {
    Map<String, List<String>> contents = gold();
    List.of("mart_freshness", "mart_cost", "mart_data_quality").forEach(contents::remove);
    for (TableSpec table : canon) {
      contents.put(table.name(), lines("SELECT * FROM silver." + table.name()));
      if (table.hasHistory()) {
        contents.put(
            table.name() + "_history", lines("SELECT * FROM silver." + table.name() + "_history"));
      }
    }
    return contents;
  }

  /** Every table there is. */
  private Map<String, List<String>> all() {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table :
        lines("SELECT table_schema || '.' || table_name FROM information_schema.tables"
            + " WHERE table_schema IN ('bronze', 'silver', 'gold', 'ops')")) {
      tables.put(table, lines("SELECT * FROM " + table));
    }
    return tables;
  }
}
