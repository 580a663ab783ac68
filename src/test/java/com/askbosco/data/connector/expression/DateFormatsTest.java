package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTest {
  private static final OffsetDateTime JANUARY_31 = OffsetDateTime.parse("2024-01-31T10:20:30Z");

  static Stream<Arguments> formats() {
    return Cases.table("formats.txt");
  }

  @ParameterizedTest(name = "line {0}: {1}")
  @MethodSource("formats")
  void readsAndWritesAsTheReferenceDoes(int line, String input, String expected) {
    String[] parts = input.split(" \\| ", -1);
    assertThat(parts[0].equals("parse") ? read(parts[1], parts[2]) : written(parts[1], parts[2]))
        .isEqualTo(expected.replace("!FORMAT", "!VALUE"));
  }

  private static String read(String value, String format) {
    try {
      OffsetDateTime moment = DateFormats.parse(value, List.of(format));
      String pattern =
          moment.getNano() == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";
      return moment.format(DateTimeFormatter.ofPattern(pattern))
          + moment.getOffset().getId().replace("Z", "+00:00");
    } catch (ExpressionException e) {
      return "!" + e.kind();
    }
  }

  private static String written(String moment, String format) {
    return DateFormats.format(OffsetDateTime.parse(moment), format);
  }

  @Test
  void takesTheFirstFormatThatFits() {
    List<String> formats = List.of("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d", "%s");
    assertThat(DateFormats.parse("2024-01-31", formats)).isEqualTo("2024-01-31T00:00:00Z");
    assertThat(DateFormats.parse("1706696430", formats)).isEqualTo("2024-01-31T10:20:30Z");
    assertThat(DateFormats.parse("2024-01-31T10:20:30+0100", formats))
        .isEqualTo("2024-01-31T09:20:30Z");
  }

  @Test
  void namesTheFormatsButNotTheValueWhenNoneFits() {
    assertThatThrownBy(() -> DateFormats.parse("jane@host", List.of("%Y", "%s")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("[%Y, %s]")
        .hasMessageNotContaining("jane");
  }

  @Test
  void cutsCountsWithAFraction() {
    assertThat(DateFormats.parse("1706696430.9", List.of("%s"))).isEqualTo("2024-01-31T10:20:30Z");
    assertThat(DateFormats.parse("1706696430.0", List.of("%ms")))
        .isEqualTo("1970-01-20T18:04:56.430Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "999999999999999", "1e400", "NaN", ""})
  void refusesCountsOutOfRange(String count) {
    assertThatThrownBy(() -> DateFormats.parse(count, List.of("%s")))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() ->
            DateFormats.parse(count.replace("999999999999999", "1e18"), List.of("%s_as_float")))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void refusesFormatsAndValuesThatAreTooLong() {
    String year = "2024";
    assertThatThrownBy(() -> DateFormats.parse(year, List.of("%Y" + "x".repeat(2000))))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> DateFormats.parse(year.repeat(1000), List.of("%Y")))
        .isInstanceOf(ExpressionException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "%Y-%m-%d, false",
    "%Y%m, false",
    "%d/%m/%Y 100%%S, false",
    "%Y-%m-%dT%H:%M:%SZ, true",
    "%-H, true",
    "%s, true",
    "%s_as_float, true",
    "%ms, true",
    "%epoch_microseconds, true",
    "%_ms, true",
    "%F %T, true"
  })
  void knowsWhetherAFormatHasATimeOfDay(String format, boolean expected) {
    assertThat(DateFormats.hasTime(format)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, P0D, PT24H",
    "P1M, P1M, PT0S",
    "P1Y2M, P1Y2M, PT0S",
    "P2W, P0D, PT336H",
    "PT1H, P0D, PT1H",
    "PT1M, P0D, PT1M",
    "PT0.000001S, P0D, PT0.000001S",
    "P1M1DT12H, P1M, PT36H",
    "-P1D, P0D, PT-24H"
  })
  void readsDurations(String iso, String period, String time) {
    DateFormats.CalendarDuration duration = DateFormats.duration(iso);
    assertThat(duration.period()).isEqualTo(Period.parse(period));
    assertThat(duration.time()).isEqualTo(Duration.parse(time));
    assertThat(duration.isZero()).isFalse();
  }

  @Test
  void followsTheCalendarWithMonths() {
    assertThat(DateFormats.duration("P1M").addTo(JANUARY_31)).isEqualTo("2024-02-29T10:20:30Z");
    assertThat(DateFormats.duration("P1Y").subtractFrom(JANUARY_31))
        .isEqualTo("2023-01-31T10:20:30Z");
    assertThat(DateFormats.duration("P1M1D").addTo(JANUARY_31)).isEqualTo("2024-03-01T10:20:30Z");
    assertThat(DateFormats.duration("PT1S").subtractFrom(JANUARY_31))
        .isEqualTo("2024-01-31T10:20:29Z");
    assertThat(DateFormats.duration("P0D").isZero()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PT", "1D", "P1", "P1H", "PT1D", "P1DT", "p1d", "P-1D", "P9999999999D"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> DateFormats.duration(text))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("ISO-8601");
  }

  @Test
  void refusesToWriteWhatIsTooLong() {
    assertThatThrownBy(() -> DateFormats.format(JANUARY_31, "%c".repeat(800_000)))
        .isInstanceOf(ExpressionException.class);
  }
}
