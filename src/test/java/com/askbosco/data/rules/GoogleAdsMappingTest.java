package com.askbosco.data.rules;

import static com.askbosco.data.rules.Mapped.key;
import static com.askbosco.data.rules.Mapped.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleAdsMappingTest {
  private static final String SOURCE = "google-ads";

  @ParameterizedTest
  @ValueSource(strings = {"""
      {"customer":{"resource_name":"customers/123","id":"123","currency_code":"USD","time_zone":"America/New_York"},
       "campaign":{"resource_name":"customers/123/campaigns/77","id":"77","name":"Brand","status":"REMOVED",
                   "advertising_channel_type":"SEARCH","bidding_strategy_type":"TARGET_ROAS"},
       "campaign_budget":{"amount_micros":"25000000"},
       "segments":{"date":"2026-03-20","ad_network_type":"SEARCH_PARTNERS"},
       "metrics":{"impressions":"9007199254740993","clicks":"12","interactions":"13","cost_micros":"790001",
                  "conversions":1.5,"conversions_value":120.25,"all_conversions":2.0,
                  "view_through_conversions":"1","video_views":"4"}}""", """
      {"customer.currency_code":"USD","customer.time_zone":"America/New_York",
       "campaign.id":77,"campaign.name":"Brand","campaign.status":"REMOVED",
       "campaign.advertising_channel_type":"SEARCH","campaign.bidding_strategy_type":"TARGET_ROAS",
       "campaign_budget.amount_micros":25000000,"segments.date":"2026-03-20",
       "segments.ad_network_type":"SEARCH_PARTNERS","metrics.impressions":9007199254740993,"metrics.clicks":12,
       "metrics.interactions":13,"metrics.cost_micros":790001,"metrics.conversions":1.5,
       "metrics.conversions_value":120.25,"metrics.all_conversions":2.0,
       "metrics.view_through_conversions":1,"metrics.video_views":4}"""})
  void mapsCampaignDaysOfBothShapes(String json) {
    Mapped mapped = Mapped.of(SOURCE, "campaign", json);

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_ads_campaign_daily
            final: true
            report_date: 2026-03-20
            campaign_key: %s
            campaign_id: 77
            campaign_name: Brand
            ad_network: SEARCH_PARTNERS
            day_part: DAY
            campaign_type: SEARCH
            campaign_status: REMOVED
            channel_group: Paid Search
            currency_code: USD
            account_timezone: America/New_York
            impressions: 9007199254740993
            clicks: 12
            spend: 0.790001
            engagements: 13
            video_views_3s: 4
            conversions: 1.5
            conversion_value: 120.25
            view_through_conversions: 1
            budget_native: 25
            extra: {"all_conversions":2.0,"bidding_strategy_type":"TARGET_ROAS"}""".formatted(key(SOURCE, "77"))));
  }

  @Test
  void keepsTheHoursOfADayThatTheSourceSplit() {
    Mapped mapped = Mapped.of(SOURCE, "campaign", """
        {"campaign.id":77,"segments.date":"2026-03-31","segments.hour":1,"metrics.impressions":2}""");

    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_ads_campaign_daily
            report_date: 2026-03-31
            campaign_key: %s
            campaign_id: 77
            campaign_name: (not set)
            ad_network: (not set)
            day_part: H01
            campaign_type: (not set)
            campaign_status: UNKNOWN
            channel_group: Paid Other
            currency_code: EUR
            impressions: 2
            clicks: 0
            spend: 0
            conversions: 0
            conversion_value: 0""".formatted(key(SOURCE, "77"))));
  }

  @Test
  void mapsAdDays() {
    Mapped mapped = Mapped.of(SOURCE, "ad_group_ad_legacy", """
        {"customer":{"id":"123","currency_code":"EUR"},"campaign":{"id":"77","name":"Brand"},
         "ad_group":{"id":"8","name":"Shoes"},"ad_group_ad":{"status":"ENABLED","ad":{"id":"9","name":"","type":"IMAGE_AD"}},
         "segments":{"date":"2026-03-31","ad_network_type":"CONTENT"},
         "metrics":{"impressions":"40","clicks":"4","cost_micros":"1500000"}}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows())
        .containsExactly(row("""
            table: fct_ads_ad_daily
            report_date: 2026-03-31
            campaign_key: %s
            campaign_id: 77
            campaign_name: Brand
            adgroup_key: %s
            adgroup_id: 8
            adgroup_name: Shoes
            ad_key: %s
            ad_id: 9
            ad_name: (not set)
            ad_network: CONTENT
            day_part: DAY
            channel_group: Display
            currency_code: EUR
            impressions: 40
            clicks: 4
            spend: 1.5
            conversions: 0
            conversion_value: 0
            extra: {"ad_type":"IMAGE_AD","ad_status":"ENABLED"}""".formatted(key(SOURCE, "77"), key(SOURCE, "8"), key(SOURCE, "9"))));
  }

  @Test
  void mapsConversionsByAction() {
    Mapped mapped = Mapped.of(SOURCE, "conversions", """
        {"customer":{"id":"123","currency_code":"EUR","time_zone":"Europe/Berlin"},"campaign":{"id":"77","name":"Brand"},
         "segments":{"date":"2026-03-31","conversion_action":"customers/123/conversionActions/55",
                     "conversion_action_name":"Purchase","conversion_action_category":"PURCHASE"},
         "metrics":{"conversions":2.5,"conversions_value":99.9,"all_conversions":3.0,"all_conversions_value":110.0}}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_ads_conversions_daily
            report_date: 2026-03-31
            level: CAMPAIGN
            entity_key: %1$s
            entity_id: 77
            campaign_key: %1$s
            conversion_action_id: 55
            conversion_action_name: Purchase
            canonical_event: purchase
            attribution_model: (not set)
            click_window_d: 30
            view_window_d: 1
            count_basis: AD_DATE
            counted: true
            channel_group: Paid Other
            currency_code: EUR
            account_timezone: Europe/Berlin
            conversions: 3
            conversion_value: 110""".formatted(key(SOURCE, "77"))));
  }

  @ParameterizedTest
  @CsvSource({
    "PURCHASE, 0.0, purchase, false",
    "SUBMIT_LEAD_FORM, 1, lead, true",
    "PAGE_VIEW, 2, other, true"
  })
  void knowsTheEventOfACategoryAndCountsPrimaryActions(
      String category, String primary, String event, String counted) {
    Mapped mapped = Mapped.of(SOURCE, "conversions", """
        {"campaign":{"id":"77"},"segments":{"date":"2026-03-31","conversion_action":"customers/1/conversionActions/5",
         "conversion_action_category":"%s"},"metrics":{"conversions":%s}}""".formatted(category, primary));

    assertThat(mapped.column("fct_ads_conversions_daily", "canonical_event"))
        .containsExactly(event);
    assertThat(mapped.column("fct_ads_conversions_daily", "counted")).containsExactly(counted);
  }
}
