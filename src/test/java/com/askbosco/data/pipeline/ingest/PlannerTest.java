package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  private static RunRequest run(String from, String to, List<String> clients) {
    return run(from, to, clients, Map.of());
  }

  private static RunRequest run(
      String from, String to, List<String> clients, Map<String, LocalDate> completeTo) {
    return new RunRequest(
        "run",
        Instant.parse("2026-03-31T06:00:00Z"),
        LocalDate.parse(from),
        LocalDate.parse(to),
        LocalDate.parse(to).plusDays(1),
        clients,
        completeTo);
  }

  // 2026-03-26 is a first day of the windows of 7 days, which are counted from 1970-01-01.
  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = """
      the day alone,                          1,  0, 2026-01-01, 2026-03-30, 2026-03-30,           , 2026-03-30
      the days that may be restated,          1,  2, 2026-01-01, 2026-03-30, 2026-03-30,           , 2026-03-28 2026-03-29 2026-03-30
      not before since,                       1,  9, 2026-03-29, 2026-03-30, 2026-03-30,           , 2026-03-29 2026-03-30
      days that were missed,                  1,  0, 2026-01-01, 2026-03-30, 2026-03-30, 2026-03-27, 2026-03-28 2026-03-29 2026-03-30
      missed days and those before them,      1,  1, 2026-01-01, 2026-03-30, 2026-03-30, 2026-03-28, 2026-03-28 2026-03-29 2026-03-30
      a day asked for although it is there,   1,  0, 2026-01-01, 2026-03-30, 2026-03-30, 2026-03-30, 2026-03-30
      nothing when all lies before since,     1,  2, 2026-04-05, 2026-03-30, 2026-03-30,           ,
      windows that begin at fixed days,       7,  0, 2026-01-01, 2026-03-20, 2026-03-30,           , 2026-03-19/2026-03-25 2026-03-26/2026-03-30
      the whole window of a restated day,     7,  1, 2026-01-01, 2026-03-26, 2026-03-28,           , 2026-03-19/2026-03-25 2026-03-26/2026-03-28
      rule 4: final days too on Saturdays,    7,  2, 2026-01-01, 2026-03-27, 2026-03-27,           , 2026-02-26/2026-03-04 2026-03-05/2026-03-11 2026-03-12/2026-03-18 2026-03-19/2026-03-25 2026-03-26/2026-03-27
      never what nobody restates,             1,  0, 2026-01-01, 2026-03-27, 2026-03-27,           , 2026-03-27
      a window cut by since,                  7,  0, 2026-03-21, 2026-03-22, 2026-03-26,           , 2026-03-21/2026-03-25 2026-03-26
      """)
  void readsTheWindowsThatAreWantedMissingOrMayBeRestated(
      String what,
      int windowDays,
      int restatementDays,
      LocalDate since,
      LocalDate from,
      LocalDate to,
      LocalDate completeTo,
      String expected) {
    StreamInfo stream = new StreamInfo(
        "daily",
        List.of(),
        Optional.of("day"),
        true,
        windowDays,
        restatementDays,
        JsonNodeFactory.instance.objectNode());

    String windows =
        Planner.windows(run(from.toString(), to.toString(), List.of()), since, stream, completeTo)
            .stream()
            .map(Optional::orElseThrow)
            .map(range -> range.from().equals(range.to()) ? range.from() + "" : range + "")
            .collect(Collectors.joining(" "));

    assertThat(windows).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void makesOneQueueOfEachCredentialWithAllAccountsAndStreams() {
    FakeCatalogue catalogue = new FakeCatalogue("planner", new FakeSource(1, 1), 2);
    LocalDate missed = LocalDate.parse("2026-03-28");
    RunRequest run = run(
        "2026-03-30",
        "2026-03-30",
        List.of("client1"),
        Map.of(RunRequest.key("client1", "shop", "daily", "client1-b"), missed));

    List<SliceQueue> queues = new Planner(catalogue, Optional.empty()).plan(run);

    assertThat(queues).hasSize(1);
    assertThat(queues.get(0).credentialKey()).isEqualTo("fake|env:SECRET_1");
    assertThat(queues.get(0).run()).isEqualTo(run.header());
    assertThat(queues.get(0).slices().stream().map(planned -> planned.slice().label()))
        .containsExactly(
            "client1/shop/daily client1-a 2026-03-28/2026-03-28",
            "client1/shop/daily client1-a 2026-03-29/2026-03-29",
            "client1/shop/daily client1-a 2026-03-30/2026-03-30",
            "client1/shop/daily client1-b 2026-03-27/2026-03-27",
            "client1/shop/daily client1-b 2026-03-28/2026-03-28",
            "client1/shop/daily client1-b 2026-03-29/2026-03-29",
            "client1/shop/daily client1-b 2026-03-30/2026-03-30",
            "client1/shop/things client1-a",
            "client1/shop/things client1-b");
    assertThat(queues.get(0).slices().get(0).slice().window()).isEqualTo(DateRange.day(missed));
  }

  @Test
  void leavesOutConnectionsOfOtherSources() {
    FakeCatalogue catalogue = new FakeCatalogue("planner-sources", new FakeSource(1, 1), 2);

    assertThat(new Planner(catalogue, Optional.empty()).plan(ofSources("fake"))).hasSize(2);
    assertThat(new Planner(catalogue, Optional.empty()).plan(ofSources("other")))
        .isEmpty();
  }

  private static RunRequest ofSources(String source) {
    RunRequest all = run("2026-03-30", "2026-03-30", List.of());
    return new RunRequest(
        all.runId(),
        all.extractedAt(),
        all.from(),
        all.to(),
        all.asOf(),
        all.clients(),
        List.of(source),
        all.completeTo());
  }

  @Test
  void refusesClientsThatAreNotThere() {
    FakeCatalogue catalogue = new FakeCatalogue("planner-unknown", new FakeSource(1, 1), 2);
    RunRequest run = run("2026-03-30", "2026-03-30", List.of("client1", "nobody", "noone"));

    assertThatThrownBy(() -> new Planner(catalogue, Optional.empty()).plan(run)).hasMessage("""
            BOSCO-1501 there is no client `nobody`. There are [client0, client1].
            BOSCO-1501 there is no client `noone`. There are [client0, client1].""");
  }
}
