package com.askbosco.data.warehouse.live;

import com.askbosco.data.warehouse.EventTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The time of a stream by its events: the newest one, by how much events come later than newer ones, and from both the watermark, before
 * which nothing more is expected. The same messages in the same order give the same figures, however they are cut into pages and
 * commits. Not thread-safe.
 */
public final class EventClock {
  /** A clock of a device may be a little ahead; what is further ahead says nothing of what is still to come. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private long newest;
  private long disorder;
  private final Counts counts;
  private final Map<LocalDate, Long> tooLate = new TreeMap<>();

  /** What was counted. */
  static final class Counts {
    long messages;
    long outOfOrder;
    long late;
    long tooLate;
    long ahead;
    long undated;
  }

  /**
   * Goes on from a state.
   *
   * @param newest milliseconds of the newest event, {@link EventTimes#UNDATED} before the first
   * @param disorder milliseconds by which an event came later than a newer one at most, of those within the lateness
   */
  EventClock(long newest, long disorder, Counts counts) {
    this.newest = newest;
    this.disorder = disorder;
    this.counts = counts;
  }

  /** A clock that saw nothing. */
  public static EventClock fresh() {
    return new EventClock(EventTimes.UNDATED, 0, new Counts());
  }

  /** Takes in the messages of a page in their order. */
  public void see(EventTimes times, Instant received) {
    long now = received.plus(AHEAD).toEpochMilli();
    long lateness = times.lateness().toMillis();
    for (long at : times.millis()) {
      counts.messages++;
      if (at == EventTimes.UNDATED) {
        counts.undated++;
      } else if (at > now) {
        counts.ahead++;
      } else if (at >= newest) {
        newest = at;
      } else {
        late(at, newest - at, lateness, times);
      }
    }
  }

  private void late(long at, long behind, long lateness, EventTimes times) {
    counts.outOfOrder++;
    if (behind > lateness) {
      counts.tooLate++;
      tooLate.merge(Instant.ofEpochMilli(at).atZone(times.zone()).toLocalDate(), 1L, Long::sum);
      return;
    }
    if (behind > disorder) {
      // older than the watermark as it stood
      counts.late++;
      disorder = behind;
    }
  }

  /** The newest event; null before the first. */
  public @Nullable Instant newest() {
    return newest == EventTimes.UNDATED ? null : Instant.ofEpochMilli(newest);
  }

  /** Nothing older is expected; null before the first event. */
  public @Nullable Instant watermark() {
    return newest == EventTimes.UNDATED ? null : Instant.ofEpochMilli(newest - disorder);
  }

  /** By how much events came later than newer ones, at most and within the lateness. */
  public Duration disorder() {
    return Duration.ofMillis(disorder);
  }

  Counts counts() {
    return counts;
  }

  /** Days of events that came later than their stream allows, with how many, since this object was made. */
  public Map<LocalDate, Long> tooLate() {
    return tooLate;
  }
}
