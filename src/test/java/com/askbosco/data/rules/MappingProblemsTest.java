package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ProblemsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingProblemsTest {

  @Test
  void reportsEverythingThatCannotWorkAtOnce() {
    assertThat(problems("""
        source: other
        colour: blue
        columns:
          shared: {rate: {path: r, lookup: none}}
        streams:
          s:
            unmatched: perhaps
            rows:
              - table: ref_fx_dayly
              - table: ref_fx_daily
                use: [shared, absent]
                when: {}
                columns:
                  fx_date: {const: soon}
                  quote: q
                  base_currency: {path: $nothing}
          t:
            rows:
              - table: fct_refund
                for_each: $account
                colums: {}
        """))
        .containsExactly(
            "1 source the source `other` in the mapping of test",
            "2 colour unknown key `colour`",
            "4 columns.shared.rate there is no table `none`",
            "7 streams.s.unmatched `perhaps` is not known",
            "9 streams.s.rows[0] there is no table `ref_fx_dayly`",
            "10 streams.s.rows[1] required columns of ref_fx_daily are missing: quote_currency",
            "11 streams.s.rows[1].use[1] there are no shared columns `absent`",
            "12 streams.s.rows[1].when no condition",
            "14 streams.s.rows[1].columns.fx_date `soon` does not fit `fx_date`, which is DATE",
            "15 streams.s.rows[1].columns.quote ref_fx_daily has no column `quote`",
            "16 streams.s.rows[1].columns.base_currency there is no `$nothing`",
            "19 streams.t.rows[0] `$account` is no array",
            "19 streams.t.rows[0] required columns of fct_refund are missing: refund_key, refund_id, order_key, order_id,"
                + " refund_ts, client_date, currency_code, amount, reason, is_test",
            "21 streams.t.rows[0].colums unknown key `colums`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | a value from nowhere",
        "{path: a, const: b} | a value from several places",
        "{path: a, other: b} | `other` without `lookup`",
        "{path: a, unit: minor} | minor units of no currency",
        "{path: a, unit: cents} | `cents` is not known",
        "{key: a} | this gives STRING, `rate` is NUMERIC",
        "{hash: {email: a}} | this gives STRING, `rate` is NUMERIC",
        "{client_date: a} | this gives DATE, `rate` is NUMERIC",
        "{extra: {a: a}} | this gives JSON, `rate` is NUMERIC",
        "{event_counted: {of: a, type: b}} | this gives BOOL, `rate` is NUMERIC",
        "{event_name: a} | this gives STRING, `rate` is NUMERIC",
        "{url_parameter: {url: a, name: b}} | this gives STRING, `rate` is NUMERIC",
        "{channel: {source: a, medium: b, campaign: c}} | this gives STRING, `rate` is NUMERIC",
        "{event: {of: a, is: purchase}} | this source has no event `purchase`",
        "{path: a, default: nothing} | `nothing` does not fit `rate`, which is NUMERIC",
        "{path: a, lookup: words, other: 1} | `word` does not fit `rate`, which is NUMERIC",
        "{first: [a, {const: b}]} | `b` does not fit `rate`, which is NUMERIC",
        "{path: a, clean: nicely} | `nicely` is not known",
        "{path: a, zone: mars} | `mars` is not known"
      })
  void refusesAValueThatCannotWork(String value, String problem) {
    assertThat(problems("""
        source: test
        lookups: {words: {a: word}}
        streams:
          s:
            rows:
              - table: ref_fx_daily
                columns: {fx_date: d, base_currency: b, quote_currency: q, rate: %s}
        """.formatted(value)))
        .hasSize(1)
        .allMatch(line -> line.startsWith("7 ") && line.endsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clicks: {path: c, unit: micros} | the field is money in micros units, `clicks` is no money",
        "impression_share: {path: c, unit: minor, currency: q} | the field is money in minor units, `impression_share` is in ratio",
        "spend: {key: c} | this gives STRING, `spend` is NUMERIC",
        "spend: {client_date: c} | this gives DATE, `spend` is NUMERIC",
        "impressions: {const: many} | `many` does not fit `impressions`, which is INT64",
        "impressions: {const: 1.5} | `1.5` does not fit `impressions`, which is INT64",
        "campaign_status: {const: ON} | `ON` is no value of `campaign_status`",
        "campaign_status: {path: s, lookup: words, other: UNKNOWN} | `Live` is no value of `campaign_status`",
        "campaign_status: {path: s, default: gone} | `gone` is no value of `campaign_status`",
        "spent: c | fct_ads_campaign_daily has no column `spent`",
      })
  void refusesWhatTheCanonSaysOtherwise(String column, String problem) {
    ProblemsException problems =
        catchThrowableOfType(ProblemsException.class, () -> Mapped.strict("""
            source: test
            lookups: {words: {a: Live}}
            columns:
              required: {report_date: d, campaign_key: {key: i}, campaign_id: i, campaign_name: n, ad_network: a,
                         day_part: {const: DAY}, campaign_type: t, channel_group: {const: Display}, currency_code: q,
                         campaign_status: {const: PAUSED}}
            streams:
              s:
                rows:
                  - table: fct_ads_campaign_daily
                    use: [required]
                    columns:
                      %s
            """.formatted(column)));
    assertThat(problems.problems().stream().map(p -> p.file() + ":" + p.line() + " " + p.what()))
        .containsExactly("silver.yaml:13 " + problem);
  }

  @Test
  void refusesATableThatIsWrittenFromFiles() {
    assertThat(problems("""
        source: test
        streams:
          s:
            rows:
              - table: fct_budget
                columns: {tenant_id: t}
        """))
        .containsExactly("5 streams.s.rows[0] `fct_budget` is filled from files, not by mappings");
  }

  @Test
  void refusesAChannelGroupThatGa4DoesNotHave() {
    assertThat(problems("""
        source: test
        streams:
          s:
            rows:
              - table: dim_campaign
                columns: {campaign_key: {key: id}, campaign_id: id, name: n, status: s, objective: o, campaign_type: c,
                          channel_group: {const: Search}}
        """))
        .containsExactly("7 streams.s.rows[0].columns.channel_group `Search` is no channel group");
  }

  @Test
  void reportsEveryProblemOfReferenceData() {
    ProblemsException problems = catchThrowableOfType(
        ProblemsException.class,
        () -> Reference.read(Map.of(
            "lookups.yaml", "a: {b: c}",
            "events.yaml", "x: {purchase: [not-a-tier]}",
            "ref_source_category.csv", "source,source_category,origin\ngoogle,search,ga4\n",
            "channels.yaml", """
                patterns: {broken: "("}
                rules:
                  - {group: Search, any: [{source_category: serch}, {medium_matches: paid}, {medium_matches: broken}]}
                """)));

    assertThat(problems.problems().stream().map(p -> p.file() + ":" + p.line() + " " + p.what()))
        .containsExactly(
            "reference/countries.yaml:1 the file is empty",
            "reference/events.yaml:1 expected a list, found `not-a-tier`",
            "reference/channels.yaml:3 `Search` is no channel group",
            "reference/channels.yaml:3 there is no category `serch`",
            "reference/channels.yaml:3 there is no pattern `paid`",
            "reference/channels.yaml:3 no regular expression: Unclosed group");
  }

  private static List<String> problems(String yaml) {
    ProblemsException problems =
        catchThrowableOfType(ProblemsException.class, () -> Mapped.mapping(yaml));
    return problems.problems().stream()
        .map(p -> p.line() + " " + p.path() + " " + p.what())
        .toList();
  }
}
