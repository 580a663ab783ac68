package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/** How a stream is read by time. */
public sealed interface IncrementalSync {

  /**
   * Windows of days or instants.
   *
   * @param step longest window, an ISO-8601 duration; goes with {@code cursor_granularity}
   * @param cursorGranularity the smallest difference between two times; windows do not overlap by it
   * @param lookbackWindow how far back the source still changes its records
   */
  record DatetimeBasedCursor(
      Text cursorField,
      String datetimeFormat,
      @Default(type = "MinMaxDatetime") MinMaxDatetime startDatetime,
      @Default(type = "MinMaxDatetime") Optional<MinMaxDatetime> endDatetime,
      List<String> cursorDatetimeFormats,
      Optional<Text> step,
      Optional<String> cursorGranularity,
      Optional<Text> lookbackWindow,
      @Default(type = "RequestOption") Optional<RequestOption> startTimeOption,
      @Default(type = "RequestOption") Optional<RequestOption> endTimeOption,
      @Default("start_time") Text partitionFieldStart,
      @Default("end_time") Text partitionFieldEnd,
      Place place)
      implements IncrementalSync {

    /** Refuses a step without its granularity, and the other way round. */
    public DatetimeBasedCursor {
      if (step.isPresent() != cursorGranularity.isPresent()) {
        throw new IllegalArgumentException("`step` and `cursor_granularity` go together");
      }
    }
  }

  /** A time, not before or after others. */
  @Component(shorthand = "datetime")
  record MinMaxDatetime(
      Text datetime,
      Optional<String> datetimeFormat,
      Optional<Text> minDatetime,
      Optional<Text> maxDatetime) {}
}
