package com.askbosco.data.warehouse;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/**
 * When the messages of a page happened, by their own account.
 *
 * @param millis milliseconds since 1970 in the order of the page; {@link #UNDATED} for a message without a time
 * @param lateness how much later than others a message of the stream may come
 * @param zone whose days its rows stand on
 * @param tables the tables of silver that its messages give rows for
 */
@SuppressWarnings("ArrayRecordComponent") // thousands a page, never changed after it was made
public record EventTimes(long[] millis, Duration lateness, ZoneId zone, Set<String> tables) {
  /** Stands for no time. */
  public static final long UNDATED = Long.MIN_VALUE;

  /** Of a page of which nothing is known. */
  public static final EventTimes NONE =
      new EventTimes(new long[0], Duration.ZERO, ZoneId.of("UTC"), Set.of());

  /** Copies the set. */
  public EventTimes {
    tables = Set.copyOf(tables);
  }
}
