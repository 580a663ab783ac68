package com.askbosco.data.connector.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.DateFormats.CalendarDuration;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows of datetime cursors; every row was asked of the reference, or follows from one that was. */
class WindowSlicesTest {
  private static final String DAY = "%Y-%m-%d";

  @ParameterizedTest(name = "{0} to {1}, step {2}, granularity {3}, state {4}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      # start     | end        | step  | fine | state      | windows
      2026-01-01  | 2026-01-05 | P1D   | P1D  | -          | 01-01/01-01 01-02/01-02 01-03/01-03 01-04/01-05
      2026-01-01  | 2026-01-05 | P2D   | P1D  | -          | 01-01/01-02 01-03/01-05
      2026-01-01  | 2026-01-05 | P3D   | P1D  | -          | 01-01/01-03 01-04/01-05
      2026-01-01  | 2026-01-05 | P4D   | P1D  | -          | 01-01/01-05
      2026-01-01  | 2026-01-05 | P9D   | P1D  | -          | 01-01/01-05
      2026-01-01  | 2026-01-05 | -     | -    | -          | 01-01/01-05
      2026-01-01  | 2026-01-02 | P1D   | P1D  | -          | 01-01/01-02
      2026-01-01  | 2026-01-01 | P1D   | P1D  | -          | 01-01/01-01
      2026-01-01  | 2026-01-01 | -     | -    | -          |
      2026-01-02  | 2026-01-01 | P1D   | P1D  | -          |
      2026-01-02  | 2026-01-01 | -     | -    | -          |
      2026-01-01  | 2026-01-05 | P1D   | P1D  | 2026-01-03 | 01-03/01-03 01-04/01-05
      2026-01-01  | 2026-01-05 | P1D   | P1D  | 2026-01-04 | 01-04/01-05
      2026-01-01  | 2026-01-05 | P1D   | P1D  | 2026-01-05 | 01-05/01-05
      2026-01-01  | 2026-01-05 | P1D   | P1D  | 2026-01-06 |
      2026-01-01  | 2026-01-05 | P1D   | P1D  | 2025-01-06 | 01-01/01-01 01-02/01-02 01-03/01-03 01-04/01-05
      2026-01-01  | 2026-01-05 | -     | -    | 2026-01-05 |
      2026-01-01  | 2026-01-05 | -     | -    | 2026-01-04 | 01-04/01-05
      2026-01-31  | 2026-05-01 | P1M   | P1D  | -          | 01-31/02-27 02-28/03-27 03-28/04-27 04-28/05-01
      2026-01-01  | 2026-04-01 | P1M   | P1D  | -          | 01-01/01-31 02-01/02-28 03-01/04-01
      2026-01-01  | 2026-01-20 | P1W   | P1D  | -          | 01-01/01-07 01-08/01-14 01-15/01-20
      2026-01-01  | 2026-01-03 | PT12H | PT1H | -          | 01-01/01-01 01-01/01-01 01-02/01-02 01-02/01-03
      """)
  void windowsOfDays(
      String start,
      String end,
      @Nullable String step,
      @Nullable String fine,
      @Nullable String state,
      @Nullable String windows) {
    assertThat(short_(
            run(settings(DAY, start, end, step, fine, null, new Clamping.None(), false), state)))
        .isEqualTo(windows == null ? "" : windows);
  }

  @ParameterizedTest(name = "state {0}, lookback {1}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      2026-01-04 | P1D  | 01-03/01-03 01-04/01-05
      2026-01-04 | P2D  | 01-02/01-02 01-03/01-03 01-04/01-05
      2026-01-04 | P1M  | 01-01/01-01 01-02/01-02 01-03/01-03 01-04/01-05
      2026-01-04 | PT0S | 01-04/01-05
      2026-01-09 | P1W  | 01-02/01-02 01-03/01-03 01-04/01-05
      -          | P1W  | 01-01/01-01 01-02/01-02 01-03/01-03 01-04/01-05
      """)
  void lookbackReachesBehindTheStateButNotBehindTheStart(
      @Nullable String state, String lookback, String windows) {
    WindowSettings settings = settings(
        DAY, "2026-01-01", "2026-01-05", "P1D", "P1D", lookback, new Clamping.None(), false);
    assertThat(short_(run(settings, state))).isEqualTo(windows);
  }

  @ParameterizedTest(name = "{0}: {1} to {2} by {3}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      DAY    | 2026-01-01T05:00:00Z | 2026-01-04T06:00:00Z | P1D  | 01-02T00:00:00/01-02T23:59:59 01-03T00:00:00/01-03T23:59:59
      DAY    | 2026-01-01T00:00:00Z | 2026-01-03T00:00:00Z | P1D  | 01-01T00:00:00/01-01T23:59:59 01-02T00:00:00/01-02T23:59:59
      MONDAY | 2026-01-01T05:00:00Z | 2026-01-27T06:00:00Z | P1W  | 01-05T00:00:00/01-11T23:59:59 01-12T00:00:00/01-18T23:59:59 01-19T00:00:00/01-25T23:59:59
      MONTH  | 2026-01-10T05:00:00Z | 2026-04-20T06:00:00Z | P1M  | 02-01T00:00:00/02-28T23:59:59 03-01T00:00:00/03-31T23:59:59
      MONTH  | 2026-01-01T00:00:00Z | 2026-03-02T00:00:00Z | P10D | 01-01T00:00:00/01-31T23:59:59 02-01T00:00:00/02-28T23:59:59
      """)
  void clampedWindowsBeginAndEndWithWholePeriods(
      String target, String start, String end, String step, String windows) {
    Clamping clamping = switch (target) {
      case "DAY" -> new Clamping.Days();
      case "MONTH" -> new Clamping.Months();
      default -> new Clamping.Weeks(DayOfWeek.valueOf(target));
    };
    WindowSettings settings =
        settings("%Y-%m-%dT%H:%M:%SZ", start, end, step, "PT1S", null, clamping, false);
    assertThat(short_(run(settings, null)).replace("Z", "")).isEqualTo(windows);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      01-01/01-02 01-05/01-06             | 01-03/01-03 01-04/01-04 01-06/01-06 01-07/01-07 01-08/01-09
      01-03/01-05                         | 01-01/01-01 01-02/01-02 01-05/01-05 01-06/01-06 01-07/01-07 01-08/01-09
      01-01/01-03 01-03/01-05 01-06/01-09 | 01-09/01-09
      01-01/01-02 01-08/01-20             | 01-03/01-03 01-04/01-04 01-05/01-05 01-06/01-06 01-07/01-07
      """)
  void gapsAreReadFirst(String read, String windows) {
    ObjectNode state = JsonNodeFactory.instance.objectNode().put("state_type", "date-range");
    for (String each : read.split(" ")) {
      String[] ends = each.split("/");
      state
          .withArray("slices")
          .addObject()
          .put("start", "2026-" + ends[0])
          .put("end", "2026-" + ends[1]);
    }
    WindowSettings settings =
        settings(DAY, "2026-01-01", "2026-01-09", "P1D", "P1D", null, new Clamping.None(), false);
    assertThat(short_(list(new WindowRun(settings, state)))).isEqualTo(windows);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      %s                     | 1767225600                | 1767312000
      %ms                    | 1767225600000             | 1767312000000
      %epoch_microseconds    | 1767225600000000          | 1767312000000000
      %s_as_float            | 1767225600.0              | 1767312000.0
      %Y%m%d                 | 20260101                  | 20260102
      %d.%m.%Y %H:%M         | 01.01.2026 00:00          | 02.01.2026 00:00
      %Y-%m-%dT%H:%M:%S%z    | 2026-01-01T00:00:00+0000  | 2026-01-02T00:00:00+0000
      %Y-%m-%dT%H:%M:%S.%fZ  | 2026-01-01T00:00:00.000000Z | 2026-01-02T00:00:00.000000Z
      %Y-%m-%dT%H:%M:%S.%_msZ | 2026-01-01T00:00:00.000Z | 2026-01-02T00:00:00.000Z
      %B %d, %Y              | January 01, 2026          | January 02, 2026
      """)
  void windowsAreWrittenInTheFormatOfTheCursor(String format, String start, String end) {
    WindowSettings settings =
        settings(format, start, end, null, null, null, new Clamping.None(), false);
    assertThat(run(settings, null)).containsExactly(start + "/" + end);
  }

  @ParameterizedTest(name = "{0} to {1}, state {2}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      2026-01-01 | 2026-01-01 | -          |
      2026-01-01 | 2026-01-05 | 2026-01-05 |
      2026-01-01 | 2026-01-05 | 2026-01-03 | 01-03/01-03 01-04/01-05
      """)
  void strictSourcesGetNoWindowThatEndsWhereItBegins(
      String start, String end, @Nullable String state, @Nullable String windows) {
    WindowSettings settings =
        settings(DAY, start, end, "P1D", "P1D", null, new Clamping.None(), true);
    assertThat(short_(run(settings, state))).isEqualTo(windows == null ? "" : windows);
  }

  static WindowSettings settings(
      String format,
      String start,
      String end,
      @Nullable String step,
      @Nullable String fine,
      @Nullable String lookback,
      Clamping clamping,
      boolean strict) {
    Optional<CalendarDuration> unit = duration(fine);
    OffsetDateTime last = DateFormats.parse(end, List.of(format));
    return new WindowSettings(
        "updated",
        "start_time",
        "end_time",
        new TimeScale(List.of(), format, unit),
        DateFormats.parse(start, List.of(format)),
        () -> clamping instanceof Clamping.None
            ? last
            : unit.orElseThrow().subtractFrom(clamping.down(last)),
        duration(step),
        unit,
        duration(lookback),
        clamping,
        strict);
  }

  private static Optional<CalendarDuration> duration(@Nullable String iso) {
    return Optional.ofNullable(iso).map(DateFormats::duration);
  }

  private static List<String> run(WindowSettings settings, @Nullable String state) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    if (state != null) {
      given.put("updated", state);
    }
    return list(new WindowRun(settings, given));
  }

  private static List<String> list(WindowRun run) {
    List<String> windows = new ArrayList<>();
    run.slices()
        .forEachRemaining(window -> windows.add(
            window.path("start_time").asText() + "/" + window.path("end_time").asText()));
    return windows;
  }

  private static String short_(List<String> windows) {
    return String.join(" ", windows).replace("2026-", "");
  }
}
