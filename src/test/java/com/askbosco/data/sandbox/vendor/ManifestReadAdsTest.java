package com.askbosco.data.sandbox.vendor;

import static com.askbosco.data.sandbox.vendor.ManifestReader.fields;
import static com.askbosco.data.sandbox.vendor.ManifestReader.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.AdDay;
import com.askbosco.data.sandbox.world.AdFigures;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.CampaignDay;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Micros;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every stream of the advertising manifests, read over HTTP from the simulated vendors: the records are the world's figures. */
class ManifestReadAdsTest {
  private static final LocalDate DAY = TestSandbox.DAY;
  private static final LocalDate TODAY = TestSandbox.TODAY;
  private static final ClientWorld CLIENT = TestSandbox.aurora();
  private static final ManifestReader READER = new ManifestReader(Scenario.none());

  @AfterAll
  static void stop() {
    READER.close();
  }

  @Test
  void googleCampaigns() throws Exception {
    List<JsonNode> records = READER.read("google-ads", "campaign", DateRange.day(DAY));

    List<CampaignDay> rows =
        CLIENT.ads().campaignDaily(TestSandbox.account(AdPlatform.GOOGLE_ADS), DAY, TODAY);
    assertThat(rows).isNotEmpty();
    assertThat(fields(
            records,
            "/campaign/id",
            "/segments/date",
            "/segments/ad_network_type",
            "/metrics/impressions",
            "/metrics/clicks",
            "/metrics/cost_micros",
            "/campaign/name"))
        .isEqualTo(values(
            rows,
            row -> Stream.of(
                row.campaign().id(),
                DAY,
                row.network(),
                row.figures().impressions(),
                row.figures().clicks(),
                row.figures().spendMicros(),
                row.campaign().name(TODAY))));
  }

  @Test
  void googleAdsAndConversions() throws Exception {
    var account = TestSandbox.account(AdPlatform.GOOGLE_ADS);
    List<AdDay> ads = CLIENT.ads().adDaily(account, DAY, TODAY);

    assertThat(fields(
            READER.read("google-ads", "ad_group_ad_legacy", DateRange.day(DAY)),
            "/ad_group/id",
            "/ad_group_ad/ad/id",
            "/metrics/clicks",
            "/metrics/cost_micros"))
        .isEqualTo(values(
            ads,
            row -> Stream.of(
                row.ad().adGroupId(),
                row.ad().id(),
                row.figures().clicks(),
                row.figures().spendMicros())));
    assertThat(fields(
            READER.read("google-ads", "conversions", DateRange.day(DAY)),
            "/campaign/id",
            "/segments/conversion_action_name"))
        .isEqualTo(values(
            CLIENT.ads().conversionsDaily(account, DAY, TODAY),
            row -> Stream.of(row.campaign().id(), row.action().name())));
  }

  @Test
  void metaInsightsAndCampaigns() throws Exception {
    var account = TestSandbox.account(AdPlatform.META);

    assertThat(fields(
            READER.read("facebook-marketing", "campaigns_insights", DateRange.day(DAY)),
            "/campaign_id",
            "/date_start",
            "/impressions",
            "/clicks",
            "/inline_link_clicks",
            "/spend"))
        .isEqualTo(values(
            CLIENT.ads().campaignDaily(account, DAY, TODAY),
            row -> Stream.of(
                row.campaign().id(),
                DAY,
                row.figures().impressions(),
                row.figures().engagements(),
                row.figures().clicks(),
                Micros.text(row.figures().spendMicros(), account.currency()))));
    var all = CLIENT.ads().campaignDaily(account, DAY, TODAY).stream()
        .map(CampaignDay::figures)
        .reduce(AdFigures.NONE, AdFigures::plus);
    assertThat(fields(
            READER.read("facebook-marketing", "account_insights", DateRange.day(DAY)),
            "/account_id",
            "/impressions",
            "/spend"))
        .isEqualTo(values(
            List.of(all),
            figures -> Stream.of(
                account.id(),
                figures.impressions(),
                Micros.text(figures.spendMicros(), account.currency()))));
    assertThat(fields(
            READER.read("facebook-marketing", "ads_insights", DateRange.day(DAY)),
            "/ad_id",
            "/adset_id",
            "/impressions"))
        .isEqualTo(values(
            CLIENT.ads().adDaily(account, DAY, TODAY),
            row -> Stream.of(row.ad().id(), row.ad().adGroupId(), row.figures().impressions())));
    assertThat(fields(READER.read("facebook-marketing", "campaigns", null), "/id", "/status"))
        .isEqualTo(values(
            CLIENT.ads().campaigns(account, TODAY),
            campaign -> Stream.of(campaign.id(), campaign.status(TODAY))));
  }

  @Test
  void tikTokReports() throws Exception {
    var account = TestSandbox.account(AdPlatform.TIKTOK);

    assertThat(fields(
            READER.read("tiktok-marketing", "campaigns_reports_daily", DateRange.day(DAY)),
            "/campaign_id",
            "/stat_time_day",
            "/metrics/impressions",
            "/metrics/clicks"))
        .isEqualTo(values(
            CLIENT.ads().campaignDaily(account, DAY, TODAY),
            row -> Stream.of(
                row.campaign().id(),
                DAY + " 00:00:00",
                row.figures().impressions(),
                row.figures().clicks())));
    assertThat(fields(
            READER.read("tiktok-marketing", "ads_reports_daily", DateRange.day(DAY)),
            "/ad_id",
            "/metrics/campaign_id",
            "/metrics/clicks"))
        .isEqualTo(values(
            CLIENT.ads().adDaily(account, DAY, TODAY),
            row -> Stream.of(row.ad().id(), row.campaign().id(), row.figures().clicks())));
  }
}
