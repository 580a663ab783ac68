package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.warehouse.StagedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "What did we show on Monday?" */
class PublishedVersionsTest {
  @TempDir
  Path folder;

  private Path sql;
  private Workspace workspace;
  private LocalWarehouse warehouse;

  @BeforeEach
  void open() throws IOException {
    sql = folder.resolve("sql");
    copy(GoldFixture.SQL, sql);
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, sql);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private void morning(String day, StagedRun run) {
    warehouse.commit(new StagedRun(
        run.runId(),
        run.tenantId(),
        Instant.parse(day + "T06:00:00Z"),
        run.from(),
        run.to(),
        run.slices(),
        run.bronze(),
        run.silver(),
        run.deadLetters(),
        run.clients()));
    warehouse.buildMarts();
    warehouse.publish();
  }

  private List<String> shown(String sql) {
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      return queries.query(sql).rows().stream().map(Object::toString).toList();
    }
  }

  /** Aurora's spend on Meta on 2026-02-28 as it was shown from day to day. */
  private List<String> metaSpend() {
    return shown(
        "SELECT as_of_date, spend_rc FROM gold.snap_published_daily WHERE client_id = 'aurora'"
            + " AND report_date = '2026-02-28' AND channel_group = 'Paid Social' ORDER BY as_of_date");
  }

  @Test
  void peer_cortex_8_what_was_shown_on_a_day_stays_known_after_a_restatement() {
    morning("2026-03-05", GoldFixture.first(folder));
    morning("2026-03-06", GoldFixture.restated(folder));

    assertThat(metaSpend())
        .containsExactly("[2026-03-05, 9.999999999]", "[2026-03-06, 19.999999998]");
    assertThat(shown(
            "SELECT as_of_date, spend_rc FROM gold.snap_blended_daily WHERE client_id = 'aurora'"
                + " AND report_date = '2026-02-28' ORDER BY as_of_date"))
        .containsExactly("[2026-03-05, 22.345677999]", "[2026-03-06, 32.345677998]");
  }

  @Test
  void onlyRowsThatChangedAreStoredAgain() {
    morning("2026-03-05", GoldFixture.first(folder));
    List<String> rows = shown("SELECT COUNT(*) FROM gold.mart_channel_daily");
    morning("2026-03-06", GoldFixture.restated(folder));

    assertThat(
            shown(
                "SELECT COUNT(*) FROM gold.snap_published_daily_version WHERE as_of_from = '2026-03-05'"))
        .isEqualTo(rows);
    assertThat(shown("SELECT as_of_from, as_of_to, spend_rc FROM gold.snap_published_daily_version"
            + " WHERE as_of_to IS NOT NULL OR as_of_from > '2026-03-05' ORDER BY as_of_from"))
        .containsExactly(
            "[2026-03-05, 2026-03-06, 9.999999999]", "[2026-03-06, null, 19.999999998]");
  }

  @Test
  void eachDayShowsTheWholeMartOfThatDay() {
    morning("2026-03-05", GoldFixture.first(folder));
    List<String> first = shown("SELECT * FROM gold.mart_channel_daily ORDER BY 1, 2, 3, 4, 5");
    morning("2026-03-06", GoldFixture.restated(folder));
    morning("2026-03-08", GoldFixture.newRates(folder));

    for (String day : List.of("2026-03-05")) {
      assertThat(shown(
              "SELECT * EXCEPT (as_of_date) FROM gold.snap_published_daily WHERE as_of_date = '"
                  + day + "' ORDER BY 1, 2, 3, 4, 5"))
          .isEqualTo(first);
    }
    assertThat(shown(
            "SELECT * EXCEPT (as_of_date) FROM gold.snap_published_daily WHERE as_of_date = '2026-03-08'"
                + " ORDER BY 1, 2, 3, 4, 5"))
        .isEqualTo(shown("SELECT * FROM gold.mart_channel_daily ORDER BY 1, 2, 3, 4, 5"));
  }

  @Test
  void aDayWithoutAPublishShowsWhatWasThereBefore() {
    morning("2026-03-05", GoldFixture.first(folder));
    morning("2026-03-08", GoldFixture.restated(folder));

    assertThat(metaSpend())
        .containsExactly(
            "[2026-03-05, 9.999999999]",
            "[2026-03-06, 9.999999999]",
            "[2026-03-07, 9.999999999]",
            "[2026-03-08, 19.999999998]");
    assertThat(shown("SELECT as_of_date, is_published, run_id FROM ops.ctl_publication ORDER BY 1"))
        .containsExactly(
            "[2026-03-05, true, r1]",
            "[2026-03-06, false, r1]",
            "[2026-03-07, false, r1]",
            "[2026-03-08, true, r2]");
  }

  @Test
  void ofSeveralPublishesOnADayTheLastCountsAndTheSameOneAgainChangesNothing() {
    morning("2026-03-05", GoldFixture.first(folder));
    morning("2026-03-06", GoldFixture.newRates(folder));
    morning("2026-03-06", GoldFixture.restated(folder));
    List<String> once =
        shown("SELECT * FROM gold.snap_published_daily_version ORDER BY 1, 2, 3, 4, 5, as_of_from");
    assertThat(metaSpend()).hasSize(2);
    warehouse.publish();

    assertThat(shown(
            "SELECT * FROM gold.snap_published_daily_version ORDER BY 1, 2, 3, 4, 5, as_of_from"))
        .isEqualTo(once);
  }

  @Test
  void rule_05_neither_a_broken_source_nor_a_failed_check_changes_what_was_published() {
    morning("2026-03-05", GoldFixture.first(folder));
    List<String> before = shown("SELECT * FROM gold.mart_channel_daily ORDER BY 1, 2, 3, 4, 5");
    warehouse.commit(GoldFixture.failed(folder));
    warehouse.buildMarts();
    warehouse.session().execute("UPDATE gold.mart_blended_daily SET spend_rc = spend_rc + 1");
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(BoscoException.class);

    assertThat(shown("SELECT * FROM gold.mart_channel_daily ORDER BY 1, 2, 3, 4, 5"))
        .isEqualTo(before);
    assertThat(warehouse.session().rows("SELECT DISTINCT as_of_date FROM gold.snap_blended_daily"))
        .hasSize(1);
  }

  @Test
  void aMartThatGetsOtherColumnsKeepsWhatItShowedWithTheOldOnes() throws IOException {
    morning("2026-03-05", GoldFixture.first(folder));
    Path file = sql.resolve("gold/blended/mart_blended_daily.sql");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("  aov,\n", "")
            .replace("AS aov,", "AS aov, 'x' AS note,")
            .replace(
                "  orders,\n  new_customer_orders",
                "  CAST(orders AS NUMERIC) AS orders,\n  new_customer_orders"));
    warehouse.close();
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, sql);
    morning("2026-03-06", GoldFixture.restated(folder));

    assertThat(shown(
            "SELECT as_of_date, orders, note FROM gold.snap_blended_daily WHERE client_id = 'aurora'"
                + " AND report_date = '2026-02-28' ORDER BY as_of_date"))
        .containsExactly("[2026-03-05, null, null]", "[2026-03-06, 4, x]");
    assertThat(
            shown("SELECT as_of_from, orders_before_20260306 FROM gold.snap_blended_daily_version"
                + " WHERE client_id = 'aurora' AND report_date = '2026-02-28' ORDER BY 1"))
        .containsExactly("[2026-03-05, 4]", "[2026-03-06, null]");
  }
}
