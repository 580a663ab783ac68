package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.PublishedTables.Table;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A day is run, then the day three days later, then that day once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class RestatementTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

  @TempDir
  static Path folder;

  private static PublishedTables before;
  private static PublishedTables after;
  private static PublishedTables repeated;
  private static PublishedTables fresh;
  private static Map<String, List<Object>> rawBefore;
  private static Map<String, List<Object>> rawAfter;
  private static Set<String> readAgain;
  private static String laterRun;
  private static List<List<String>> restatements;
  private static String attempts;

  /** An installation; other warehouses have others. */
  Agency opened(String name) throws IOException {
    return Agency.open(folder.resolve(name), "1x12", "");
  }

  @BeforeAll
  void runThreeTimes() throws IOException {
    try (Agency agency = opened("agency")) {
      LocalDate first = agency.world().firstDay();
      agency.run(first, LAST.minusDays(3));
      before = agency.tables();
      rawBefore = raw(agency);

      RunReport later = agency.run(LAST, LAST);
      laterRun = later.run().runId();
      readAgain = later.run().slices().stream()
          .map(each -> each.slice().id())
          .collect(Collectors.toCollection(TreeSet::new));
      after = agency.tables();
      rawAfter = raw(agency);
      restatements = agency
          .query(
              "SELECT slice_id, table_name, metric, old_value, new_value, rows_added, rows_removed, rows_changed"
                  + " FROM ops.ctl_restatement WHERE run_id = '" + laterRun + "'")
          .rows()
          .stream()
          .map(row -> row.stream().map(String::valueOf).toList())
          .toList();

      agency.run(LAST, LAST);
      repeated = agency.tables();
      attempts = agency.csv(
          "SELECT run_id, version, status, slices_failed FROM ops.ctl_run ORDER BY version");

      try (Agency other = opened("fresh")) {
        other.run(first, LAST);
        fresh = other.tables();
      }
    }
  }

  /** Time of the last change and bytes of every raw object, by name. */
  private static Map<String, List<Object>> raw(Agency agency) throws IOException {
    Map<String, List<Object>> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(agency.workspace().raw())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            agency.workspace().raw().relativize(file).toString(),
            List.of(
                Files.getLastModifiedTime(file),
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
      }
    }
    return files;
  }

  /** Tables of slices of one day each; the window of rates grows with every run and is another slice then. */
  private static List<TableSpec> sliceTables() {
    return Canon.load().values().stream()
        .filter(spec -> spec.disposition() == TableSpec.Disposition.REPLACE_SLICE
            && !spec.name().equals("ref_fx_daily"))
        .toList();
  }

  private static List<List<String>> rows(
      PublishedTables tables, String table, boolean ofReadSlices) {
    Table all = tables.table("silver." + table);
    return all.rows().stream()
        .filter(row -> readAgain.contains(all.value(row, "_slice_id")) == ofReadSlices)
        .toList();
  }

  @Test
  void restatedSlicesHoldWhatARunOfTheLaterDayAloneHolds() {
    for (TableSpec spec : sliceTables()) {
      String name = "silver." + spec.name();
      assertThat(after.only(name, readAgain).differences(fresh.only(name, readAgain)))
          .isEmpty();
    }
    for (String name : after.layer("bronze").tables().keySet()) {
      assertThat(after.only(name, readAgain).differences(fresh.only(name, readAgain)))
          .isEmpty();
    }
  }

  @Test
  void slicesThatWereNotReadKeepTheirRowsTechnicalColumnsIncluded() {
    int kept = 0;
    for (TableSpec spec : sliceTables()) {
      List<List<String>> rows = rows(before, spec.name(), false);
      assertThat(rows(after, spec.name(), false)).isEqualTo(rows);
      kept += rows.size();
    }
    assertThat(kept).isPositive();
  }

  @Test
  void rawObjectsOfTheEarlierRunAreUntouched() {
    assertThat(rawAfter).containsAllEntriesOf(rawBefore);
    assertThat(rawAfter.keySet().stream().filter(name -> !rawBefore.containsKey(name)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).contains(laterRun));
  }

  @Test
  void rule_04_every_move_is_written_down_with_its_figures() {
    List<List<String>> expected = new ArrayList<>();
    for (TableSpec spec : sliceTables()) {
      moves(spec, expected);
    }
    Set<String> tables =
        sliceTables().stream().map(spec -> "silver." + spec.name()).collect(Collectors.toSet());

    assertThat(restatements.stream().filter(row -> tables.contains(row.get(1))))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected.stream().filter(row -> row.get(2).equals("rows")))
        .as("slices with rows that vanished")
        .anySatisfy(row -> assertThat(row.get(6)).isNotEqualTo("0"));
  }

  /** The moves of one table, from its rows before and after. */
  private static void moves(TableSpec spec, List<List<String>> moves) {
    Map<String, Map<List<String>, List<String>>> old = bySlice(before, spec);
    Map<String, Map<List<String>, List<String>>> now = bySlice(after, spec);
    Table layout = after.table("silver." + spec.name());
    for (String slice : readAgain) {
      Map<List<String>, List<String>> was = old.getOrDefault(slice, Map.of());
      Map<List<String>, List<String>> is = now.getOrDefault(slice, Map.of());
      if (!before.slices().contains(slice)) {
        continue;
      }
      long added = is.keySet().stream().filter(key -> !was.containsKey(key)).count();
      long removed = was.keySet().stream().filter(key -> !is.containsKey(key)).count();
      long changed = is.entrySet().stream()
          .filter(entry -> differs(layout, was.get(entry.getKey()), entry.getValue()))
          .count();
      if (added + removed + changed == 0) {
        continue;
      }
      List<String> counts =
          List.of(Long.toString(added), Long.toString(removed), Long.toString(changed));
      moves.add(
          move(slice, spec, "rows", String.valueOf(was.size()), String.valueOf(is.size()), counts));
      for (TableSpec.Column column : spec.columns()) {
        if (column.additive()) {
          @Nullable BigDecimal from = sum(layout, was, column.name());
          @Nullable BigDecimal to = sum(layout, is, column.name());
          if (from == null ? to != null : to == null || from.compareTo(to) != 0) {
            moves.add(move(slice, spec, column.name(), plain(from), plain(to), counts));
          }
        }
      }
    }
  }

  /** Whether a key that was there has other values now. */
  private static boolean differs(Table table, @Nullable List<String> was, List<String> is) {
    return was != null && !table.value(was, "_row_hash").equals(table.value(is, "_row_hash"));
  }

  private static List<String> move(
      String slice, TableSpec spec, String metric, String from, String to, List<String> counts) {
    List<String> move = new ArrayList<>(List.of(slice, "silver." + spec.name(), metric, from, to));
    move.addAll(counts);
    return move;
  }

  private static Map<String, Map<List<String>, List<String>>> bySlice(
      PublishedTables tables, TableSpec spec) {
    Table table = tables.table("silver." + spec.name());
    Map<String, Map<List<String>, List<String>>> slices = new HashMap<>();
    for (List<String> row : table.rows()) {
      List<String> key = new ArrayList<>(List.of(
          table.value(row, "client_id"),
          table.value(row, "source_system"),
          table.value(row, "source_account_id")));
      spec.key().forEach(column -> key.add(table.value(row, column)));
      slices
          .computeIfAbsent(table.value(row, "_slice_id"), slice -> new HashMap<>())
          .put(key, row);
    }
    return slices;
  }

  private static @Nullable BigDecimal sum(
      Table table, Map<List<String>, List<String>> rows, String column) {
    @Nullable BigDecimal sum = null;
    for (List<String> row : rows.values()) {
      String value = table.value(row, column);
      if (!value.equals("null")) {
        sum = (sum == null ? BigDecimal.ZERO : sum).add(new BigDecimal(value));
      }
    }
    return sum;
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null || number.signum() == 0
        ? "0"
        : number.stripTrailingZeros().toPlainString();
  }

  @Test
  void theSameDayAgainLeavesEveryTableAsItIs() {
    // What a run cost and how it fared is of that run, and nothing else may differ.
    assertThat(repeated.differences(after))
        .allMatch(row -> row.matches("[-+] gold\\.mart_(cost|data_quality) .*"));
    assertThat(attempts.lines().skip(2))
        .containsExactly(
            laterRun + ",2,COMPLETE,0", laterRun.replaceFirst("-1$", "-2") + ",3,COMPLETE,0");
  }
}
