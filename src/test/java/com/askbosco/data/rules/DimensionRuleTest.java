package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 11, 12 and 14 of the model: channel groups, devices and countries, cleaned UTM values. */
class DimensionRuleTest {
  private static final String TRAFFIC = "traffic_acquisition_session_source_medium_report";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(direct) | (none) | (not set) | Direct",
        "(direct) | (not set) | (not set) | Direct",
        "google | cpc | Cross-Network EU | Cross-network",
        "google | cpc | (cross-network) | Cross-network",
        "shopping.com | cpc | x | Paid Shopping",
        "google | CPC | spring Shopping de | Paid Shopping",
        "google | cpc | workshop | Paid Search",
        "google | cpc | shop | Paid Shopping",
        "GOOGLE | ppc | brand | Paid Search",
        "bing | paid_search | brand | Paid Search",
        "facebook.com | paid_social | x | Paid Social",
        "instagram | retargeting | x | Paid Social",
        "tiktok | cpm | x | Paid Social",
        "youtube | cpv | x | Paid Video",
        "youtube | cpc | x | Paid Video",
        "somewhere | cpm | x | Display",
        "somewhere | banner | x | Display",
        "somewhere | paid | x | Paid Other",
        "chatgpt.com | referral | x | AI Assistant",
        "chatgpt.com | cpc | x | Paid Other",
        "idealo.de | referral | x | Organic Shopping",
        "facebook | referral | x | Organic Social",
        "somewhere | social-network | x | Organic Social",
        "vimeo.com | referral | x | Organic Video",
        "somewhere | webvideo | x | Organic Video",
        "duckduckgo | organic | x | Organic Search",
        "somewhere | organic | x | Organic Search",
        "news.example | referral | x | Referral",
        "somewhere | link | x | Referral",
        "klaviyo | email | x | Email",
        "e-mail | newsletter | x | Email",
        "awin | affiliate | x | Affiliates",
        "spotify | audio | x | Audio",
        "sms | text | x | SMS",
        "attentive | sms | x | SMS",
        "braze | webpush | x | Mobile Push Notifications",
        "braze | mobile-app | x | Mobile Push Notifications",
        "firebase | x | x | Mobile Push Notifications",
        "somewhere | (not set) | x | Unassigned"
      })
  void rule11GivesTheChannelGroupWhereTheSourceGivesNone(
      String source, String medium, String campaign, String group) {
    assertThat(traffic(
                "sessionSource", source, "sessionMedium", medium, "sessionCampaignName", campaign)
            .column("fct_web_traffic_daily", "channel_group"))
        .containsExactly(group);
  }

  @ParameterizedTest
  @CsvSource({
    "SEARCH, Paid Search",
    "SHOPPING, Paid Shopping",
    "DISPLAY, Display",
    "VIDEO, Paid Video",
    "PERFORMANCE_MAX, Cross-network",
    "DEMAND_GEN, Cross-network",
    "SOMETHING_NEW, Paid Other"
  })
  void rule11GivesTheChannelGroupOfACampaignType(String type, String group) {
    Mapped mapped = Mapped.of("google-ads", "campaign", """
        {"campaign":{"id":"1","advertising_channel_type":"%s"},"segments":{"date":"2026-03-31"}}""".formatted(type));
    assertThat(mapped.column("fct_ads_campaign_daily", "channel_group")).containsExactly(group);
  }

  @ParameterizedTest
  @CsvSource({
    "deviceCategory, desktop, device, DESKTOP",
    "deviceCategory, Mobile, device, MOBILE",
    "deviceCategory, tablet, device, TABLET",
    "deviceCategory, smart tv, device, CTV",
    "deviceCategory, fridge, device, OTHER",
    "deviceCategory, '', device, UNKNOWN",
    "countryId, DE, country_code, DE",
    "countryId, NO, country_code, NO",
    "country, United Kingdom, country_code, GB",
    "country, Germany, country_code, DE",
    "country, Atlantis, country_code, (not set)",
    "countryId, (not set), country_code, (not set)"
  })
  void rule12GivesDevicesAndCountriesOneName(
      String field, String value, String column, String expected) {
    assertThat(traffic("sessionSource", "x", field, value).column("fct_web_traffic_daily", column))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "' Spring Sale '| spring sale",
        "Spring%20Sale | spring sale",
        "Caf%C3%A9 | café",
        "100% | 100%",
        "50%zz | 50%zz",
        "a+b | a+b",
        "{{campaign.name}} | null",
        "{campaignid} | null",
        "spring_{{ad.id}}_x | spring__x",
        "{lpurl | {lpurl",
        "%20 | null"
      })
  void rule14CleansUtmValues(String raw, String expected) {
    assertThat(Utm.clean(raw)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "/p?utm_source=A+B&utm_medium=x | utm_source | a b",
        "/p?x=1&UTM_Source=A | utm_source | a",
        "https://a.example/?utm_source=A#frag | utm_source | a",
        "/p#?utm_source=A | utm_source | null",
        "/p?utm_source= | utm_source | null",
        "/p?utm_source | utm_source | null",
        "/p?utm_sourcex=1 | utm_source | null",
        "/p | utm_source | null",
        "/p?utm_source=%7Bnetwork%7D | utm_source | null"
      })
  void rule14ReadsUtmParametersOfLandingPages(String url, String name, String expected) {
    assertThat(Utm.parameter(url, name)).isEqualTo(expected);
  }

  private static Mapped traffic(String... fields) {
    StringBuilder json =
        new StringBuilder("{\"date\":\"20260331\",\"property_id\":\"1\",\"sessions\":1");
    for (int i = 0; i < fields.length; i += 2) {
      json.append(",\"%s\":\"%s\"".formatted(fields[i], fields[i + 1]));
    }
    return Mapped.of("google-analytics-data-api", TRAFFIC, json.append('}').toString());
  }
}
