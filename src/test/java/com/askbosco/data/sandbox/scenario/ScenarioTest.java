package com.askbosco.data.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.ProblemsException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

  private static Scenario scenario(String... faults) {
    return Scenario.parse("s.yaml", "faults:\n  - " + String.join("\n  - ", faults) + "\n");
  }

  private static List<Boolean> strikes(ScenarioRun run, String client, int requests) {
    return java.util.stream.IntStream.range(0, requests)
        .mapToObj(i ->
            run.strike("google-ads", client, "/v18/search", "campaign", TODAY).isPresent())
        .toList();
  }

  @Test
  void readsEveryKey() {
    Scenario scenario = scenario(
        "{kind: rate_limit, vendor: google-ads, client: aurora, path: search, stream: campaign,"
            + " from: 2, to: 3, retry_after: 4}",
        "{kind: timeout, delay_ms: 50, nth: 7}",
        "{kind: status, status: 503}",
        "{kind: removed_field, field: clicks}");
    Duration usual = Duration.ofSeconds(2);
    assertThat(scenario.rules())
        .containsExactly(
            new FaultRule(
                Optional.of("google-ads"),
                Optional.of("aurora"),
                Optional.of("search"),
                Optional.of("campaign"),
                2,
                3,
                new Fault(FaultKind.RATE_LIMIT, 0, Optional.of(4), usual, Optional.empty())),
            rule(7, 7, FaultKind.TIMEOUT, 0, Duration.ofMillis(50), Optional.empty()),
            rule(1, Long.MAX_VALUE, FaultKind.STATUS, 503, usual, Optional.empty()),
            rule(1, Long.MAX_VALUE, FaultKind.REMOVED_FIELD, 0, usual, Optional.of("clicks")));
  }

  private static FaultRule rule(
      long first, long last, FaultKind kind, int status, Duration delay, Optional<String> field) {
    return new FaultRule(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        first,
        last,
        new Fault(kind, status, Optional.empty(), delay, field));
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void knowsEveryKindByItsName(FaultKind kind) {
    String more = (kind == FaultKind.STATUS ? ", status: 500" : kind.hasField() ? ", field: x" : "")
        + (kind.hasTimes() ? ", times: 2" : "");
    assertThat(scenario("{kind: " + kind.yaml() + more + "}")
            .rules()
            .get(0)
            .fault()
            .kind())
        .isEqualTo(kind);
  }

  @Test
  void refusesEveryMistakeAtOnceWithItsLine() {
    String yaml = """
        faults:
          - kind: rate_limitt
          - {vendor: google-ads}
          - {kind: status, status: 200}
          - {kind: reset, status: 500, field: x, delay_ms: 1, retry_after: 1}
          - {kind: new_field}
          - {kind: reset, nth: 0}
          - {kind: reset, nth: 1, to: 3}
          - {kind: reset, from: 3, to: 2}
          - {kind: reset, wehn: 3}
        """;
    assertThatThrownBy(() -> Scenario.parse("s.yaml", yaml))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems())
                .extracting(problem -> problem.line() + " " + problem.path())
                .containsExactly(
                    "2 faults[0].kind",
                    "3 faults[1]",
                    "4 faults[2].status",
                    "5 faults[3].status",
                    "5 faults[3].retry_after",
                    "5 faults[3].delay_ms",
                    "5 faults[3].field",
                    "6 faults[4]",
                    "7 faults[5].nth",
                    "8 faults[6].to",
                    "9 faults[7]",
                    "10 faults[8].wehn"));
  }

  @Test
  void strikesTheCountedRequestsThatMatch() {
    ScenarioRun run = new ScenarioRun(scenario("{kind: reset, client: aurora, from: 2, to: 3}"));
    assertThat(strikes(run, "citrine", 3)).containsOnly(false);
    assertThat(strikes(run, "aurora", 4)).containsExactly(false, true, true, false);
  }

  @Test
  void matchesVendorStreamAndAPartOfThePath() {
    ScenarioRun run =
        new ScenarioRun(scenario("{kind: reset, vendor: google-ads, stream: campaign, path: v18}"));
    assertThat(run.strike("shopify", "a", "/v18", "campaign", TODAY)).isEmpty();
    assertThat(run.strike("google-ads", "a", "/v17", "campaign", TODAY)).isEmpty();
    assertThat(run.strike("google-ads", "a", "/v18", "conversions", TODAY)).isEmpty();
    assertThat(run.strike("google-ads", "a", "/x/v18/y", "campaign", TODAY)).isPresent();
  }

  @Test
  void takesTheFirstRuleWhoseTurnItIs() {
    ScenarioRun run = new ScenarioRun(scenario("{kind: reset, nth: 2}", "{kind: html_200}"));
    assertThat(run.strike("v", "c", "/", "", TODAY).orElseThrow().kind())
        .isEqualTo(FaultKind.HTML_200);
    assertThat(run.strike("v", "c", "/", "", TODAY).orElseThrow().kind())
        .isEqualTo(FaultKind.RESET);
  }

  @Test
  void aUsedUpQuotaLastsForTheDayAndForItsClientAlone() {
    ScenarioRun run = new ScenarioRun(scenario("{kind: quota_used_up, client: aurora, nth: 2}"));
    assertThat(strikes(run, "aurora", 4)).containsExactly(false, true, true, true);
    assertThat(strikes(run, "citrine", 2)).containsOnly(false);
    assertThat(run.strike("google-ads", "aurora", "/", "", TODAY.plusDays(1))).isEmpty();
  }

  @Test
  void withoutFaultsNothingIsStruck() {
    assertThat(strikes(new ScenarioRun(Scenario.none()), "aurora", 3)).containsOnly(false);
  }
}
