package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.ChoiceRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.StagedRun.RuleRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client's file says reaches the marts: own channel rules, names of campaigns, events and metrics. */
class ClientRulesTest {
  private static final String DAY = "2026-03-01";

  @TempDir
  Path folder;

  private LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = LocalWarehouse.open(
        GoldFixture.workspace(folder.resolve("work")), GoldFixture.CANON, GoldFixture.SQL);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(GoldFixture.workspace(folder.resolve("work")));
  }

  private static final List<RuleRow> RULES = List.of(
      rule("ref_channel_rule", "1", "Brand Search", "^(?:google-ads|google)$", "", "", "(?i)brand"),
      rule("ref_channel_rule", "2", "Paid Other", "", "", "", "(?i)^acme"),
      rule(
          "ref_naming_template",
          "1",
          "^(?:(?P<brand>[^_]+)_(?P<market>[^_]+))$",
          "^(?:([^_]+)_(?:[^_]+))$",
          "^(?:(?:[^_]+)_([^_]+))$",
          "",
          ""),
      rule("ref_naming_template", "2", "^(?:x(?P<funnel>.+))$", "", "", "^(?:x(.+))$", ""),
      rule("ref_event_map", "facebook-marketing", "offline_conversion.purchase", "purchase", "1"),
      rule("ref_event_map", "facebook-marketing", "omni_purchase", "purchase", "2"),
      rule("ref_event_map", "facebook-marketing", "Special lead", "lead", "1"),
      rule("fct_target", "cost_per_touch", "(all)", "2000-01-01", "", "2.5", "true", "EUR"),
      rule(
          "ref_client_metric",
          "cost_per_touch",
          "Cost per touch",
          "",
          "money",
          "false",
          "true",
          "true",
          "1",
          "false"),
      rule("ref_client_metric_part", "cost_per_touch", "NUMERATOR", "spend", "1"),
      rule("ref_client_metric_part", "cost_per_touch", "DENOMINATOR", "platform_conversions", "1"),
      rule("ref_client_metric_part", "cost_per_touch", "DENOMINATOR", "sessions", "0.5"));

  private static RuleRow rule(String table, String... values) {
    return new RuleRow(table, List.of(values));
  }

  private StagedRun run(String id, List<RuleRow> rules) {
    StagedRunBuilder run = new StagedRunBuilder(folder, id);
    run.client(new ClientRow(
        "aurora",
        "Aurora",
        "EUR",
        "Europe/Berlin",
        List.of(),
        new ChoiceRow("cost_per_touch", "linear", 30, "daily", 10, "DE"),
        rules));
    if (id.equals("r1")) {
      campaign(run, "google-ads", "g1", "acme_DE_brand", "Paid Search", "spend=10; conversions=1");
      campaign(run, "google-ads", "g2", "Acme_DE", "Paid Search", "spend=5; conversions=0");
      campaign(run, "google-ads", "g3", "xUpper", "Paid Search", "spend=5; conversions=0");
      campaign(
          run,
          "facebook-marketing",
          "m1",
          "other",
          "Paid Social",
          "spend=20; conversions=9; conversion_value=90; purchases=9");
      action(run, "omni_purchase", "omni_purchase", "purchase", "true", "9", "90", "7 1");
      action(run, "offline_conversion.purchase", "x", "purchase", "false", "3", "60", "7 1");
      action(run, "offline_conversion.purchase", "x", "purchase", "false", "2", "40", "1 0");
      action(run, "custom.1", "Special lead", "other", "true", "2", "0", "7 1");
      action(run, "lead", "lead", "lead", "true", "7", "0", "7 1");
      Slice web = slice("google-analytics-data-api", "traffic", "p", DAY);
      run.complete(web);
      session(run, web, "1", "google", "organic", "(not set)", "Organic Search", 4);
      session(run, web, "2", "google", "cpc", "brand de", "Paid Search", 6);
    }
    return run.build();
  }

  private static void campaign(
      StagedRunBuilder run, String source, String key, String name, String group, String figures) {
    Slice slice = slice(source, "campaign " + key, "a", DAY);
    run.complete(slice)
        .text(
            "fct_ads_campaign_daily",
            slice,
            "report_date=" + DAY + "; campaign_key=" + key + "; campaign_id=" + key
                + "; campaign_name=" + name + "; ad_network=(not set); day_part=DAY;"
                + " campaign_type=(not set); campaign_status=ENABLED; channel_group=" + group
                + "; currency_code=EUR; impressions=1; clicks=1; " + figures);
  }

  private static void action(
      StagedRunBuilder run,
      String id,
      String name,
      String event,
      String counted,
      String conversions,
      String value,
      String window) {
    Slice slice = slice("facebook-marketing", "actions " + id + window, "a", DAY);
    run.complete(slice)
        .text(
            "fct_ads_conversions_daily",
            slice,
            "report_date=" + DAY + "; level=CAMPAIGN; entity_key=m1; entity_id=m1; campaign_key=m1;"
                + " conversion_action_id=" + id + "; conversion_action_name=" + name
                + "; canonical_event=" + event + "; attribution_model=(not set); click_window_d="
                + window.split(" ")[0] + "; view_window_d=" + window.split(" ")[1]
                + "; count_basis=AD_DATE; counted=" + counted
                + "; channel_group=Paid Social; currency_code=EUR; conversions=" + conversions
                + "; conversion_value=" + value);
  }

  private static void session(
      StagedRunBuilder run,
      Slice slice,
      String key,
      String source,
      String medium,
      String campaign,
      String group,
      int sessions) {
    run.text(
        "fct_web_traffic_daily",
        slice,
        "report_date=" + DAY + "; traffic_key=" + key + "; property_id=p; source=" + source
            + "; medium=" + medium + "; campaign=" + campaign + "; channel_group=" + group
            + "; device=DESKTOP; country_code=DE; currency_code=EUR; sessions=" + sessions
            + "; is_sampled=false; is_thresholded=false");
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  @Test
  void
      rules_10_11_13_are_those_of_the_client_and_a_changed_file_reaches_past_days_without_reading_anything() {
    warehouse.commit(run("r1", RULES));
    warehouse.buildMarts();

    assertThat(rows("SELECT campaign_key, channel_group, brand, market, funnel, product FROM"
            + " gold.mart_campaign_daily ORDER BY 1"))
        .as("rule 11: the first rule of the client that fits; rule 13: the first template")
        .containsExactly(
            "[g1, Brand Search, null, null, null, null]",
            "[g2, Paid Other, Acme, DE, null, null]",
            "[g3, Paid Search, null, null, Upper, null]",
            "[m1, Paid Social, null, null, null, null]");
    assertThat(rows("SELECT channel_group, source_system, sessions FROM gold.mart_channel_daily"
            + " WHERE sessions IS NOT NULL ORDER BY 1"))
        .containsExactly(
            "[Brand Search, google-analytics-data-api, 6]",
            "[Organic Search, google-analytics-data-api, 4]");
    assertThat(rows("SELECT campaign_name, is_matched, template_position FROM"
            + " gold.int_campaign_naming ORDER BY 1"))
        .as("rule 13: what no template fits is there to be counted")
        .containsExactly(
            "[Acme_DE, true, 1]",
            "[acme_DE_brand, false, null]",
            "[other, false, null]",
            "[xUpper, true, 2]");
    assertThat(rows("SELECT conversion_action_id, canonical_event, is_counted, conversions FROM"
            + " gold.int_client_conversion_daily ORDER BY 1"))
        .as("rule 10: the client's own actions, the lowest precedence, the account's window")
        .containsExactly(
            "[custom.1, lead, true, 2]",
            "[lead, other, true, 7]",
            "[offline_conversion.purchase, purchase, true, 3]",
            "[omni_purchase, purchase, false, 9]");
    assertThat(rows("SELECT campaign_key, platform_conversions, platform_conversion_value_rc,"
            + " purchases, leads, roas FROM gold.mart_campaign_daily ORDER BY 1"))
        .containsExactly(
            "[g1, 1, null, null, null, null]",
            "[g2, 0, null, null, null, null]",
            "[g3, 0, null, null, null, null]",
            "[m1, 5, 60, 3, 2, 3]");
    assertThat(
            rows("SELECT metric_id, is_kpi, is_own, currency_code, numerator, denominator, value,"
                + " target FROM gold.mart_client_metric_daily"))
        .as("40 EUR ÷ (6 conversions + 10 sessions × 0.5)")
        .containsExactly("[cost_per_touch, true, true, EUR, 40, 11, 3.636363636, 2.5]");

    warehouse.commit(run("r2", List.of(RULES.get(1))));
    warehouse.buildMarts();

    assertThat(rows("SELECT campaign_key, channel_group, brand, funnel, platform_conversions FROM"
            + " gold.mart_campaign_daily ORDER BY 1"))
        .containsExactly(
            "[g1, Paid Other, null, null, 1]",
            "[g2, Paid Other, null, null, 0]",
            "[g3, Paid Search, null, null, 0]",
            "[m1, Paid Social, null, null, 9]");
    assertThat(rows("SELECT * FROM gold.mart_client_metric_daily")).isEmpty();
    assertThat(rows("SELECT client_id, position, channel_group FROM silver.ref_channel_rule WHERE"
            + " client_id = 'aurora'"))
        .containsExactly("[aurora, 2, Paid Other]");
    assertThat(warehouse.buildMarts().marts())
        .as("built bit by bit is as built anew")
        .allSatisfy(mart -> assertThat(mart.changed()).isZero());
  }

  @Test
  void rule_13_names_are_taken_apart_by_the_clients_templates_and_what_fits_none_is_warned_of() {
    warehouse.commit(run("r1", RULES));
    warehouse.buildMarts();

    assertThat(rows("SELECT campaign_name, brand, market, funnel, product, is_matched FROM"
            + " gold.int_campaign_naming WHERE is_matched ORDER BY 1"))
        .containsExactly(
            "[Acme_DE, Acme, DE, null, null, true]", "[xUpper, null, null, Upper, null, true]");
    assertThat(warehouse.publish().warnings())
        .filteredOn(check -> check.name().equals("naming_unmatched"))
        .hasSize(1);
  }
}
