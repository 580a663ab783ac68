package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 11 of the model: the channel group, by the source, by GA4's rules or by the type of campaign. */
class ChannelGroupRuleTest {
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
    assertThat(GoogleAnalyticsRows.traffic(
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
}
