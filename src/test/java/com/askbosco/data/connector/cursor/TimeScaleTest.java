package com.askbosco.data.connector.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.connector.expression.DateFormats;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} read as {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      1767225600             | %s                     | 1767225600
      1767225600.9           | %s                     | 1767225600
      "1767225600"           | %s                     | 1767225600
      true                   | %s                     | 1
      1767225600.25          | %s_as_float            | 1767225600.25
      1767225600123          | %ms                    | 1767225600123
      1767225600123457       | %epoch_microseconds    | 1767225600123457
      20260102               | %Y%m%d                 | 20260102
      "2026-01-02"           | %Y-%m-%d               | 2026-01-02
      "2026-1-2"             | %Y-%m-%d               | 2026-01-02
      "2026-01-02T03:04:05+02:00" | %Y-%m-%dT%H:%M:%S%z | 2026-01-02T03:04:05+0200
      "2026-01-02T03:04:05.5Z" | %Y-%m-%dT%H:%M:%S.%fZ | 2026-01-02T03:04:05.500000Z
      """)
  void valuesAreReadAndWrittenAsPythonDoes(String value, String format, String text) {
    TimeScale scale = new TimeScale(List.of(), format, Optional.empty());
    assertThat(scale.format(scale.parse(json(value))).asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1767225600.9\"", "\"x\"", "\"\"", "null", "\"2026-01-02\""})
  void whatFitsNoFormatLeavesTheCursorWhereItIs(String value) {
    TimeScale scale = new TimeScale(List.of("%d/%m/%Y"), "%s", Optional.empty());
    assertThat(catchThrowableOfType(UnreadableValueException.class, () -> scale.parse(json(value)))
            .isPassable())
        .isTrue();
  }

  @Test
  void aListWhereACountBelongsIsAnError() {
    TimeScale scale = new TimeScale(List.of(), "%s", Optional.empty());
    assertThat(catchThrowableOfType(UnreadableValueException.class, () -> scale.parse(json("[1]")))
            .isPassable())
        .isFalse();
    assertThatThrownBy(() -> new CursorTimes(scale).readable(json("[1]")))
        .isInstanceOf(UnreadableValueException.class);
  }

  @Test
  void theQuickWayReadsWhatTheOtherDoes() {
    Random random = new Random(7);
    List<String> formats = List.of(
        "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S", "%Y%m%d%H", "%Y-%m-%dT%H:%M:%S.%fZ");
    for (int i = 0; i < 5000; i++) {
      String format = formats.get(random.nextInt(formats.size()));
      OffsetDateTime moment = Instant.ofEpochSecond(random.nextLong(253_402_300_799L))
          .plusNanos(random.nextInt(1_000_000) * 1000L)
          .atOffset(ZoneOffset.UTC);
      StringBuilder text = new StringBuilder(DateFormats.format(moment, format));
      if (random.nextInt(3) == 0) {
        text.setCharAt(random.nextInt(text.length()), "0123456789 -:Zx".charAt(random.nextInt(15)));
      }
      OffsetDateTime quick = QuickTime.parse(text.toString(), format);
      if (quick != null) {
        assertThat(DateFormats.parse(text.toString(), List.of(format)))
            .as(text + " as " + format)
            .isEqualTo(quick);
      }
    }
  }

  @Test
  void theQuickWayLeavesOthersAlone() {
    assertThat(QuickTime.parse("2026-01-02", "%Y-%m-%j")).isNull();
    assertThat(QuickTime.parse("2026", "%Y%")).isNull();
    assertThat(QuickTime.parse("2026-02-30", "%Y-%m-%d")).isNull();
    assertThat(QuickTime.parse("0000-02-01", "%Y-%m-%d")).isNull();
    assertThat(QuickTime.parse("2026-02-01x", "%Y-%m-%d")).isNull();
  }

  @Test
  void valuesOfStatesAreMovedAndJudged() throws Exception {
    CursorTimes times =
        new CursorTimes(new TimeScale(List.of("%Y-%m-%d"), "%Y-%m-%dT%H:%M:%SZ", Optional.empty()));
    assertThat(times.earlier("2026-01-02T00:00:10Z", 11)).isEqualTo("2026-01-01T23:59:59Z");
    assertThat(times.readable(json("\"2026-01-02\""))).contains("2026-01-02T00:00:00Z");
    assertThat(times.readable(json("\"2026-01-02\""))).contains("2026-01-02T00:00:00Z");
    assertThat(times.readable(json("\"2026-01-03T00:00:00Z\""))).contains("2026-01-03T00:00:00Z");
    assertThat(times.readable(json("\"no\""))).isEmpty();
    assertThat(times.readable(null)).isEmpty();
    assertThat(times.reached(object("{\"t\":\"2026-01-02\"}"), "t")).isPresent();
    assertThat(times.reached(object("{\"t\":\"no\"}"), "t")).isEmpty();
    assertThat(times.reached(object("{}"), "t")).isEmpty();
    assertThat(times.reached(
            object("{\"state_type\":\"date-range\",\"slices\":[{\"end\":\"2026-01-02\"}]}"), "t"))
        .isPresent();
    assertThat(times.reached(object("{\"state_type\":\"date-range\",\"slices\":[]}"), "t"))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1} by {2}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      2026-01-01 | 2026-01-04 | PT24H | -    | 2026-01-01/2026-01-02 2026-01-03/2026-01-04
      2026-01-01 | 2026-01-05 | PT24H | -    | 2026-01-01/2026-01-02 2026-01-03/2026-01-05
      2026-01-01 | 2026-01-02 | PT24H | -    | 2026-01-01/2026-01-01 2026-01-02/2026-01-02
      2026-01-01 | 2026-01-01 | PT24H | -    |
      2026-01-02 | 2026-01-01 | PT24H | -    |
      2026-01-01 | 2026-01-04 | PT0S  | -    |
      2026-01-01 | 2026-01-04 | PT24H | PT96H |
      2026-01-01 | 2026-01-02 | PT48H | -    |
      """)
  void windowsAreCutInHalves(String from, String to, Duration unit, Duration least, String halves) {
    Halving halving =
        new Halving(new TimeScale(List.of(), "%Y-%m-%d", Optional.empty()), unit, "a", "b");
    String found = halving
        .halves(object("{\"a\":\"" + from + "\",\"b\":\"" + to + "\"}"), Optional.ofNullable(least))
        .stream()
        .map(half -> half.path("a").asText() + "/" + half.path("b").asText())
        .reduce((a, b) -> a + " " + b)
        .orElse("");
    assertThat(found).isEqualTo(halves == null ? "" : halves);
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode object(String text) {
    return (com.fasterxml.jackson.databind.node.ObjectNode) json(text);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
