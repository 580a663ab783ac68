package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a stream is read by what is new. */
public sealed interface IncrementalSync {

  /**
   * Windows of days or instants.
   *
   * @param step longest window, an ISO-8601 duration; goes with {@code cursor_granularity}
   * @param cursorGranularity the smallest difference between two times; windows do not overlap by it
   * @param lookbackWindow how far back the source still changes its records
   * @param isDataFeed the newest records come first: paging ends at the first that is known
   * @param isClientSideIncremental the source cannot be asked for a window: records outside are dropped
   * @param isCompareStrictly the source refuses windows that begin where they end
   * @param globalSubstreamCursor one state for all partitions
   * @param clamping windows begin and end with whole days, weeks or months
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
      @Default("false") boolean isDataFeed,
      @Default("false") boolean isClientSideIncremental,
      @Default("false") boolean isCompareStrictly,
      @Default("false") boolean globalSubstreamCursor,
      @Default("false") boolean allowCatalogDefinedCursorField,
      Optional<Clamping> clamping,
      Place place)
      implements IncrementalSync {

    /** Refuses a step without its granularity, and the other way round. */
    public DatetimeBasedCursor {
      if (step.isPresent() != cursorGranularity.isPresent()) {
        throw new IllegalArgumentException("`step` and `cursor_granularity` go together");
      }
    }
  }

  /** A number that grows with every record. */
  record IncrementingCountCursor(
      Text cursorField,
      Optional<Text> startValue,
      Optional<RequestOption> startValueOption,
      @Default("false") boolean allowCatalogDefinedCursorField,
      Place place)
      implements IncrementalSync {}

  /**
   * A time, not before or after others.
   *
   * @param datetimeFormat how it is written; without it as the cursor's times
   */
  @Component(shorthand = "datetime")
  record MinMaxDatetime(
      Text datetime,
      Optional<String> datetimeFormat,
      Optional<Text> minDatetime,
      Optional<Text> maxDatetime) {}

  /**
   * What windows begin and end with.
   *
   * @param target {@code DAY}, {@code WEEK} or {@code MONTH}
   * @param targetDetails the {@code weekday} that begins a week
   */
  record Clamping(Text target, Map<String, Json> targetDetails) {}
}
