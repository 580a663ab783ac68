package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.ResultTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers see, and that neither the writer nor a failed check gets in their way. */
class PublishTest {
  private static final String SPEND =
      "SELECT report_date, SUM(spend_rc) AS spend FROM gold.mart_blended_daily"
          + " WHERE client_id = 'aurora' GROUP BY report_date ORDER BY report_date LIMIT 1";

  @TempDir
  Path folder;

  private Workspace workspace;
  private LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }

  private void commitFirst() {
    warehouse.commit(GoldFixture.first(folder));
    warehouse.buildMarts();
  }

  private List<String> published() throws IOException {
    try (Stream<Path> files = Files.list(workspace.published())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static BigDecimal spend(LocalQueries queries) {
    return (BigDecimal) queries.query(SPEND).rows().get(0).get(1);
  }

  @Test
  void beforeTheFirstPublishAQuerySaysWhatIsMissing() {
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      assertThatThrownBy(() -> queries.query("SELECT 1"))
          .isInstanceOfSatisfying(
              BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
          .hasMessageContaining("Nothing is published");
    }
  }

  @Test
  void readersKeepTheirSnapshotWhileTheWriterWorksAndSeeTheNextOneWhenItIsPublished() {
    commitFirst();
    warehouse.publish();
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      assertThat(spend(queries)).isEqualByComparingTo("22.345677999");
      warehouse.commit(GoldFixture.restated(folder));
      warehouse.buildMarts();
      assertThat(spend(queries)).isEqualByComparingTo("22.345677999");
      warehouse.publish();
      assertThat(spend(queries)).isEqualByComparingTo("32.345677998");
    }
  }

  @Test
  void resultsHaveGoogleSqlTypes() {
    commitFirst();
    warehouse.publish();
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      ResultTable table = queries.query(
          "SELECT client_id, report_date, clicks, mer, TRUE AS yes, [1, 2] AS list"
              + " FROM gold.mart_blended_daily WHERE client_id = 'aurora' ORDER BY report_date LIMIT 1");
      assertThat(table.columns())
          .extracting(ResultTable.Column::type)
          .containsExactly("STRING", "DATE", "INT64", "NUMERIC", "BOOL", "ARRAY<INT64>");
      assertThat(table.rows())
          .containsExactly(List.of(
              "aurora",
              LocalDate.of(2026, 2, 28),
              40L,
              new BigDecimal("7.160221319"),
              true,
              List.of(1L, 2L)));
      assertThatThrownBy(() -> queries.query("SELECT clix FROM gold.mart_blended_daily"))
          .isInstanceOfSatisfying(
              BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_INVALID));
    }
  }

  @Test
  void aFailedCheckKeepsTheSnapshotBefore() throws IOException {
    commitFirst();
    warehouse.publish();
    warehouse
        .session()
        .execute("UPDATE gold.mart_blended_daily SET spend_rc = spend_rc + 0.01"
            + " WHERE client_id = 'aurora' AND report_date = '2026-02-28'");

    assertThatThrownBy(() -> warehouse.publish())
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_CONFLICT))
        .hasMessageContaining(
            "blended_spend (1 rows, first [agency, aurora, 2026-02-28, 22.345677999, 22.355677999])");

    assertThat(published()).containsExactly("00000001.duckdb", "CURRENT");
    assertThat(warehouse
            .session()
            .rows("SELECT check_name, failed_rows FROM ops.ctl_dq_result WHERE failed_rows > 0"
                + " AND severity = 'FAIL'"))
        .isEqualTo(List.of(List.of("blended_spend", 1L)));
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      assertThat(spend(queries)).isEqualByComparingTo("22.345677999");
    }
  }

  /** A run of the second morning, about another client than the first one's, whose rows a check of rows warned of. */
  private void warned(String run, String client, int failed) {
    Slice slice = StagedRunBuilder.slice(client, "google-ads", "campaign", "g9", "2026-03-02");
    warehouse.commit(new StagedRunBuilder(folder, run)
        .at("2026-03-06T06:00:00Z")
        .complete(slice)
        .noticed(
            "check_count",
            slice,
            "check_name",
            "usual_price",
            "table_name",
            "fct_ads_campaign_daily",
            "severity",
            "WARN",
            "example",
            "clicks 3",
            "checked_rows",
            10,
            "failed_rows",
            failed)
        .build());
    warehouse.buildMarts();
  }

  private List<String> warnings() {
    return new QualityFile(workspace)
        .read().orElseThrow().warnings().stream()
            .filter(finding -> finding.kind().equals("ROW"))
            .map(finding -> finding.check() + " " + finding.severity() + " " + finding.failedRows()
                + " " + finding.clients())
            .toList();
  }

  @Test
  void whatARowCheckWarnedOfIsToldUntilItIsPublished() {
    commitFirst();
    warehouse.publish();
    warehouse
        .session()
        .execute("UPDATE gold.mart_blended_daily SET spend_rc = spend_rc + 0.01"
            + " WHERE client_id = 'aurora' AND report_date = '2026-02-28'");
    warned("r2", "aurora", 3);
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(NotPublishedException.class);
    assertThat(warnings()).containsExactly("usual_price WARN 3 [aurora]");

    warned("r3", "bergwerk", 2);
    assertThatThrownBy(() -> warehouse.publish()).isInstanceOf(NotPublishedException.class);
    assertThat(warnings()).containsExactly("usual_price WARN 5 [aurora, bergwerk]");

    warehouse.rebuildMarts();
    warehouse.publish();
    assertThat(warnings()).containsExactly("usual_price WARN 5 [aurora, bergwerk]");

    warned("r4", "bergwerk", 0);
    warehouse.publish();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void anEmptyWarehouseCanBePublished() {
    warehouse.buildMarts();
    assertThat(warehouse.publish().warnings()).isEmpty();
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      assertThat(queries.query("SELECT COUNT(*) FROM silver.fct_order").rows())
          .containsExactly(List.of(0L));
    }
  }

  @Test
  void theTwoNewestSnapshotsStayAndTornCopiesGo() throws IOException {
    commitFirst();
    Files.writeString(workspace.published().resolve("00000009.duckdb.tmp"), "torn");
    for (int i = 0; i < 3; i++) {
      warehouse.publish();
    }
    assertThat(published()).containsExactly("00000002.duckdb", "00000003.duckdb", "CURRENT");
  }
}
