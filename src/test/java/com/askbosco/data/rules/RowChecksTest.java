package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.RowCheckSpec.Severity;
import com.askbosco.data.spec.TableSpec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of row check lets pass, and that a file that cannot work is refused with its line. */
class RowChecksTest {
  private static final Map<String, TableSpec> CANON = Canon.load();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SCALE =
      Map.of("currencies.yaml", "units_per_euro: {EUR: 1, JPY: 160}");

  private static RowChecks load(Map<String, String> shared, String own) {
    return RowChecks.load(
        shared, "x/checks.yaml", own, Set.of("campaigns"), CANON, Reference.load());
  }

  private static RowCheck check(String test) {
    String yaml =
        "checks:\n  c:\n    description: It holds.\n    tables: [fct_ads_campaign_daily]\n"
            + "    severity: quarantine\n    " + test.replace("; ", "\n    ") + "\n";
    return load(SCALE, yaml).of("campaigns", "fct_ads_campaign_daily").get(0);
  }

  /** A row of the campaign table from {@code {"spend": 1.5}}. */
  private static SilverRow row(String json) throws JsonProcessingException {
    TableSpec table = Objects.requireNonNull(CANON.get("fct_ads_campaign_daily"));
    Object[] values = new Object[table.columns().size()];
    for (Map.Entry<String, JsonNode> field : JSON.readTree(json).properties()) {
      int at = Objects.requireNonNull(table.positions().get(field.getKey()));
      values[at] = switch (table.columns().get(at).type()) {
        case INT64 -> field.getValue().longValue();
        case NUMERIC -> new BigDecimal(field.getValue().asText());
        default -> field.getValue().asText();
      };
    }
    return new SilverRow(table, values, true);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      column: spend; not_null: true              | {"spend": 0}                                    | true
      column: spend; not_null: true              | {}                                              | false
      column: spend; range: {min: 0}             | {"spend": 0}                                    | true
      column: spend; range: {min: 0}             | {"spend": -0.000000001}                         | false
      column: spend; range: {min: 0}             | {}                                              | true
      column: clicks; range: {min: 0}            | {"clicks": -1}                                  | false
      column: clicks; range: {min: 1, max: 9}    | {"clicks": 9}                                   | true
      column: clicks; range: {min: 1, max: 9}    | {"clicks": 10}                                  | false
      column: clicks; range: {max: 9}            | {"clicks": -5}                                  | true
      column: impression_share; range: {max: 1}  | {"impression_share": 1.000000001}               | false
      column: campaign_status; accepted: [A, B]  | {"campaign_status": "B"}                        | true
      column: campaign_status; accepted: [A, B]  | {"campaign_status": "b"}                        | false
      column: campaign_id; regex: "[0-9]+"       | {"campaign_id": "12"}                           | true
      column: campaign_id; regex: "[0-9]+"       | {"campaign_id": "12a"}                          | false
      column: currency_code; reference: currency | {"currency_code": "EUR"}                        | true
      column: currency_code; reference: currency | {"currency_code": "EUX"}                        | false
      column: channel_group; reference: channel_group | {"channel_group": "Paid Search"}           | true
      column: channel_group; reference: channel_group | {"channel_group": "Paid"}                  | false
      column: clicks; not_above: impressions     | {"clicks": 3, "impressions": 3}                 | true
      column: clicks; not_above: impressions     | {"clicks": 4, "impressions": 3}                 | false
      column: clicks; not_above: impressions     | {"clicks": 4}                                   | true
      column: conversions; not_above: clicks     | {"conversions": 3.5, "clicks": 3}               | false
      column: spend; per: {column: clicks, max: 5000, currency: currency_code} | {"spend": 40000, "clicks": 1, "currency_code": "EUR"} | false
      column: spend; per: {column: clicks, max: 5000, currency: currency_code} | {"spend": 40000, "clicks": 1, "currency_code": "JPY"} | true
      column: spend; per: {column: clicks, max: 5000, currency: currency_code} | {"spend": 900000, "clicks": 1, "currency_code": "JPY"} | false
      column: spend; per: {column: clicks, max: 5000, currency: currency_code} | {"spend": 40000, "clicks": 1, "currency_code": "XAU"} | true
      column: spend; per: {column: clicks, max: 5000, currency: currency_code} | {"spend": 40000, "clicks": 0, "currency_code": "EUR"} | true
      column: spend; per: {column: clicks, max: 5000} | {"spend": 40000, "clicks": 1}              | false
      column: spend; per: {column: clicks, at_least: 10, min: 0.01} | {"spend": 0.01, "clicks": 9} | true
      column: spend; per: {column: clicks, at_least: 10, min: 0.01} | {"spend": 0.01, "clicks": 10} | false
      """)
  void eachKindLetsPassWhatItSays(String check, String row, boolean holds)
      throws JsonProcessingException {
    assertThat(check(check).holds(row(row))).isEqualTo(holds);
  }

  @Test
  void aBrokenCheckShowsTheValuesItLookedAt() throws JsonProcessingException {
    assertThat(check("column: clicks; not_above: impressions")
            .values(row("{\"clicks\": 4, \"impressions\": 3, \"spend\": 1}")))
        .isEqualTo("clicks=4, impressions=3");
  }

  @Test
  void rule_02_microsTakenForUnitsAreCaughtAtAnyUsualPriceAndUnitsNever()
      throws JsonProcessingException {
    List<RowCheck> shipped = load(RowChecks.shared(), "").of("campaigns", "fct_ads_campaign_daily");
    for (long cents = 1; cents <= 20_000; cents = cents * 3 + 1) {
      long clicks = 7;
      BigDecimal spend = BigDecimal.valueOf(cents * clicks, 2);
      String row =
          "{\"currency_code\": \"EUR\", \"clicks\": 7, \"impressions\": 900, \"spend\": %s}";
      SilverRow units = row(row.formatted(spend.toPlainString()));
      SilverRow micros = row(row.formatted(spend.movePointRight(6).toPlainString()));
      assertThat(shipped).as("%s cents a click", cents).allMatch(check -> check.holds(units));
      assertThat(shipped.stream().filter(check -> !check.holds(micros)))
          .as("%s cents a click, in micros", cents)
          .anyMatch(check -> check.severity() == Severity.QUARANTINE);
    }
  }

  @Test
  void aSourcesCheckStandsInForTheSharedOneAndOffTakesItAway() {
    Map<String, String> shared = Map.of("a.yaml", """
        checks:
          one: {description: D., tables: [fct_ads_*], column: spend, range: {min: 0}, severity: quarantine}
          two: {description: D., tables: [fct_ads_*], column: clicks, range: {min: 0}, severity: quarantine}
        """);
    RowChecks checks = load(shared, """
        checks:
          one: {description: Mine., tables: [fct_ads_campaign_daily], column: spend, range: {min: 5}, severity: warn, streams: [campaigns]}
          two: {severity: off}
        """);

    assertThat(checks.of("campaigns", "fct_ads_campaign_daily"))
        .extracting(RowCheck::name, RowCheck::severity, RowCheck::description)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("one", Severity.WARN, "Mine."));
    assertThat(checks.of("other", "fct_ads_campaign_daily")).isEmpty();
    assertThat(load(shared, "").of("other", "fct_ads_ad_daily"))
        .extracting(RowCheck::name)
        .containsExactly("one", "two");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      tables: [fct_ads_campaign_dayly]; column: spend; range: {min: 0} | x/checks.yaml:3 | Did you mean `fct_ads_campaign_daily`
      tables: [fct_ads_campaign_daily]; column: spent; range: {min: 0} | x/checks.yaml:5 | Did you mean `spend`
      tables: [fct_ads_*]; column: nothing; range: {min: 0}            | x/checks.yaml:5 | no table of [fct_ads_*] has nothing
      tables: [fct_ads_campaign_daily]; column: campaign_id; range: {min: 0} | x/checks.yaml:5 | `campaign_id` is STRING, the check is about numbers
      tables: [fct_ads_campaign_daily]; column: spend; regex: "a"      | x/checks.yaml:5 | the check is about texts
      tables: [fct_ads_campaign_daily]; column: campaign_id; regex: "(?=a)" | x/checks.yaml:6 | no RE2 pattern
      tables: [fct_ads_campaign_daily]; column: spend; range: {}       | x/checks.yaml:6 | neither `min` nor `max`
      tables: [fct_ads_campaign_daily]; column: spend; rnage: {min: 0} | x/checks.yaml:6 | Did you mean `range`
      tables: [fct_ads_campaign_daily]; column: spend                  | x/checks.yaml:3 | nothing is checked
      tables: [fct_ads_campaign_daily]; column: currency_code; reference: curencies | x/checks.yaml:6 | no reference list `curencies`
      tables: [fct_ads_campaign_daily]; column: spend; range: {min: x} | x/checks.yaml:6 | expected a number
      tables: [fct_ads_campaign_daily]; column: spend; range: {min: 0}; streams: [nope] | x/checks.yaml:3 | no stream `nope`
      """)
  void whatCannotWorkIsRefusedWithFileAndLine(String test, String place, String message) {
    String yaml = "checks:\n  c:\n    description: D.\n    " + test.replace("; ", "\n    ")
        + "\n    severity: warn\n";
    assertThatThrownBy(() -> load(SCALE, yaml))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).contains(place).contains(message)));
  }

  @Test
  void takingAwayACheckThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> load(Map.of(), "checks:\n  one: {severity: off}\n"))
        .hasMessageContaining("no shared check `one`");
  }
}
