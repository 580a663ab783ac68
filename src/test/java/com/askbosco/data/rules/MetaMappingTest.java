package com.askbosco.data.rules;

import static com.askbosco.data.rules.Mapped.key;
import static com.askbosco.data.rules.Mapped.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetaMappingTest {
  private static final String SOURCE = "facebook-marketing";

  @Test
  void mapsCampaignDaysWithTextsAsNumbers() {
    Mapped mapped = Mapped.of(SOURCE, "campaigns_insights", """
        {"account_id":"123","account_currency":"USD","campaign_id":"70","campaign_name":"Spring","objective":"OUTCOME_SALES",
         "impressions":"1000","clicks":"31","inline_link_clicks":"20","spend":"12.34","reach":"800","frequency":"1.25",
         "actions":[{"action_type":"link_click","value":"20"},{"action_type":"video_view","value":"300"},
                    {"action_type":"post_engagement","value":"31"},
                    {"action_type":"purchase","value":"3","7d_click":"2","1d_view":"1"}],
         "action_values":[{"action_type":"purchase","value":"99.50"}],
         "date_start":"2026-03-31","date_stop":"2026-03-31"}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows())
        .containsExactlyInAnyOrder(
            row("""
                table: fct_ads_campaign_daily
                report_date: 2026-03-31
                campaign_key: %s
                campaign_id: 70
                campaign_name: Spring
                ad_network: (not set)
                day_part: DAY
                campaign_type: OUTCOME_SALES
                campaign_status: UNKNOWN
                channel_group: Paid Social
                currency_code: USD
                impressions: 1000
                clicks: 31
                link_clicks: 20
                spend: 12.34
                video_views_3s: 300
                engagements: 31
                reach: 800
                conversions: 3
                conversion_value: 99.5
                view_through_conversions: 1
                purchases: 3
                extra: {"frequency":"1.25"}""".formatted(key(SOURCE, "70"))),
            action("CAMPAIGN", "70", 7, 1, true, "3", "conversion_value: 99.5\n"),
            action("CAMPAIGN", "70", 7, 0, false, "2", ""),
            action("CAMPAIGN", "70", 0, 1, false, "1", ""));
  }

  @Test
  void mapsAdDaysWithNumbers() {
    Mapped mapped = Mapped.of(SOURCE, "ads_insights", """
        {"account_currency":"USD","account_id":"123","campaign_id":"70","campaign_name":"Spring","adset_id":"71",
         "adset_name":"All","ad_id":"72","ad_name":"Hat","impressions":152,"clicks":1,"inline_link_clicks":1,
         "inline_post_engagement":2,"spend":5.36,"reach":126,"frequency":1.206349,
         "actions":[{"action_type":"page_engagement","value":1.0,"1d_click":1.0},
                    {"action_type":"purchase","value":1.0,"7d_click":1.0}],
         "date_start":"2026-03-20","date_stop":"2026-03-20"}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows("fct_ads_ad_daily")).containsExactly(row("""
            table: fct_ads_ad_daily
            final: true
            report_date: 2026-03-20
            campaign_key: %s
            campaign_id: 70
            campaign_name: Spring
            adgroup_key: %s
            adgroup_id: 71
            adgroup_name: All
            ad_key: %s
            ad_id: 72
            ad_name: Hat
            ad_network: (not set)
            day_part: DAY
            channel_group: Paid Social
            currency_code: USD
            impressions: 152
            clicks: 1
            link_clicks: 1
            spend: 5.36
            engagements: 2
            reach: 126
            conversions: 1
            conversion_value: 0
            purchases: 1
            extra: {"frequency":1.206349}""".formatted(
            key(SOURCE, "70"), key(SOURCE, "71"), key(SOURCE, "72"))));
    assertThat(mapped.rows("fct_ads_conversions_daily"))
        .hasSize(2)
        .allMatch(r -> "AD".equals(r.get("level")) && "72".equals(r.get("entity_id")));
  }

  @Test
  void mapsCampaignsWithBudgetsInTheSmallestUnit() {
    RowContext yen = Mapped.context(SOURCE, "campaigns", "Asia/Tokyo", "JPY");
    String json = """
        {"id":"70","account_id":"123","name":"Spring","status":"ACTIVE","effective_status":"WITH_ISSUES",
         "objective":"OUTCOME_SALES","buying_type":"AUCTION","daily_budget":"1500",
         "start_time":"2026-03-11T23:30:00+0000","created_time":"2026-03-10T08:00:00+0100",
         "updated_time":"2026-03-12T08:00:00+0100"}""";
    SilverMapping mapping = Mapped.shipped(SOURCE);

    assertThat(Mapped.of(mapping, yen, "campaigns", json).rows())
        .containsExactly(row("""
            table: dim_campaign
            campaign_key: %s
            campaign_id: 70
            name: Spring
            status: ENABLED
            objective: OUTCOME_SALES
            campaign_type: AUCTION
            channel_group: Paid Social
            start_date: 2026-03-12
            budget_amount: 1500
            created_ts: 2026-03-10T07:00:00Z
            updated_ts: 2026-03-12T07:00:00Z""".formatted(key(SOURCE, "70"))));
    assertThat(Mapped.of(SOURCE, "campaigns", json).column("dim_campaign", "budget_amount"))
        .containsExactly("15");
  }

  private static java.util.Map<String, String> action(
      String level, String id, int click, int view, boolean counted, String count, String value) {
    return row("""
        table: fct_ads_conversions_daily
        report_date: 2026-03-31
        level: %s
        entity_key: %s
        entity_id: %s
        campaign_key: %s
        conversion_action_id: purchase
        conversion_action_name: purchase
        canonical_event: purchase
        attribution_model: (not set)
        click_window_d: %d
        view_window_d: %d
        count_basis: AD_DATE
        counted: %s
        channel_group: Paid Social
        currency_code: USD
        %sconversions: %s""".formatted(
            level, key(SOURCE, id), id, key(SOURCE, "70"), click, view, counted, value, count));
  }
}
