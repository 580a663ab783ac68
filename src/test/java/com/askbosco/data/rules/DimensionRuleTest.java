package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
  void rule_11_gives_the_channel_group_where_the_source_gives_none(
      String source, String medium, String campaign, String group) {
    assertThat(traffic(
                "sessionSource", source, "sessionMedium", medium, "sessionCampaignName", campaign)
            .column("fct_web_traffic_daily", "channel_group"))
        .containsExactly(group);
  }

  /** The definition as of GA4's help (answer 9756891): first match wins, whatever the case. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google | cpc | x | Paid Search",
        "google | CPC | x | Paid Search",
        "google | ppc | x | Paid Search",
        "google | PPC | x | Paid Search",
        "google | cpm | x | Paid Search",
        "google | cpv | x | Paid Search",
        "google | cpa | x | Paid Search",
        "google | paid | x | Paid Search",
        "google | paid_social | x | Paid Search",
        "google | PaidSearch | x | Paid Search",
        "google | retargeting | x | Paid Search",
        "google | Retargeting | x | Paid Search",
        "bing | cpc | x | Paid Search",
        "duckduckgo | cpc | x | Paid Search",
        "Facebook | cpc | x | Paid Social",
        "fb | cpc | x | Paid Social",
        "ig | cpc | x | Paid Social",
        "linkedin.com | cpc | x | Paid Social",
        "YouTube | cpc | x | Paid Video",
        "vimeo.com | cpc | x | Paid Video",
        "amazon | cpc | x | Paid Shopping",
        "ebay.de | cpc | x | Paid Shopping",
        "example.com | cpc | x | Paid Other",
        "chatgpt.com | cpc | x | Paid Other",
        "bing | ppc | x | Paid Search",
        "duckduckgo | ppc | x | Paid Search",
        "Facebook | ppc | x | Paid Social",
        "fb | ppc | x | Paid Social",
        "ig | ppc | x | Paid Social",
        "linkedin.com | ppc | x | Paid Social",
        "YouTube | ppc | x | Paid Video",
        "vimeo.com | ppc | x | Paid Video",
        "amazon | ppc | x | Paid Shopping",
        "ebay.de | ppc | x | Paid Shopping",
        "example.com | ppc | x | Paid Other",
        "chatgpt.com | ppc | x | Paid Other",
        "bing | paid-media | x | Paid Search",
        "duckduckgo | paid-media | x | Paid Search",
        "Facebook | paid-media | x | Paid Social",
        "fb | paid-media | x | Paid Social",
        "ig | paid-media | x | Paid Social",
        "linkedin.com | paid-media | x | Paid Social",
        "YouTube | paid-media | x | Paid Video",
        "vimeo.com | paid-media | x | Paid Video",
        "amazon | paid-media | x | Paid Shopping",
        "ebay.de | paid-media | x | Paid Shopping",
        "example.com | paid-media | x | Paid Other",
        "chatgpt.com | paid-media | x | Paid Other",
        "bing | retargeting | x | Paid Search",
        "duckduckgo | retargeting | x | Paid Search",
        "Facebook | retargeting | x | Paid Social",
        "fb | retargeting | x | Paid Social",
        "ig | retargeting | x | Paid Social",
        "linkedin.com | retargeting | x | Paid Social",
        "YouTube | retargeting | x | Paid Video",
        "vimeo.com | retargeting | x | Paid Video",
        "amazon | retargeting | x | Paid Shopping",
        "ebay.de | retargeting | x | Paid Shopping",
        "example.com | retargeting | x | Paid Other",
        "chatgpt.com | retargeting | x | Paid Other",
        "google | cpc | shop | Paid Shopping",
        "google | cpc | Shopping | Paid Shopping",
        "google | cpc | de_shop_x | Paid Shopping",
        "google | cpc | my shop | Paid Shopping",
        "google | cpc | eshop | Paid Shopping",
        "google | cpc | eshopping | Paid Shopping",
        "google | cpc | workshop | Paid Search",
        "google | cpc | bishop | Paid Search",
        "google | cpc | SHOP | Paid Shopping",
        "google | cpc | barbershop | Paid Search",
        "google | cpc | x-Cross-Network-y | Cross-network",
        "google | cpc | cross network | Paid Search",
        "example.com | display | x | Display",
        "example.com | Banner | x | Display",
        "example.com | expandable | x | Display",
        "example.com | interstitial | x | Display",
        "example.com | CPM | x | Display",
        "google | referral | x | Organic Search",
        "360.cn | referral | x | Organic Search",
        "yandex | referral | x | Organic Search",
        "tiktok | referral | x | Organic Social",
        "t.co | referral | x | Organic Social",
        "news.ycombinator.com | referral | x | Organic Social",
        "twitch.tv | referral | x | Organic Video",
        "netflix | referral | x | Organic Video",
        "etsy.com | referral | x | Organic Shopping",
        "shop.app | referral | x | Organic Shopping",
        "perplexity.ai | referral | x | AI Assistant",
        "Claude.ai | referral | x | AI Assistant",
        "gemini.google.com | referral | x | AI Assistant",
        "example.com | referral | x | Referral",
        "example.com | social | x | Organic Social",
        "example.com | social-network | x | Organic Social",
        "example.com | social-media | x | Organic Social",
        "example.com | sm | x | Organic Social",
        "example.com | social network | x | Organic Social",
        "example.com | social media | x | Organic Social",
        "example.com | SM | x | Organic Social",
        "example.com | video | x | Organic Video",
        "example.com | my-video-ad | x | Organic Video",
        "example.com | organic | x | Organic Search",
        "example.com | referral | x | Referral",
        "example.com | app | x | Referral",
        "example.com | link | x | Referral",
        "example.com | email | x | Email",
        "example.com | e-mail | x | Email",
        "example.com | e_mail | x | Email",
        "example.com | e mail | x | Email",
        "example.com | EMAIL | x | Email",
        "example.com | affiliate | x | Affiliates",
        "example.com | affiliates | x | Unassigned",
        "example.com | audio | x | Audio",
        "example.com | sms | x | SMS",
        "example.com | push | x | Mobile Push Notifications",
        "example.com | webpush | x | Mobile Push Notifications",
        "example.com | mobile | x | Mobile Push Notifications",
        "example.com | in-notification | x | Mobile Push Notifications",
        "example.com | pushed | x | Unassigned",
        "example.com | (none) | x | Unassigned",
        "example.com | (not set) | x | Unassigned",
        "example.com | newsletter | x | Unassigned",
        "example.com | ai-assistant | x | AI Assistant",
        "email | x | x | Email",
        "e mail | x | x | Email",
        "SMS | x | x | SMS",
        "firebase | x | x | Mobile Push Notifications",
        "(direct) | (none) | x | Direct",
        "(Direct) | (Not Set) | x | Direct",
        "(direct) | cpc | x | Paid Other",
        "(direct) | email | x | Email",
        "(direct) | (none) | cross-network | Direct",
        "facebook | social | shop | Organic Shopping",
        "facebook | email | x | Organic Social",
        "google | display | x | Display",
        "google | organic | cross-network | Cross-network"
      })
  void rule_11_the_first_of_ga4s_rules_that_fits_gives_the_channel_group(
      String source, String medium, String campaign, String group) {
    assertThat(Reference.load().channels().group(source, medium, campaign)).isEqualTo(group);
  }

  /** ResponseMetaData of the GA4 Data API, as the extractor puts it into each row. */
  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void rule_17_a_row_says_whether_it_was_sampled_or_thresholded(
      String sampled, String thresholded) {
    Mapped mapped =
        traffic("sessionSource", "x", "is_sampled", sampled, "is_thresholded", thresholded);
    assertThat(mapped.column("fct_web_traffic_daily", "is_sampled")).containsExactly(sampled);
    assertThat(mapped.column("fct_web_traffic_daily", "is_thresholded"))
        .containsExactly(thresholded);
  }

  @Test
  void rule_16_what_ga4_lumps_together_stays_a_row_of_its_own() {
    Mapped mapped =
        traffic("sessionSource", "(other)", "sessionMedium", "(other)", "sessions", "41");
    assertThat(mapped.column("fct_web_traffic_daily", "source")).containsExactly("(other)");
    assertThat(mapped.column("fct_web_traffic_daily", "sessions")).containsExactly("41");
    assertThat(mapped.column("fct_web_traffic_daily", "channel_group"))
        .containsExactly("Unassigned");
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
  void rule_11_gives_the_channel_group_of_a_campaign_type(String type, String group) {
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
  void rule_12_gives_devices_and_countries_one_name(
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
  void rule_14_cleans_utm_values(String raw, String expected) {
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
  void rule_14_reads_utm_parameters_of_landing_pages(String url, String name, String expected) {
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
