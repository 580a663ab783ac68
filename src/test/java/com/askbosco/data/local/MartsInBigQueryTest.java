package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.BigQueryQueries;
import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.gcp.bigquery.MartPlan;
import com.askbosco.data.gcp.fake.Call;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.ResultTable;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.mart.MartFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marts in BigQuery's stand-in: the same rows as in the local warehouse, and what readers are served meanwhile. */
@Tag("cloud")
class MartsInBigQueryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEND =
      "SELECT report_date, SUM(spend_rc) AS spend FROM gold.mart_blended_daily"
          + " WHERE client_id = 'aurora' GROUP BY report_date ORDER BY report_date LIMIT 1";

  @TempDir
  Path folder;

  private Workspace workspace;
  private LocalWarehouse local;
  private BigQueryPlace place;
  private BigQueryWarehouse cloud;
  private final List<Integer> jobs = new ArrayList<>();
  private int sent;

  @BeforeEach
  void open() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    local = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
    place = new BigQueryPlace(workspace.cache().resolve("lowered"));
    cloud = place.open(GoldFixture.CANON, GoldFixture.SQL);
    jobs.add(place.jobs());
  }

  @AfterEach
  void close() {
    local.close();
    cloud.close();
    place.close();
    GoldFixture.leave(workspace);
  }

  private MartReport both(StagedRun run) {
    CommitReport committed = cloud.commit(run);
    jobs.add(place.jobs());
    assertThat(committed.tables()).isEqualTo(local.commit(run).tables());
    MartReport built = cloud.buildMarts();
    jobs.add(place.jobs());
    assertThat(built).isEqualTo(local.buildMarts());
    return built;
  }

  /** The rows of every mart. */
  private static Map<String, List<String>> rows(
      SqlSession session, String dataset, MartReport marts) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (MartReport.BuiltMart mart : marts.marts()) {
      String name = mart.mart().substring("gold.".length());
      rows.put(
          name,
          session.rows("SELECT * FROM " + dataset + "." + name + " ORDER BY ALL").stream()
              .map(Object::toString)
              .toList());
    }
    return rows;
  }

  private BigDecimal spend() {
    try (BigQueryQueries queries = BigQueryQueries.open(place.settings(Duration.ZERO), 1L << 30)) {
      return (BigDecimal) queries.query(SPEND).rows().get(0).get(1);
    }
  }

  @Test
  void martsAreThoseOfTheLocalWarehouseAndServedWhenTheyArePublished() throws IOException {
    MartReport first = both(GoldFixture.first(folder));
    sent = place.fake.calls().size();
    assertThat(rows(place.session(), "gold_build", first))
        .isEqualTo(rows(local.session(), "gold", first));
    cloud.publish();
    jobs.add(place.jobs());
    theDryRunShowsWhatWasSent(first);
    theEstimateIsNearWhatADryRunSays();
    local.publish();
    assertThat(rows(place.session(), "gold", first))
        .isEqualTo(rows(local.session(), "gold", first));
    assertThat(spend()).isEqualByComparingTo("22.345677999");

    MartReport second = both(GoldFixture.restated(folder));
    assertThat(second.marts().stream().mapToInt(MartReport.BuiltMart::changed).sum())
        .isLessThan(
            first.marts().stream().mapToInt(MartReport.BuiltMart::changed).sum());
    assertThat(spend()).as("served until the next publish").isEqualByComparingTo("22.345677999");
    cloud.publish();
    assertThat(spend()).isEqualByComparingTo("32.345677998");
    assertThat(rows(place.session(), "gold", second))
        .isEqualTo(rows(local.session(), "gold", second));

    assertThat(cloud.rebuildMarts().marts())
        .as("the same again")
        .allSatisfy(mart -> assertThat(mart.changed()).as(mart.mart()).isZero());
    queriesHaveGoogleSqlTypesAndReadNoMoreThanAllowed();
    aFailedCheckLeavesWhatIsServed();
  }

  /** What a build sent is what the dry run says, in its order, but for marts without rows and the rows of steps. */
  private void theDryRunShowsWhatWasSent(MartReport built) throws IOException {
    LocalMarts marts = LocalMarts.of(Path.of(""), workspace.cache().resolve("lowered"));
    List<String> planned =
        MartPlan.of(marts.catalog(BigQueryMarts::built), marts.silver(), List.of()).stream()
            .flatMap(List::stream)
            .map(MartsInBigQueryTest::anyWriter)
            .toList();
    List<String> really = new ArrayList<>();
    for (Call call : place.fake.calls().subList(0, sent)) {
      JsonNode job = call.insertsJob() ? JSON.readTree(call.body()) : JSON.nullNode();
      if (job.at("/configuration/labels/step").asText().equals("marts")) {
        really.addAll(List.of(job.at("/configuration/query/query").asText().split(";\n")));
      }
    }
    really.replaceAll(MartsInBigQueryTest::anyWriter);
    really.removeIf(sql -> sql.contains("UNNEST(JSON_QUERY_ARRAY(@value_"));

    List<String> left = new ArrayList<>(planned);
    for (String sql : really) {
      int at = left.indexOf(sql);
      assertThat(at).as(sql).isNotNegative();
      left.remove(at);
    }
    Set<String> empty = built.marts().stream()
        .filter(mart -> mart.changed() == 0)
        .map(mart -> mart.mart().substring("gold.".length()))
        .collect(Collectors.toSet());
    assertThat(left).allSatisfy(sql -> assertThat(empty).anyMatch(sql::contains));
  }

  private static String anyWriter(String sql) {
    return sql.replaceAll("writer = '[^']*'", "writer = ?");
  }

  private void theEstimateIsNearWhatADryRunSays() {
    LocalMarts marts = LocalMarts.of(Path.of(""), workspace.cache().resolve("lowered"));
    local.publish();
    ScanEstimate estimate = marts.estimate(workspace).orElseThrow();
    try (BigQueryQueries queries = BigQueryQueries.open(place.settings(Duration.ZERO), 1L << 40)) {
      for (MartFile mart : marts.catalog().marts()) {
        long told = queries.bytes(BigQueryMarts.build(mart.sql()));
        long estimated = estimate.bytes(marts.catalog(), mart);
        // A word in the text counts as a column, and a table that is read twice as one read: near,
        // and never far below.
        assertThat(estimated)
            .as(mart.name() + ", told " + told)
            .isBetween(told / 2, 2 * told + 200);
      }
    }
  }

  private void aFailedCheckLeavesWhatIsServed() {
    place
        .session()
        .execute("UPDATE gold_build.mart_blended_daily SET spend_rc = spend_rc + 0.01"
            + " WHERE client_id = 'aurora' AND report_date = '2026-02-28'");

    assertThatThrownBy(() -> cloud.publish())
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_CONFLICT))
        .hasMessageContaining("blended_spend (1 rows");

    assertThat(spend()).isEqualByComparingTo("32.345677998");
    assertThat(place
            .session()
            .rows("SELECT check_name, failed_rows FROM ops.ctl_dq_result WHERE failed_rows > 0"
                + " AND severity = 'FAIL'"))
        .isEqualTo(List.of(List.of("blended_spend", 1L)));
  }

  private void queriesHaveGoogleSqlTypesAndReadNoMoreThanAllowed() {
    String sql = "SELECT client_id, report_date, clicks, mer, TRUE AS yes, [1, 2] AS list"
        + " FROM gold.mart_blended_daily WHERE client_id = 'aurora' ORDER BY report_date LIMIT 1";
    try (BigQueryQueries queries = BigQueryQueries.open(place.settings(Duration.ZERO), 1L << 30)) {
      assertThat(queries.bytes(sql)).isPositive();
      ResultTable table = queries.query(sql);
      assertThat(table.columns())
          .extracting(ResultTable.Column::type)
          .containsExactly("STRING", "DATE", "INT64", "NUMERIC", "BOOL", "ARRAY<INT64>");
      assertThat(table.rows())
          .containsExactly(List.of(
              "aurora",
              LocalDate.of(2026, 2, 28),
              40L,
              new BigDecimal("4.946565041"),
              true,
              List.of(1L, 2L)));
      assertThatThrownBy(() -> queries.query("SELECT clix FROM gold.mart_blended_daily"))
          .isInstanceOfSatisfying(
              BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_INVALID))
          .hasMessageContaining("query:1:8");
    }
    try (BigQueryQueries queries = BigQueryQueries.open(place.settings(Duration.ZERO), 1)) {
      assertThatThrownBy(() -> queries.query(sql)).hasMessageContaining("1 are allowed");
    }
  }
}
