package com.askbosco.data.warehouse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.warehouse.metric.MetricRequest.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedTest {
  private static final Path PROJECT = Path.of("");

  @Test
  void theFilesAreThoseThatTheMetricsMake() throws IOException {
    for (Map.Entry<String, String> file : Generated.files(Metrics.read(PROJECT)).entrySet()) {
      assertThat(Files.readString(PROJECT.resolve(file.getKey())))
          .as(file.getKey() + " is stale: run ./bosco metrics generate")
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void aQueryTakesTheSmallestMartAndKeepsCurrenciesApart() {
    String sql = Metrics.read(PROJECT)
        .query(new MetricRequest(
            List.of("spend", "roas"),
            List.of("channel_group"),
            Optional.of(Period.MONTH),
            Optional.of(LocalDate.of(2026, 3, 1)),
            Optional.empty(),
            Map.of("client_id", List.of("o'neill", "aurora"))));

    assertThat(sql).isEqualTo("""
            SELECT
              DATE_TRUNC(report_date, MONTH) AS period,
              channel_group,
              currency_code,
              IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend,
              SAFE_DIVIDE(IF(COUNTIF(platform_conversion_value_rc IS NULL AND platform_conversions IS NOT NULL AND platform_conversions != 0) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)), IF(COUNTIF(spend_rc IS NULL AND impressions IS NOT NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC))) AS roas
            FROM gold.mart_channel_daily
            WHERE report_date >= DATE '2026-03-01'
              AND client_id IN ('o\\'neill', 'aurora')
            GROUP BY 1, 2, 3
            ORDER BY 1, 2, 3
            """);
  }

  @Test
  void noQueryAddsUpARatio() {
    Metrics metrics = Metrics.read(PROJECT);
    List<String> ratios =
        metrics.all().stream().filter(m -> !m.isAdditive()).map(MetricSpec::id).toList();
    Generated.files(metrics).forEach((file, text) -> {
      for (String ratio : ratios) {
        assertThat(text)
            .as(file)
            .doesNotContainPattern("(SUM|AVG)\\((\\$\\{TABLE}\\.)?" + ratio + "\\b");
      }
      assertThat(text).as(file).doesNotContain("type: sum", "type: average");
    });
  }

  @Test
  void whatNoMartCanAnswerIsRefusedWithWhatThereIs() {
    Metrics metrics = Metrics.read(PROJECT);

    assertThatThrownBy(() -> metrics.query(request("sessions", "campaign_key")))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("No mart has sessions by campaign_key")
        .hasMessageContaining("mart_campaign_daily by client_id");
    assertThatThrownBy(() -> metrics.query(request("roass", "client_id")))
        .hasMessageContaining(
            "There is no metric `roass`. Did you mean `roas`? There are ad_clicks,");
    assertThatThrownBy(() -> metrics.query(request("spend", "1; DROP TABLE x")))
        .hasMessageContaining("No mart has spend by 1; DROP TABLE x");
  }

  private static MetricRequest request(String metric, String by) {
    return new MetricRequest(
        List.of(metric),
        List.of(by),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
