package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Aurora advertises on Meta and TikTok, bergwerk on Meta and Google, citrine on Meta alone. */
class ComparableWindowTest {
  private static final String CLAIMS =
      "SELECT source_system, canonical_event, platform_conversions, platform_window, comparable_conversions,"
          + " comparable_window, comparable_reason FROM gold.mart_platform_conversions WHERE client_id = ";

  @TempDir
  Path folder;

  private Workspace workspace;
  private LocalWarehouse warehouse;

  @BeforeEach
  void build() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
    StagedRunBuilder run = new StagedRunBuilder(folder, "r1");
    for (String client : List.of("aurora", "bergwerk", "citrine")) {
      run.client(new ClientRow(client, client, "EUR", "Europe/Berlin", List.of()));
      meta(run, client);
    }
    campaign(run, "aurora", "tiktok-marketing", 4);
    Slice google = campaign(run, "bergwerk", "google-ads", 3);
    claim(run, google, "purchase buy 30 1 true", 3);
    warehouse.commit(run.build());
    warehouse.buildMarts();
  }

  /** Two action types of one purchase; the account's own window counts the wider one. */
  private static void meta(StagedRunBuilder run, String client) {
    Slice slice = campaign(run, client, "facebook-marketing", 5);
    claim(run, slice, "purchase omni_purchase 7 1 true", 5);
    claim(run, slice, "purchase purchase 7 1 false", 5);
    claim(run, slice, "purchase omni_purchase 28 0 false", 6);
    claim(run, slice, "purchase purchase 28 0 false", 6);
    claim(run, slice, "lead lead 7 1 true", 2);
  }

  private static Slice campaign(
      StagedRunBuilder run, String client, String source, int conversions) {
    Slice slice = slice(client, source, "campaigns", "account", "2026-03-05");
    run.complete(slice)
        .text(
            "fct_ads_campaign_daily",
            slice,
            "report_date=2026-03-05; campaign_key=k; campaign_id=1; campaign_name=n;"
                + " ad_network=(not set); day_part=DAY; campaign_type=(not set);"
                + " campaign_status=ENABLED; channel_group=Paid Social; currency_code=EUR;"
                + " impressions=1; clicks=1; spend=1; conversions=" + conversions
                + "; conversion_value=10");
    return slice;
  }

  /** Event, action, click window, view window and whether the row counts. */
  private static void claim(StagedRunBuilder run, Slice slice, String what, int conversions) {
    String[] parts = what.split(" ");
    run.text(
        "fct_ads_conversions_daily",
        slice,
        "report_date=2026-03-05; level=CAMPAIGN; entity_key=k; entity_id=1; campaign_key=k;"
            + " conversion_action_id=" + parts[1] + "; conversion_action_name=" + parts[1]
            + "; canonical_event=" + parts[0] + "; attribution_model=(not set); click_window_d="
            + parts[2] + "; view_window_d=" + parts[3] + "; count_basis=AD_DATE; counted="
            + parts[4] + "; channel_group=Paid Social; currency_code=EUR; conversions="
            + conversions + "; conversion_value=" + 10 * conversions);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  @Test
  void rule_09_the_largest_window_that_all_platforms_offer_makes_them_comparable() {
    assertThat(rows(CLAIMS + "'aurora' ORDER BY 1, 2"))
        .containsExactly(
            "[facebook-marketing, lead, 2, 7d click, 1d view, 2, 7d click, 1d view, null]",
            "[facebook-marketing, purchase, 5, 7d click, 1d view, 5, 7d click, 1d view, null]",
            "[tiktok-marketing, (not set), 4, 7d click, 1d view, 4, 7d click, 1d view, null]");
    assertThat(rows(CLAIMS + "'citrine' ORDER BY 1, 2"))
        .containsExactly(
            "[facebook-marketing, lead, 2, 7d click, 1d view, 0, 28d click, 0d view, null]",
            "[facebook-marketing, purchase, 5, 7d click, 1d view, 6, 28d click, 0d view, null]");
  }

  @Test
  void rule_09_platforms_without_a_common_window_have_no_comparable_figure_but_a_reason() {
    String reason = "no attribution window is offered by all of facebook-marketing, google-ads";
    assertThat(rows(CLAIMS + "'bergwerk' ORDER BY 1, 2"))
        .containsExactly(
            "[facebook-marketing, lead, 2, 7d click, 1d view, null, null, " + reason + "]",
            "[facebook-marketing, purchase, 5, 7d click, 1d view, null, null, " + reason + "]",
            "[google-ads, purchase, 3, 30d click, 1d view, null, null, " + reason + "]");
  }

  @Test
  void rule_09_windows_that_meta_ended_are_not_offered_after_their_last_day() {
    assertThat(
            rows("SELECT click_window_d, view_window_d, last_date FROM gold.int_comparable_window"
                + " WHERE client_id = 'citrine' ORDER BY window_rank"))
        .containsExactly(
            "[28, 0, null]",
            "[7, 1, null]",
            "[7, 0, null]",
            "[1, 0, null]",
            "[0, 28, 2026-01-11]",
            "[0, 7, 2026-01-11]",
            "[0, 1, null]");
  }
}
