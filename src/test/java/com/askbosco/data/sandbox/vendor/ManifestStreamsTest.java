package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.StreamInfo;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan is told about the streams of the manifests. */
class ManifestStreamsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "google-ads; campaign; campaign.id,segments.date,segments.ad_network_type; 1; 7",
        "google-ads; ad_group_ad_legacy; ad_group.id,ad_group_ad.ad.id,segments.date,segments.ad_network_type; 1; 7",
        "google-ads; conversions; campaign.id,segments.date,segments.conversion_action; 1; 7",
        "facebook-marketing; ads_insights; date_start,account_id,ad_id; 1; 7",
        "facebook-marketing; campaigns_insights; date_start,account_id,campaign_id; 1; 7",
        "facebook-marketing; account_insights; date_start,account_id; 1; 7",
        "facebook-marketing; campaigns; id; 0; 0",
        "tiktok-marketing; campaigns_reports_daily; campaign_id,stat_time_day; 1; 3",
        "tiktok-marketing; ads_reports_daily; ad_id,stat_time_day; 1; 3",
        "shopify; orders; id; 1; 3",
        "shopify; customers; id; 1; 3",
        "klaviyo; campaigns; id; 0; 0",
        "klaviyo; campaign_values; date,campaign_id,campaign_message_id; 1; 8",
        "klaviyo; events; id; 1; 3",
        "ecb-rates; rates; date,base,quote; 30; 7",
      })
  void streamsAreCompiledWithKeyAndWindows(
      String source, String stream, String key, int windowDays, int restatementDays)
      throws Exception {
    StreamInfo info =
        Objects.requireNonNull(ManifestReader.connector(source).streams().get(stream));

    assertThat(String.join(",", info.primaryKey())).isEqualTo(key);
    assertThat(info.windowed()).isEqualTo(windowDays > 0);
    assertThat(info.windowDays()).isEqualTo(windowDays);
    assertThat(info.restatementDays()).isEqualTo(restatementDays);
    assertThat(info.schema().path("properties").isEmpty()).isFalse();
  }
}
