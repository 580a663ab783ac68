package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.metric.Generated;
import com.askbosco.data.warehouse.metric.MetricRequest;
import com.askbosco.data.warehouse.metric.MetricRequest.Period;
import com.askbosco.data.warehouse.metric.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The query of the API, the view and LookML's measures of a metric give the same figures over the same marts. */
class MetricsTest {
  private static final Pattern MEASURE =
      Pattern.compile("measure: (\\w+) \\{.*?sql: (.*?) ;;", Pattern.DOTALL);

  @TempDir
  Path folder;

  private final Metrics metrics = Metrics.read(Path.of(""));
  private Workspace workspace;

  @BeforeEach
  void publish() {
    try (SilverRows silver = new SilverRows(folder).agency()) {
      LocalWarehouse warehouse = silver.warehouse();
      warehouse.commit(GoldFixture.first(folder));
      warehouse.commit(GoldFixture.unknownCurrency(folder));
      PaidRows.fill(silver);
      OwnedRows.fill(silver);
      // Rows without their campaign or order are for other tests: they would stop the publish.
      warehouse
          .session()
          .execute(
              "DELETE FROM silver.fct_order_line l WHERE NOT EXISTS (SELECT 1 FROM silver.fct_order o"
                  + " WHERE o.tenant_id = l.tenant_id AND o.client_id = l.client_id"
                  + " AND o.source_system = l.source_system"
                  + " AND o.source_account_id = l.source_account_id AND o.order_key = l.order_key)");
      warehouse
          .session()
          .execute("DELETE FROM silver.fct_ads_campaign_daily WHERE campaign_key NOT IN"
              + " (SELECT campaign_key FROM silver.dim_campaign)");
      silver.build();
      warehouse.publish();
    }
    workspace = GoldFixture.workspace(folder.resolve("work"));
  }

  @AfterEach
  void leave() {
    GoldFixture.leave(workspace);
  }

  @Test
  void queryViewAndLookMlAgree() {
    Map<String, String> files = Generated.files(metrics);
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      for (MartFile mart : metrics.marts()) {
        List<String> ids = metrics.of(mart).stream().map(MetricSpec::id).toList();
        List<String> by =
            Metrics.dimensions(mart).stream().filter(mart.keys()::contains).toList();
        String base = mart.name().replaceFirst("_daily$", "");
        // Figures that may not be added up have no months.
        Optional<String> months =
            Optional.ofNullable(files.get("sql/views/" + base + "_monthly.sql"));
        Period period = months.isPresent() ? Period.MONTH : Period.DAY;
        String query = metrics.query(new MetricRequest(
            ids, by, Optional.of(period), Optional.empty(), Optional.empty(), Map.of()));
        List<List<@Nullable Object>> api = queries.query(query).rows();
        List<List<@Nullable Object>> view =
            months.isPresent() ? queries.query(months.get()).rows() : api;
        List<List<@Nullable Object>> looker = queries
            .query(asLooker(
                Objects.requireNonNull(files.get("looker/" + mart.name() + ".view.lkml")),
                mart,
                period,
                by,
                ids))
            .rows();

        assertThat(api).as(mart.name()).isNotEmpty();
        if (query.contains("FROM gold." + mart.name() + "\n")) { // else another mart has answered
          assertThat(api).as(mart.name()).isEqualTo(view);
        }
        assertThat(looker).as(mart.name()).isEqualTo(view);
      }
    }
  }

  /** What Looker sends for all measures by month or day: measures put into each other, the table by its name. */
  private static String asLooker(
      String view, MartFile mart, Period period, List<String> by, List<String> ids) {
    Map<String, String> measures = new java.util.LinkedHashMap<>();
    Matcher matcher = MEASURE.matcher(view);
    while (matcher.find()) {
      measures.put(matcher.group(1), matcher.group(2));
    }
    assertThat(measures.keySet()).containsExactlyElementsOf(ids);
    List<String> columns = new ArrayList<>();
    columns.add(period == Period.MONTH ? "DATE_TRUNC(t.report_date, MONTH)" : "t.report_date");
    by.forEach(column -> columns.add("t." + column));
    if (mart.dimensions().contains("currency_code")) {
      columns.add("t.currency_code");
    }
    List<String> positions = new ArrayList<>();
    for (int i = 1; i <= columns.size(); i++) {
      positions.add(Integer.toString(i));
    }
    for (String id : ids) {
      String sql = Objects.requireNonNull(measures.get(id));
      for (Map.Entry<String, String> other : measures.entrySet()) {
        sql = sql.replace("${" + other.getKey() + "}", "(" + other.getValue() + ")");
      }
      columns.add(sql.replace("${TABLE}", "t") + " AS " + id);
    }
    String groups = String.join(", ", positions);
    return "SELECT " + String.join(", ", columns) + " FROM gold." + mart.name() + " AS t GROUP BY "
        + groups + " ORDER BY " + groups;
  }

  @Test
  void ratiosOfTheMartsAreTheMetricsOfOneRow() {
    Map<String, String> columns = Map.of(
        "ctr", "ctr", "cpc", "cpc_rc", "cpm", "cpm_rc", "cvr", "cvr", "cpa", "cpa_rc", "roas",
        "roas", "mer", "mer", "amer", "amer");
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      for (MartFile mart : metrics.marts()) {
        for (MetricSpec metric : metrics.of(mart)) {
          String column = columns.get(metric.id());
          if (column != null && mart.sql().contains(" AS " + column)) {
            assertThat(queries
                    .query("SELECT COUNT(*) FROM (SELECT " + String.join(", ", mart.keys())
                        + ", ANY_VALUE(" + column + ") AS row_value, "
                        + expression(mart, metric) + " AS metric FROM gold." + mart.name()
                        + " GROUP BY " + String.join(", ", mart.keys())
                        + ") WHERE row_value IS DISTINCT FROM metric")
                    .rows())
                .as(mart.name() + "." + column)
                .isEqualTo(List.of(List.of(0L)));
          }
        }
      }
    }
  }

  private String expression(MartFile mart, MetricSpec metric) {
    String sql = metrics.query(new MetricRequest(
        List.of(metric.id()),
        Metrics.dimensions(mart),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of()));
    return sql.lines()
        .filter(line -> line.endsWith(" AS " + metric.id()))
        .findFirst()
        .orElseThrow()
        .replace(" AS " + metric.id(), "");
  }
}
