package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.StagedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building only what changed gives the same rows as building everything, and touches nothing else. */
class GoldIncrementalTest {
  @TempDir
  Path folder;

  private Path sql;
  private LocalWarehouse warehouse;

  @BeforeEach
  void open() throws IOException {
    sql = folder.resolve("sql");
    copy(GoldFixture.SQL, sql);
    warehouse = reopened();
    warehouse.commit(GoldFixture.first(folder));
    warehouse.buildMarts();
  }

  private LocalWarehouse reopened() {
    return LocalWarehouse.open(
        GoldFixture.workspace(folder.resolve("work")), GoldFixture.CANON, sql);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(GoldFixture.workspace(folder.resolve("work")));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Map<String, List<String>> gold() {
    Map<String, List<String>> tables = new TreeMap<>();
    for (List<?> name : warehouse
        .session()
        .rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'gold'")) {
      tables.put(
          String.valueOf(name.get(0)),
          warehouse.session().rows("SELECT * FROM gold." + name.get(0) + " ORDER BY ALL").stream()
              .map(Object::toString)
              .toList());
    }
    return tables;
  }

  private static Map<String, String> changed(MartReport report) {
    Map<String, String> changed = new TreeMap<>();
    report.marts().stream()
        .filter(mart -> mart.computed() > 0)
        .forEach(mart -> changed.put(mart.mart(), mart.computed() + "/" + mart.changed()));
    return changed;
  }

  private void sameAsEverythingAnew() {
    Map<String, List<String>> incremental = gold();
    MartReport report = warehouse.rebuildMarts();
    assertThat(gold()).isEqualTo(incremental);
    assertThat(report.marts()).allSatisfy(mart -> assertThat(mart.changed()).isZero());
  }

  @Test
  void withoutAChangeOnlyWhatReadsTheLedgerIsComputedAndNothingIsWritten() {
    assertThat(changed(warehouse.buildMarts()))
        .isEqualTo(Map.of(
            "gold.int_final_day", "2/0", "gold.mart_cost", "1/0", "gold.mart_freshness", "1/0"));
    sameAsEverythingAnew();
  }

  @Test
  void aRestatedDayIsTheOnlyOneThatIsBuilt() {
    warehouse.commit(GoldFixture.restated(folder));

    // The run itself has its day of costs, and of what was rejected.
    assertThat(changed(warehouse.buildMarts()))
        .isEqualTo(Map.ofEntries(
            Map.entry("gold.int_campaign_name", "1/0"),
            Map.entry("gold.int_comparable_window", "1/0"),
            Map.entry("gold.int_currency_daily", "1/0"),
            Map.entry("gold.int_final_day", "2/0"),
            Map.entry("gold.int_measure_daily", "1/1"),
            Map.entry("gold.mart_attribution", "1/1"),
            Map.entry("gold.mart_blended_daily", "1/1"),
            Map.entry("gold.mart_cac_ltv_cohort", "1/0"),
            Map.entry("gold.mart_campaign_daily", "1/1"),
            Map.entry("gold.mart_channel_daily", "1/1"),
            Map.entry("gold.mart_cost", "2/1"),
            Map.entry("gold.mart_data_quality", "2/2"),
            Map.entry("gold.mart_freshness", "1/1"),
            Map.entry("gold.mart_pacing", "1/1"),
            Map.entry("gold.mart_platform_conversions", "1/0")));
    sameAsEverythingAnew();
  }

  @Test
  void newRatesReachTheDaysThatUseThem() {
    warehouse.commit(GoldFixture.newRates(folder));

    // Saturday's own rates reach Saturday, and Sunday, for which there is no newer one; but nobody
    // spends dollars on Sunday.
    assertThat(changed(warehouse.buildMarts()))
        .containsEntry("gold.int_client_fx_daily", "2/2")
        .containsEntry("gold.mart_blended_daily", "1/1");
    sameAsEverythingAnew();
  }

  @Test
  void theSameRunAgainLeavesEveryTableAsItIs() {
    Map<String, List<String>> before = gold();
    StagedRun first = GoldFixture.first(folder);
    StagedRun again = new StagedRun(
        "again",
        first.tenantId(),
        first.extractedAt(),
        first.from(),
        first.to(),
        first.slices(),
        first.bronze(),
        first.silver(),
        first.deadLetters(),
        first.clients());
    assertThat(warehouse.commit(again).tables())
        .allSatisfy(change -> assertThat(change.added() + change.removed()).isZero());
    warehouse.buildMarts();

    Map<String, List<String>> after = gold();
    // Reading twice costs twice.
    for (String costs : List.of("mart_cost", "mart_data_quality")) {
      before.remove(costs);
      after.remove(costs);
    }
    assertThat(after).isEqualTo(before);
    assertThat(
            warehouse.session().rows("SELECT DISTINCT _run_id FROM silver.fct_ads_campaign_daily"))
        .isEqualTo(List.of(List.of("r1")));
  }

  @Test
  void aMartWhoseFileChangedIsBuiltAnew() throws IOException {
    Path file = sql.resolve("gold/paid/mart_channel_daily.sql");
    Files.writeString(file, Files.readString(file).replace(" AS ctr,", " AS click_rate,"));
    warehouse.close();
    warehouse = reopened();

    assertThat(changed(warehouse.buildMarts())).containsEntry("gold.mart_channel_daily", "2/2");
    sameAsEverythingAnew();
  }

  @Test
  void aMartWhoseFileIsGoneGoesToo() throws IOException {
    Files.delete(sql.resolve("gold/blended/mart_pacing.sql"));
    warehouse.close();
    warehouse = reopened();
    warehouse.buildMarts();

    assertThat(gold()).doesNotContainKey("mart_pacing").containsKey("mart_blended_daily");
  }

  @Test
  void aBuildThatWasLostIsMadeAgain() {
    warehouse.commit(GoldFixture.restated(folder));
    warehouse.close();
    warehouse = reopened();

    assertThat(changed(warehouse.buildMarts())).containsEntry("gold.mart_blended_daily", "1/1");
  }
}
