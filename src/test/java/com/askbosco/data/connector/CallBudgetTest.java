package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
  private static Rig rig(String policy) {
    Rig rig = new Rig().root("api_budget: {policies: [" + policy + "]}");
    rig.source.by(line -> "{\"data\":[]}");
    return rig;
  }

  private static List<Duration> seconds(long... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }

  @Test
  void rule_19_every_rate_of_a_moving_window_is_kept() throws Exception {
    Rig rig = rig(
        "{type: MovingWindowCallRatePolicy, rates: [{limit: 2, interval: PT10S}, {limit: \"{{ config.get('m', 3) }}\", interval: PT1M}], matchers: []}");
    for (int i = 0; i < 5; i++) {
      rig.records();
    }

    assertThat(rig.time.waits()).isEqualTo(seconds(10, 50));
    assertThat(rig.events).hasSize(2);
  }

  @Test
  void aFixedWindowBeginsAnew() throws Exception {
    Rig rig = rig("{type: FixedWindowCallRatePolicy, period: PT1M, call_limit: 2, matchers: []}");
    rig.records();
    rig.time.advance(Duration.ofSeconds(20));
    rig.records();
    rig.records();
    rig.records();
    rig.records();

    assertThat(rig.time.waits()).isEqualTo(seconds(40, 60));
  }

  @Test
  void theFirstPolicyThatMatchesCounts() throws Exception {
    Rig rig = rig(
        "{type: UnlimitedCallRatePolicy, matchers: [{method: POST}, {url_path_pattern: /other}, {params: {q: x}}, {headers: {X-A: b}}]}, {type: MovingWindowCallRatePolicy, rates: [{limit: 1, interval: PT10S}], matchers: [{method: get, url_base: \"https://api.example.com\", url_path_pattern: \"^/v1/things$\"}]}");
    rig.records();
    rig.records();

    assertThat(rig.time.waits()).isEqualTo(seconds(10));
  }

  @Test
  void requestsThatNoPolicyNamesAreFree() throws Exception {
    for (String matcher :
        List.of("{params: {q: x}}", "{headers: {X-A: b}}", "{url_base: \"https://other\"}")) {
      Rig rig =
          rig("{type: MovingWindowCallRatePolicy, rates: [{limit: 1, interval: PT10S}], matchers: ["
              + matcher + "]}");
      rig.records();
      rig.records();
      assertThat(rig.time.waits()).isEmpty();
    }
  }

  @Test
  void parametersAndHeadersMatch() throws Exception {
    Rig rig =
        rig("{type: MovingWindowCallRatePolicy, rates: [{limit: 1, interval: PT10S}], matchers: [{params: {q: x}, headers: {x-a: b}}]}")
            .requester("request_parameters: {q: x}", "request_headers: {X-A: b}");
    rig.records();
    rig.records();

    assertThat(rig.time.waits()).isEqualTo(seconds(10));
  }

  @Test
  void rule_19_headers_of_the_source_say_when_there_is_budget_again() throws Exception {
    Rig rig = rig(
        "{type: MovingWindowCallRatePolicy, rates: [{limit: 100, interval: PT10S}], matchers: []}");
    String reset = Long.toString(ManualTime.START.getEpochSecond() + 25);
    rig.source.then(200, "{\"data\":[]}", "ratelimit-remaining", "0", "ratelimit-reset", reset);
    rig.source.then(
        200, "{\"data\":[]}", "ratelimit-remaining", "none", "ratelimit-reset", "never");
    rig.records();
    rig.records();
    rig.records();

    assertThat(rig.time.waits()).isEqualTo(seconds(25));
  }

  @Test
  void waitsCountWhereTheClockStandsStill() throws Exception {
    Rig rig = rig(
        "{type: MovingWindowCallRatePolicy, rates: [{limit: 1, interval: PT10S}], matchers: []}");
    List<Duration> waits = new ArrayList<>();
    Access still = new Access(
        rig.source,
        Budgets.shared("still"),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        waits::add,
        ReadListener.NONE);
    for (int i = 0; i < 3; i++) {
      try (Pages pages = rig.connector().open("things", rig.json("{}"), null, null, still)) {
        pages.next();
      }
    }

    assertThat(waits).isEqualTo(seconds(10, 10));
    assertThat(Budgets.shared("still")).isSameAs(still.budgets());
  }
}
