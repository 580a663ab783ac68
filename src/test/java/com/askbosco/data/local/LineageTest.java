package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.warehouse.lineage.Lineage;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
  /**
   * Columns of marts that hold constants: the same in every row, or the name of the model a row is of. Any other column without
   * parents is a defect.
   */
  private static final Set<String> CONSTANTS = Set.of(
      "gold.int_attribution.model",
      "gold.mart_attribution.model",
      "gold.mart_data_quality.measure",
      "gold.mart_data_quality.share_limit");

  @TempDir
  static Path cache;

  private static Lineage lineage;

  @BeforeAll
  static void build() {
    lineage = LocalLineage.of(Path.of(""), cache).columns();
  }

  @Test
  void everyColumnOfGoldAndEveryMetricEndsInFieldsSettingsOrTheRun() {
    Set<String> constants = new TreeSet<>();
    for (String node : lineage.nodes()) {
      if (node.startsWith("gold.") || node.startsWith("metric.")) {
        Set<String> origins = new TreeSet<>(lineage.all(node, false));
        origins.removeIf(n -> n.startsWith("gold.")
            || n.startsWith("silver.")
            || n.startsWith("ops.")
            || n.startsWith("metric."));
        boolean waiting = lineage.all(node, false).stream()
            .anyMatch(n -> n.startsWith("silver.") && lineage.parents(n).isEmpty());
        if (!waiting) { // else a column of silver that no connector fills yet
          assertThat(origins).as(node).isNotEmpty();
        }
        if (origins.equals(Set.of("constant"))) {
          constants.add(node);
        }
      }
    }
    assertThat(constants).isEqualTo(CONSTANTS);
  }

  @Test
  void everyParentIsKnown() {
    for (String node : lineage.nodes()) {
      for (String parent : lineage.parents(node)) {
        if (parent.startsWith("gold.")
            || parent.startsWith("silver.")
            || parent.startsWith("ops.")) {
          assertThat(lineage.nodes()).as(node).contains(parent);
        }
      }
    }
  }

  @Test
  void theWayBackLeadsToTheFieldsOfTheSources() {
    assertThat(lineage.all("gold.mart_campaign_daily.spend", false))
        .contains(
            "silver.fct_ads_campaign_daily.spend",
            "tiktok-marketing.campaigns_reports_daily:metrics.spend")
        .anyMatch(field -> field.startsWith("google-ads.") && field.endsWith("cost_micros"))
        .noneMatch(field -> field.startsWith("shopify."));
    assertThat(lineage.text("metric.ctr", false))
        .startsWith("metric.ctr\n  metric.clicks\n    gold.mart_ad_daily.clicks\n");
  }

  @Test
  void whatDependsOnAColumnIsNamed() {
    assertThat(lineage.all("silver.fct_order.gross_sales", true))
        .contains(
            "gold.mart_blended_daily.gross_sales_rc",
            "gold.mart_blended_daily.net_revenue_rc",
            "gold.mart_blended_daily.mer",
            "metric.net_revenue",
            "metric.mer",
            "metric.aov")
        .noneMatch(node -> node.startsWith("gold.mart_campaign_daily"));
  }

  @Test
  void anUnknownColumnIsAnsweredWithNearOnes() {
    assertThatThrownBy(() -> lineage.text("gold.mart_campaign.spend_rc", false))
        .hasMessageContaining("There is no column, field or metric `gold.mart_campaign.spend_rc`")
        .hasMessageContaining("gold.mart_campaign_daily.spend_rc");
  }
}
