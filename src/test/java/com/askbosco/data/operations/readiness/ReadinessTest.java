package com.askbosco.data.operations.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.operations.readiness.ClientReady.State;
import com.askbosco.data.operations.readiness.SourceReady.Limit;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SourceLimits;
import com.askbosco.data.spec.SourceLimits.Quota;
import com.askbosco.data.spec.SourceLimits.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When clients have their figures: 2026-03-10 is read on 2026-03-11, wanted by eight. */
class ReadinessTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");
  private static final Promise PROMISE = new Promise(
      DAY,
      LocalTime.of(8, 0),
      Duration.ofMinutes(5),
      Duration.ofMinutes(25),
      Duration.ofMinutes(90));

  private static SourceLimits limits(String first, String complete, Quota... quotas) {
    return new SourceLimits(
        Optional.empty(),
        Duration.parse(first),
        Duration.parse(complete),
        Duration.ofSeconds(60),
        Map.of(),
        List.of(quotas));
  }

  private static Quota quota(int requests, String per, Sharing sharing, String resetsIn) {
    return new Quota(
        "calls",
        requests,
        Duration.parse(per),
        sharing,
        List.of(),
        Optional.of(resetsIn).filter(zone -> !zone.isEmpty()).map(ZoneId::of));
  }

  private static SliceQueue queue(
      String credential, String client, String zone, String config, int slices) {
    Connection connection =
        new Connection("agency", client, "EUR", zone, "ads", "ads", "none", "", "", config);
    List<Planned> planned = new ArrayList<>();
    IntStream.range(0, slices)
        .forEach(each -> planned.add(new Planned(
            new Slice(
                client,
                "ads",
                "ads",
                "campaigns",
                "account-" + client,
                credential,
                new DateRange(DAY.minusDays(each), DAY.minusDays(each))),
            connection)));
    RunRequest run =
        new RunRequest("plan", Instant.EPOCH, DAY, DAY, DAY.plusDays(1), List.of(), Map.of());
    return new SliceQueue(run, credential, planned);
  }

  private static SliceQueue queue(String client, int slices) {
    return queue("ads|" + client, client, "Europe/Berlin", "{}", slices);
  }

  private static List<ClientReady> ready(SourceLimits limits, Starts starts, SliceQueue... plan) {
    return new Readiness(PROMISE, source -> limits, starts).of(List.of(plan));
  }

  private static ClientReady one(SourceLimits limits, SliceQueue queue) {
    return ready(limits, Starts.NONE, queue).get(0);
  }

  @Test
  void aSourceIsBegunWhenItsDayIsProcessed() {
    ClientReady ready = one(limits("PT1H", "PT3H"), queue("a", 4));
    // midnight of Berlin is 23:00 UTC; 3 h of the vendor, 5 min to start, 4 requests, 25 min to
    // build
    assertThat(ready.readyAt()).isEqualTo("2026-03-11T02:34:00Z");
    assertThat(ready.wantedBy()).isEqualTo("2026-03-11T07:00:00Z");
    assertThat(ready.state()).isEqualTo(State.IN_TIME);
    assertThat(ready.last().limit()).isEqualTo(Limit.VENDOR);
    assertThat(ready.last().requests()).isEqualTo(4);
  }

  @Test
  void aDayThatIsProcessedTooLateIsShownAsItIsAtTheReserve() {
    ClientReady ready = one(limits("PT3H", "PT11H"), queue("a", 1));
    assertThat(ready.last().startAt()).isEqualTo("2026-03-11T05:30:00Z");
    assertThat(ready.state()).isEqualTo(State.PROVISIONAL);
    assertThat(ReadinessText.notes(ready, DAY))
        .containsExactly(
            "PROVISIONAL a/ads: read at 06:30, ads has the whole day at 11:00; the next run reads the day again.");
  }

  @Test
  void aVendorWithoutAnyFiguresInTimeMakesTheClientLate() {
    ClientReady ready = one(limits("PT10H", "PT11H"), queue("a", 1));
    assertThat(ready.state()).isEqualTo(State.LATE);
    assertThat(ready.slack()).isEqualTo(Duration.ofMinutes(-151));
    assertThat(ReadinessText.notes(ready, DAY).get(0))
        .startsWith("LATE a: ready 10:31, 2:31h late; ads: day processed only at 11:00. No start");
  }

  @Test
  void aQuotaOfADayThatIsUsedUpHoldsUntilItsReset() {
    ClientReady ready = one(
        limits("PT1H", "PT1H", quota(3, "P1D", Sharing.AGENCY, "America/Los_Angeles")),
        queue("a", 5));
    // three requests fit; the fourth waits for midnight in Los Angeles, 07:00 UTC
    assertThat(ready.last().readBy()).isEqualTo("2026-03-11T07:02:00Z");
    assertThat(ready.last().limit()).isEqualTo(Limit.QUOTA);
    assertThat(ready.last().quota()).isEqualTo("calls");
    assertThat(ready.state()).isEqualTo(State.LATE);
  }

  @Test
  void aMovingWindowLetsSoManyThroughAtATime() {
    ClientReady ready =
        one(limits("PT0S", "PT0S", quota(2, "PT10M", Sharing.ACCOUNT, "")), queue("a", 5));
    // requests at 0, 1, 10, 11, 20 minutes, the last answered at 21
    assertThat(ready.last().readBy()).isEqualTo("2026-03-10T23:26:00Z");
    assertThat(ready.last().quotaWait()).isEqualTo(Duration.ofMinutes(16));
  }

  @Test
  void clientsShareTheQuotaOfAnAgencyButNotThoseOfAccounts() {
    SliceQueue[] two = {queue("a", 2), queue("b", 2)};
    assertThat(
            ready(limits("PT0S", "PT0S", quota(2, "PT1H", Sharing.AGENCY, "")), Starts.NONE, two))
        .extracting(each -> each.last().readBy().toString())
        .containsExactly("2026-03-11T00:06:00Z", "2026-03-11T00:06:00Z");
    assertThat(
            ready(limits("PT0S", "PT0S", quota(2, "PT1H", Sharing.ACCOUNT, "")), Starts.NONE, two))
        .extracting(each -> each.last().readBy().toString())
        .containsExactly("2026-03-10T23:07:00Z", "2026-03-10T23:07:00Z");
  }

  @Test
  void slicesOfOneCredentialAreReadOneAfterAnother() {
    List<ClientReady> ready = ready(
        limits("PT0S", "PT0S"),
        Starts.NONE,
        new SliceQueue(
            queue("a", 0).run(),
            "ads|shared",
            IntStream.range(0, 2)
                .boxed()
                .flatMap(each -> queue(each == 0 ? "a" : "b", 3).slices().stream())
                .toList()));
    assertThat(ready)
        .extracting(each -> each.last().readBy().toString())
        .containsExactly("2026-03-10T23:08:00Z", "2026-03-10T23:11:00Z");
    assertThat(ready.get(1).last().queued()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void theAccountsOwnZoneEndsItsDay() {
    ClientReady ready = one(
        limits("PT0S", "PT0S"),
        queue("c", "a", "Europe/Berlin", "{\"account_time_zone\": \"UTC\"}", 1));
    assertThat(ready.last().dayEnd()).isEqualTo("2026-03-11T00:00:00Z");
    assertThat(ready.wantedBy()).isEqualTo("2026-03-11T07:00:00Z");
  }

  @Test
  void aStartBeforeThereAreFiguresIsAFinding() {
    Instant start = Instant.parse("2026-03-11T01:00:00Z");
    ClientReady ready = ready(
            limits("PT3H", "PT3H"),
            (client, source, day, zone) -> Optional.of(start),
            queue("a", 1))
        .get(0);
    assertThat(ready.state()).isEqualTo(State.LATE);
    assertThat(ReadinessText.notes(ready, DAY))
        .containsExactly(
            "TOO EARLY a/ads: scheduled for 02:00, and ads has the day's first figures at 03:00. Begin it later.");
  }

  @Test
  void aStartTooLateForThePromiseIsAFinding() {
    Instant start = Instant.parse("2026-03-11T06:45:00Z");
    ClientReady ready = ready(
            limits("PT1H", "PT1H"),
            (client, source, day, zone) -> Optional.of(start),
            queue("a", 1))
        .get(0);
    assertThat(ready.last().limit()).isEqualTo(Limit.SCHEDULE);
    assertThat(ReadinessText.notes(ready, DAY))
        .containsExactly(
            "LATE a: ready 08:16, 16min late; ads: begun at 07:45. Begin the run earlier.");
  }

  @Test
  void twoThousandConnectionsTakeNoTimeWorthMentioning() {
    SliceQueue[] plan = IntStream.range(0, 2000)
        .mapToObj(each -> queue("client-" + each, 30))
        .toArray(SliceQueue[]::new);
    List<ClientReady> ready = ready(
        limits("PT1H", "PT1H", quota(15_000, "P1D", Sharing.AGENCY, "UTC")), Starts.NONE, plan);
    assertThat(ready).hasSize(2000);
    // 60,000 requests at 15,000 a day: the last ones wait for the fourth day
    assertThat(ready)
        .anyMatch(each -> each.readyAt().isAfter(Instant.parse("2026-03-14T00:00:00Z")));
    assertThat(ready).allMatch(each -> each.state() == State.LATE);
  }

  @Test
  void aScheduleBeginsATierAtItsLastMidnightAndMartsAtAMinute() {
    ScheduleFile schedule = ScheduleFile.read("schedule.yaml", """
        tiers:
          europe: {clients: {a: Europe/Berlin, b: Europe/London}, offset: 10m}
        sources:
          ads: {connectors: [ads], latency: 4h30m, history: 30d}
        analytics: {minute: 5}
        """);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // the last midnight is London's
    assertThat(schedule.of("a", "ads", DAY, berlin))
        .contains(Instant.parse("2026-03-11T04:40:00Z"));
    assertThat(schedule.of("c", "ads", DAY, berlin)).isEmpty();
    assertThat(schedule.of("a", "shop", DAY, berlin)).isEmpty();
    ClientReady ready = ready(limits("PT3H", "PT3H"), schedule, queue("a", 1)).get(0);
    // read by 04:46, built from 05:05 on
    assertThat(ready.last().isScheduled()).isTrue();
    assertThat(ready.readyAt()).isEqualTo("2026-03-11T05:30:00Z");
  }

  @Test
  void aScheduleThatCannotBeReadSaysAllThatIsWrong() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> ScheduleFile.read("schedule.yaml", """
            tiers: {europe: {clients: {a: Berlin}}}
            sources: {ads: {connectors: [ads], latency: soon}}
            analytics: {minute: 70}
            """))
        .hasMessageContaining("is not a time zone")
        .hasMessageContaining("is not a length of time")
        .hasMessageContaining("is no minute");
  }
}
