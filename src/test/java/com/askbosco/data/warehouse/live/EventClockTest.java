package com.askbosco.data.warehouse.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.EventTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds after midnight in Berlin, a lateness of a minute. */
class EventClockTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-31T22:00:00Z");
  private static final Instant RECEIVED = MIDNIGHT.plusSeconds(1000);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # events            newest watermark outOfOrder late tooLate ahead undated
      10 20 30          |   30 |   30 | 0 | 0 | 0 | 0 | 0
      10 10             |   10 |   10 | 0 | 0 | 0 | 0 | 0
      10 40 20          |   40 |   20 | 1 | 1 | 0 | 0 | 0
      10 40 20 30       |   40 |   20 | 2 | 1 | 0 | 0 | 0
      10 40 30 20       |   40 |   20 | 2 | 2 | 0 | 0 | 0
      10 40 20 100      |  100 |   80 | 1 | 1 | 0 | 0 | 0
      100 40            |  100 |   40 | 1 | 1 | 0 | 0 | 0
      100 39            |  100 |  100 | 1 | 0 | 1 | 0 | 0
      100 5000 200      |  200 |  200 | 0 | 0 | 0 | 1 | 0
      100 - 200         |  200 |  200 | 0 | 0 | 0 | 0 | 1
      """)
  void aStreamsTimeIsThatOfItsEvents(
      String events,
      long newest,
      long watermark,
      long outOfOrder,
      long late,
      long tooLate,
      long ahead,
      long undated) {
    EventClock clock = EventClock.fresh();

    clock.see(times(events), RECEIVED);

    assertThat(clock.newest()).isEqualTo(MIDNIGHT.plusSeconds(newest));
    assertThat(clock.watermark()).isEqualTo(MIDNIGHT.plusSeconds(watermark));
    assertThat(Arrays.asList(
            clock.counts().outOfOrder,
            clock.counts().late,
            clock.counts().tooLate,
            clock.counts().ahead,
            clock.counts().undated))
        .containsExactly(outOfOrder, late, tooLate, ahead, undated);
  }

  @Test
  void whatIsTooLateAsksForItsDayInTheZoneOfTheRows() {
    EventClock clock = EventClock.fresh();

    clock.see(times("100 -1 5 -3"), RECEIVED);

    assertThat(clock.tooLate())
        .isEqualTo(Map.of(LocalDate.of(2026, 3, 31), 2L, LocalDate.of(2026, 4, 1), 1L));
  }

  @Test
  void beforeTheFirstEventNothingIsKnown() {
    assertThat(EventClock.fresh().newest()).isNull();
    assertThat(EventClock.fresh().watermark()).isNull();
  }

  @Test
  void pagesMakeNoDifference() {
    Random random = new Random(7);
    long[] events = random.longs(500, 0, 900).toArray();
    EventClock whole = EventClock.fresh();
    whole.see(times(events), RECEIVED);
    EventClock cut = EventClock.fresh();
    for (int from = 0; from < events.length; ) {
      int to = Math.min(events.length, from + 1 + random.nextInt(40));
      EventClock next = new EventClock(
          cut.newest() == null ? EventTimes.UNDATED : cut.newest().toEpochMilli(),
          cut.disorder().toMillis(),
          cut.counts());
      next.see(times(Arrays.copyOfRange(events, from, to)), RECEIVED);
      cut = next;
      from = to;
    }

    assertThat(cut.newest()).isEqualTo(whole.newest());
    assertThat(cut.watermark()).isEqualTo(whole.watermark());
    assertThat(cut.counts()).usingRecursiveComparison().isEqualTo(whole.counts());
  }

  private static EventTimes times(String events) {
    return millis(Arrays.stream(events.split(" "))
        .mapToLong(text -> text.equals("-")
            ? EventTimes.UNDATED
            : MIDNIGHT.plusSeconds(Long.parseLong(text)).toEpochMilli())
        .toArray());
  }

  private static EventTimes times(long[] seconds) {
    return millis(Arrays.stream(seconds)
        .map(second -> MIDNIGHT.plusSeconds(second).toEpochMilli())
        .toArray());
  }

  private static EventTimes millis(long[] millis) {
    return new EventTimes(
        millis, Duration.ofMinutes(1), ZoneId.of("Europe/Berlin"), Set.of("fct_web_event"));
  }
}
