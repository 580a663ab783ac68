package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 12, 14, 16 and 17 of the model: devices and countries, cleaned UTM values, sampled and lumped rows. */
class DimensionRuleTest {
  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void rule_17_a_row_says_whether_it_was_sampled_or_thresholded(
      String sampled, String thresholded) {
    Mapped mapped = GoogleAnalyticsRows.traffic(
        "sessionSource", "x", "is_sampled", sampled, "is_thresholded", thresholded);
    assertThat(mapped.column("fct_web_traffic_daily", "is_sampled")).containsExactly(sampled);
    assertThat(mapped.column("fct_web_traffic_daily", "is_thresholded"))
        .containsExactly(thresholded);
  }

  @Test
  void rule_16_what_ga4_lumps_together_stays_a_row_of_its_own() {
    Mapped mapped = GoogleAnalyticsRows.traffic(
        "sessionSource", "(other)", "sessionMedium", "(other)", "sessions", "41");
    assertThat(mapped.column("fct_web_traffic_daily", "source")).containsExactly("(other)");
    assertThat(mapped.column("fct_web_traffic_daily", "sessions")).containsExactly("41");
    assertThat(mapped.column("fct_web_traffic_daily", "channel_group"))
        .containsExactly("Unassigned");
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
    assertThat(GoogleAnalyticsRows.traffic("sessionSource", "x", field, value)
            .column("fct_web_traffic_daily", column))
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
}
