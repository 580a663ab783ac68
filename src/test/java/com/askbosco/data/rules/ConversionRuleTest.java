package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 9 and 10 of the model: windows are kept apart, and one conversion under several names is counted once. */
class ConversionRuleTest {
  private static final String LONG = "fct_ads_conversions_daily";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "omni_purchase:5,purchase:4,offsite_conversion.fb_pixel_purchase:3 | 5",
        "offsite_conversion.fb_pixel_purchase:3,purchase:4 | 4",
        "offsite_conversion.fb_pixel_purchase:3,app_custom_event.fb_mobile_purchase:2 | 5",
        "onsite_web_purchase:2 | 2",
        "purchase:2,purchase:9 | 2",
        "add_to_cart:7 | 0",
        "lead:3,onsite_conversion.lead_grouped:3,omni_purchase:1 | 4",
        "link_click:9 | 0"
      })
  void rule_10_counts_the_widest_action_type_only(String actions, String conversions) {
    Mapped mapped = map("2026-03-31", actions(actions));
    assertThat(mapped.column("fct_ads_campaign_daily", "conversions")).containsExactly(conversions);
  }

  @Test
  void rule_10_marks_which_rows_of_the_long_table_count() {
    Mapped mapped = map(
        "2026-03-31",
        actions(
            "offsite_conversion.fb_pixel_purchase:3,omni_purchase:5,offsite_conversion.custom.1:2"));

    assertThat(mapped.column(LONG, "conversion_action_id"))
        .containsExactly(
            "offsite_conversion.fb_pixel_purchase", "omni_purchase", "offsite_conversion.custom.1");
    assertThat(mapped.column(LONG, "canonical_event"))
        .containsExactly("purchase", "purchase", "other");
    assertThat(mapped.column(LONG, "counted")).containsExactly("false", "true", "true");
  }

  @Test
  void rule_10_calls_no_engagement_a_conversion() {
    assertThat(map("2026-03-31", actions("link_click:1,post_engagement:2,video_view:3"))
            .rows(LONG))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-01-11, true", "2026-01-12, false"})
  void rule_09_every_window_stays_apart_as_long_as_the_platform_offers_it(
      String day, boolean offered) {
    Mapped mapped = map(day, """
        [{"action_type":"purchase","value":"6","1d_click":"1","7d_click":"2","28d_click":"3","1d_view":"4",
          "7d_view":"5","28d_view":"6"}]""");

    assertThat(mapped.rows(LONG).stream()
            .map(row -> row.get("click_window_d") + "/" + row.get("view_window_d") + "="
                + row.get("conversions") + " " + row.get("counted")))
        .containsExactlyElementsOf(
            offered
                ? java.util.List.of(
                    "7/1=6 true",
                    "1/0=1 false",
                    "7/0=2 false",
                    "28/0=3 false",
                    "0/1=4 false",
                    "0/7=5 false",
                    "0/28=6 false")
                : java.util.List.of(
                    "7/1=6 true", "1/0=1 false", "7/0=2 false", "28/0=3 false", "0/1=4 false"));
  }

  private static Mapped map(String day, String actions) {
    return Mapped.of("facebook-marketing", "campaigns_insights", """
        {"campaign_id":"70","account_currency":"USD","date_start":"%s","spend":"1","actions":%s}""".formatted(day, actions));
  }

  private static String actions(String list) {
    StringBuilder json = new StringBuilder("[");
    for (String action : list.split(",")) {
      String[] parts = action.split(":");
      json.append(json.length() > 1 ? "," : "")
          .append("{\"action_type\":\"%s\",\"value\":\"%s\"}".formatted(parts[0], parts[1]));
    }
    return json.append("]").toString();
  }
}
