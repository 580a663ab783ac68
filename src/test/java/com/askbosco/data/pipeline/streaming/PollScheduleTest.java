package com.askbosco.data.pipeline.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.spec.ClientSettings;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each connection is due at its own interval, at the same moments whenever the job was started. */
class PollScheduleTest {
  private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofHours(1), List.of());
  private static final List<ClientSpec> CLIENTS = List.of(
      client(
          "aurora",
          connection("ads", SourceKind.HTTP, "PT15M"),
          connection("shop", SourceKind.HTTP, ""),
          connection("tables", SourceKind.JDBC, "PT10M"),
          connection("clicks", SourceKind.KAFKA, "")),
      client("bergwerk", connection("ads", SourceKind.HTTP, "P1D")));

  private static ClientSpec client(String id, ConnectionSpec... connections) {
    return new ClientSpec(
        "agency",
        id,
        id,
        "EUR",
        ZoneId.of("Europe/Berlin"),
        ClientSpec.Targets.NONE,
        ClientSettings.DEFAULT,
        List.of(connections),
        id + ".yaml");
  }

  private static ConnectionSpec connection(String id, SourceKind kind, String every) {
    return new ConnectionSpec(
        id,
        "source",
        kind,
        new SecretReference(SecretReference.Kind.NONE, ""),
        Optional.empty(),
        List.of("1"),
        Optional.empty(),
        List.of("daily"),
        LocalDate.parse("2026-01-01"),
        every.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(every)),
        JsonNodeFactory.instance.objectNode(),
        1);
  }

  private static List<String> due(String after, String until) {
    return SCHEDULE.due(CLIENTS, Instant.parse(after), Instant.parse(until)).stream()
        .map(RunRequest::runId)
        .toList();
  }

  @Test
  void aPollAsksForYesterdayAndTodayOfItsConnection() {
    assertThat(SCHEDULE.due(
            CLIENTS, Instant.parse("2026-03-31T10:14:30Z"), Instant.parse("2026-03-31T10:15:30Z")))
        .containsExactly(new RunRequest(
            "poll-2026-03-31T101500Z-aurora-ads",
            Instant.parse("2026-03-31T10:15:00Z"),
            LocalDate.parse("2026-03-30"),
            LocalDate.parse("2026-03-31"),
            LocalDate.parse("2026-03-31"),
            List.of("aurora"),
            List.of(),
            List.of("aurora/ads"),
            Map.of()));
  }

  @Test
  void everyIntervalHasMomentsOfItsOwn() {
    List<String> all = new ArrayList<>();
    Instant at = Instant.parse("2026-03-31T09:29:40Z");
    for (int minute = 0; minute < 60; minute++) {
      Instant next = at.plus(PollSchedule.TICK);
      all.addAll(due(at.toString(), next.toString()));
      at = next;
    }

    assertThat(all)
        .containsExactly(
            "poll-2026-03-31T093000Z-aurora-ads",
            "poll-2026-03-31T093000Z-aurora-tables",
            "poll-2026-03-31T094000Z-aurora-tables",
            "poll-2026-03-31T094500Z-aurora-ads",
            "poll-2026-03-31T095000Z-aurora-tables",
            "poll-2026-03-31T100000Z-aurora-ads",
            "poll-2026-03-31T100000Z-aurora-shop",
            "poll-2026-03-31T100000Z-aurora-tables",
            "poll-2026-03-31T101000Z-aurora-tables",
            "poll-2026-03-31T101500Z-aurora-ads",
            "poll-2026-03-31T102000Z-aurora-tables");
  }

  @Test
  void whatFellDueSeveralTimesIsPolledOnce() {
    assertThat(due("2026-03-30T23:50:00Z", "2026-03-31T00:35:00Z"))
        .containsExactly(
            "poll-2026-03-31T003000Z-aurora-ads",
            "poll-2026-03-31T000000Z-aurora-shop",
            "poll-2026-03-31T003000Z-aurora-tables",
            "poll-2026-03-31T000000Z-bergwerk-ads");
  }

  @Test
  void withoutAnIntervalOfTheJobOnlyThoseAreDueThatSayTheirs() {
    PollSchedule own = new PollSchedule(Duration.ZERO, List.of());

    assertThat(own.due(
            CLIENTS, Instant.parse("2026-03-30T23:59:30Z"), Instant.parse("2026-03-31T00:00:30Z")))
        .extracting(RunRequest::connections)
        .containsExactly(List.of("aurora/ads"), List.of("aurora/tables"), List.of("bergwerk/ads"));
  }

  @Test
  void otherClientsAreLeftOut() {
    PollSchedule one = new PollSchedule(Duration.ofHours(1), List.of("bergwerk"));

    assertThat(one.due(
            CLIENTS, Instant.parse("2026-03-30T23:59:30Z"), Instant.parse("2026-03-31T00:00:30Z")))
        .extracting(RunRequest::connections)
        .containsExactly(List.of("bergwerk/ads"));
  }
}
