package com.askbosco.data.rules;

import static com.askbosco.data.rules.Mapped.key;
import static com.askbosco.data.rules.Mapped.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TikTokMappingTest {
  private static final String SOURCE = "tiktok-marketing";

  @Test
  void mapsCampaignDaysWithDashesForNothing() {
    Mapped mapped = Mapped.of(
        Mapped.shipped(SOURCE),
        Mapped.context(SOURCE, "campaigns_reports_daily", "Europe/Berlin", "USD"),
        "campaigns_reports_daily",
        """
        {"dimensions":{"campaign_id":"1714","stat_time_day":"2026-03-27 00:00:00"},
         "metrics":{"campaign_name":"Traffic","spend":"20.00","impressions":"4696","clicks":"51","reach":"3822",
                    "conversion":"0","complete_payment":"-","total_complete_payment_rate":"-",
                    "total_purchase_value":"0.00","video_play_actions":"4179","video_watched_2s":"493"},
         "stat_time_day":"2026-03-27 00:00:00","campaign_id":"1714"}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_ads_campaign_daily
            final: true
            report_date: 2026-03-27
            campaign_key: %s
            campaign_id: 1714
            campaign_name: Traffic
            ad_network: (not set)
            day_part: DAY
            campaign_type: (not set)
            campaign_status: UNKNOWN
            channel_group: Paid Social
            currency_code: USD
            impressions: 4696
            clicks: 51
            spend: 20
            video_views_3s: 493
            reach: 3822
            conversions: 0
            conversion_value: 0
            extra: {"video_play_actions":"4179"}""".formatted(key(SOURCE, "1714"))));
  }

  @Test
  void mapsAdDaysWithNumericIds() {
    Mapped mapped = Mapped.of(SOURCE, "ads_reports_daily", """
        {"dimensions":{"ad_id":1714125051115569,"stat_time_day":"2026-03-31 00:00:00"},
         "metrics":{"campaign_id":17,"campaign_name":"T","adgroup_id":18,"adgroup_name":"G","ad_name":"A","spend":"1.10",
                    "impressions":"10","clicks":"1","conversion":"2","complete_payment":"2",
                    "total_complete_payment_rate":"31.98","video_views_p25":5,"video_views_p100":1,
                    "real_time_app_install":0,"frequency":"1.2"}}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_ads_ad_daily
            report_date: 2026-03-31
            campaign_key: %s
            campaign_id: 17
            campaign_name: T
            adgroup_key: %s
            adgroup_id: 18
            adgroup_name: G
            ad_key: %s
            ad_id: 1714125051115569
            ad_name: A
            ad_network: (not set)
            day_part: DAY
            channel_group: Paid Social
            currency_code: EUR
            impressions: 10
            clicks: 1
            spend: 1.1
            video_views_25: 5
            video_views_100: 1
            conversions: 2
            conversion_value: 31.98
            purchases: 2
            installs: 0
            extra: {"frequency":"1.2"}""".formatted(
            key(SOURCE, "17"), key(SOURCE, "18"), key(SOURCE, "1714125051115569"))));
  }
}
