package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.TableSpec;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What models of others lack, and the canon has. */
class PeerCanonTest {
  private static TableSpec table(String name) {
    return Objects.requireNonNull(Canon.load().get(name), name);
  }

  @Test
  void peer_dbt_ad_reporting_the_attribution_window_is_part_of_the_key() {
    assertThat(table("fct_ads_conversions_daily").key())
        .contains("attribution_model", "click_window_d", "view_window_d", "count_basis");
  }

  @ParameterizedTest
  @CsvSource({
    "fct_ads_hourly, hour_utc",
    "fct_ads_device_daily, device",
    "fct_ads_placement_daily, placement",
    "fct_ads_audience_daily, age_band",
    "fct_ads_audience_daily, gender",
    "fct_ads_product_daily, item_id",
    "fct_ads_geo_daily, region_code",
  })
  void peer_dbt_ad_reporting_every_breakdown_is_a_table_of_its_own(String table, String column) {
    assertThat(table(table).key()).contains(column);
    assertThat(table(table).positions()).containsKeys("spend", "currency_code");
  }
}
