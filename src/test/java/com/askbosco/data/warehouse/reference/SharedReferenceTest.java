package com.askbosco.data.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.rules.Canon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedReferenceTest {
  private static final Map<String, SharedReference> TABLES =
      SharedReference.all(Canon.load().values()).stream()
          .collect(Collectors.toMap(table -> table.layout().name(), Function.identity()));

  @Test
  void everySharedTableHasRowsOfItsColumnsAndNoKeyTwice() {
    assertThat(TABLES.keySet())
        .containsExactlyInAnyOrder(
            "ref_age_band",
            "ref_attribution_window",
            "ref_calendar",
            "ref_channel_rule",
            "ref_country",
            "ref_device_map",
            "ref_event_map",
            "ref_holiday",
            "ref_mapping_dictionary",
            "ref_metric",
            "ref_source_catalog",
            "ref_source_category",
            "ref_status_map");
    TABLES.forEach((name, table) -> {
      Set<List<Object>> keys = new HashSet<>();
      assertThat(table.rows()).as(name).isNotEmpty().allSatisfy(row -> {
        assertThat(row).hasSize(table.layout().fields().size());
        List<Object> key = new ArrayList<>();
        for (String column : table.layout().key()) {
          key.add(row.get(table.layout().columns().indexOf(column)));
        }
        assertThat(key).doesNotContainNull();
        assertThat(keys.add(key)).as(name + " " + key).isTrue();
      });
    });
  }

  @Test
  void rule_12_all_countries_of_iso_3166_with_their_un_region() {
    assertThat(texts("ref_country", "country_code"))
        .containsExactlyInAnyOrder(Locale.getISOCountries())
        .hasSize(249);
    assertThat(row("ref_country", "DE"))
        .containsExactly("DE", "DEU", "276", "Germany", "Europe", "Western Europe");
    assertThat(row("ref_country", "TW").get(4)).isEqualTo("Asia");
    assertThat(row("ref_country", "AQ").get(4)).isNull();
    assertThat(new HashSet<>(texts("ref_country", "un_region")))
        .containsExactlyInAnyOrder("Africa", "Americas", "Asia", "Europe", "Oceania", null);
  }

  @Test
  void rule_12_devices_and_ages_have_one_vocabulary() {
    assertThat(new HashSet<>(texts("ref_device_map", "device")))
        .isSubsetOf("DESKTOP", "MOBILE", "TABLET", "CTV", "OTHER", "UNKNOWN");
    assertThat(new HashSet<>(texts("ref_age_band", "age_band")))
        .containsExactlyInAnyOrder(
            "<18", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", "UNKNOWN");
    assertThat(row("ref_age_band", "age_range_65_up")).containsExactly("age_range_65_up", "65+");
  }

  /** ISO weeks by ISO 8601; the retail calendar as the NRF publishes it, 2023 with 53 weeks. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026, 1, 2025-12-29, 2026-01-01, 4, false, 2025, 48, 11",
    "2027-01-01, 2026, 53, 2026-12-28, 2027-01-01, 5, false, 2026, 48, 11",
    "2026-03-29, 2026, 13, 2026-03-23, 2026-01-01, 7, true, 2026, 9, 2",
    "2023-01-28, 2023, 4, 2023-01-23, 2023-01-01, 6, true, 2022, 52, 12",
    "2023-01-29, 2023, 4, 2023-01-23, 2023-01-01, 7, true, 2023, 1, 1",
    "2024-02-03, 2024, 5, 2024-01-29, 2024-01-01, 6, true, 2023, 53, 12",
    "2024-02-04, 2024, 5, 2024-01-29, 2024-01-01, 7, true, 2024, 1, 1",
    "2025-02-02, 2025, 5, 2025-01-27, 2025-01-01, 7, true, 2025, 1, 1",
    "2026-02-01, 2026, 5, 2026-01-26, 2026-01-01, 7, true, 2026, 1, 1"
  })
  void theCalendarKnowsIsoWeeksAndTheRetailYear(
      LocalDate day,
      long isoYear,
      long isoWeek,
      LocalDate monday,
      LocalDate quarter,
      long dayOfWeek,
      boolean weekend,
      long retailYear,
      long retailWeek,
      long retailMonth) {
    assertThat(CalendarRows.row(day))
        .containsExactly(
            day,
            isoYear,
            isoWeek,
            monday,
            day.withDayOfMonth(1),
            quarter,
            dayOfWeek,
            weekend,
            retailYear,
            retailWeek,
            retailMonth);
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-04-03, Good Friday",
    "DE-BY, 2026-01-06, Epiphany",
    "GB-ENG, 2026-04-06, Easter Monday",
    "US, 2026-11-26, Thanksgiving Day",
    "JP, 2026-02-11, Foundation Day",
    "FR, 2026-07-14, National Day"
  })
  void holidaysAreThoseOfTheCountryAndItsParts(String calendar, LocalDate day, String name) {
    assertThat(table("ref_holiday").rows())
        .anySatisfy(
            row -> assertThat(row).containsExactly(calendar.substring(0, 2), calendar, day, name));
  }

  @Test
  void theMappingDictionarySaysWhatIsDoneToEachField() {
    assertThat(table("ref_mapping_dictionary").rows())
        .contains(
            Arrays.asList(
                "google-ads",
                "campaign",
                1L,
                "fct_ads_campaign_daily",
                "spend",
                "NUMERIC",
                "metrics.cost_micros",
                "as it is, ÷ 1,000,000; `0` where absent",
                "micros"),
            Arrays.asList(
                "google-ads",
                "campaign",
                1L,
                "fct_ads_campaign_daily",
                "campaign_key",
                "STRING",
                "campaign.id",
                "surrogate key of campaign.id",
                null));
    assertThat(words("facebook-marketing", "campaigns_insights", "purchases"))
        .isEqualTo("the value of the actions that count as purchase, each conversion once");
    assertThat(words("ecb-rates", "rates", "rate")).isEqualTo("as it is");
  }

  @Test
  void theDictionaryKnowsEverySource() {
    assertThat(new HashSet<>(texts("ref_mapping_dictionary", "source_system")))
        .contains(
            "ecb-rates",
            "facebook-marketing",
            "google-ads",
            "google-analytics-data-api",
            "klaviyo",
            "shopify",
            "tiktok-marketing");
    assertThat(texts("ref_mapping_dictionary", "transformation")).doesNotContainNull();
  }

  @Test
  void theSharedRulesAreRowsToo() {
    assertThat(table("ref_channel_rule").rows().get(0))
        .containsExactly(
            "(all)",
            "(all)",
            1L,
            "Direct",
            "^(?:\\(direct\\))$",
            null,
            "^(?:\\(none\\)|\\(not set\\))$",
            null);
    assertThat(table("ref_event_map").rows())
        .contains(
            List.of("(all)", "(all)", "facebook-marketing", "omni_purchase", "purchase", 1L),
            List.of("(all)", "(all)", "facebook-marketing", "purchase", "purchase", 2L));
  }

  private static SharedReference table(String name) {
    return Objects.requireNonNull(TABLES.get(name), name);
  }

  private static List<String> texts(String table, String column) {
    SharedReference reference = table(table);
    int at = reference.layout().columns().indexOf(column);
    return reference.rows().stream().map(row -> (String) row.get(at)).toList();
  }

  private static List<Object> row(String table, String key) {
    return table(table).rows().stream()
        .filter(row -> row.get(0).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String words(String source, String stream, String column) {
    return table("ref_mapping_dictionary").rows().stream()
        .filter(row ->
            row.get(0).equals(source) && row.get(1).equals(stream) && row.get(4).equals(column))
        .map(row -> (String) row.get(7))
        .findFirst()
        .orElseThrow();
  }
}
