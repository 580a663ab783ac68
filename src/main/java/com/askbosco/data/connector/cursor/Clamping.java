package com.askbosco.data.connector.cursor;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** What windows begin with: whole days, weeks or months, or anything. */
sealed interface Clamping {

  /** The first such moment that is not before the given one. */
  OffsetDateTime up(OffsetDateTime moment);

  /** The last such moment that is not after the given one. */
  OffsetDateTime down(OffsetDateTime moment);

  /** Anything. */
  record None() implements Clamping {
    @Override
    public OffsetDateTime up(OffsetDateTime moment) {
      return moment;
    }

    @Override
    public OffsetDateTime down(OffsetDateTime moment) {
      return moment;
    }
  }

  /** Midnight. */
  record Days() implements Clamping {
    @Override
    public OffsetDateTime up(OffsetDateTime moment) {
      OffsetDateTime day = down(moment);
      return day.isEqual(moment) ? day : day.plusDays(1);
    }

    @Override
    public OffsetDateTime down(OffsetDateTime moment) {
      return moment.truncatedTo(ChronoUnit.DAYS);
    }
  }

  /** The midnight that begins a weekday; a time of that day itself counts as its beginning, as in the reference. */
  record Weeks(DayOfWeek first) implements Clamping {
    @Override
    public OffsetDateTime up(OffsetDateTime moment) {
      return moment.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.nextOrSame(first));
    }

    @Override
    public OffsetDateTime down(OffsetDateTime moment) {
      return moment.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(first));
    }
  }

  /** The midnight that begins a month; a time of the first day itself counts as its beginning, as in the reference. */
  record Months() implements Clamping {
    @Override
    public OffsetDateTime up(OffsetDateTime moment) {
      OffsetDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
      return day.getDayOfMonth() == 1 ? day : day.withDayOfMonth(1).plusMonths(1);
    }

    @Override
    public OffsetDateTime down(OffsetDateTime moment) {
      return moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }
  }
}
