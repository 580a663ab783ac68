package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.TableSpec;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedMappingsTest {
  private static final Map<String, TableSpec> CANON = Canon.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google-ads | campaign,ad_group_ad_legacy,conversions",
        "facebook-marketing | campaigns_insights,ads_insights,campaigns",
        "tiktok-marketing | campaigns_reports_daily,ads_reports_daily",
        "google-analytics-data-api | traffic_acquisition_session_source_medium_report",
        "shopify | orders,customers",
        "klaviyo | campaign_values,campaigns,events",
        "ecb-rates | rates"
      })
  void everyShippedMappingFitsTheCanon(String source, String streams) {
    assertThat(SilverMapping.ofSource(source, CANON).streams())
        .isEqualTo(Set.of(streams.split(",")));
  }

  @Test
  void aSourceWithoutAMappingEndsInBronze() {
    assertThat(SilverMapping.ofSource("unheard-of", CANON).streams()).isEmpty();
  }
}
