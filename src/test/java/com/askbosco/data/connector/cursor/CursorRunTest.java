package com.askbosco.data.connector.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "slices {0} of 4 read")
  @CsvSource(delimiter = '|', textBlock = """
      0 1 2 3 | 2026-01-05
      1 2 3   | 2026-01-05
      2 3     | 2026-01-01
      0 2 3   | 2026-01-01
      0 1 3   | 2026-01-02
      3 2 1 0 | 2026-01-05
      0       | 2026-01-01
      3 0     | 2026-01-01
      3 1 0   | 2026-01-02
      """)
  void theStateStaysBelowWhatWasNotRead(String read, String state) {
    WindowRun run = run("{}");
    List<ObjectNode> slices = new ArrayList<>();
    run.slices().forEachRemaining(slices::add);
    for (String each : read.split(" ")) {
      ObjectNode slice = slices.get(Integer.parseInt(each));
      run.begin();
      run.observe(json('"' + slice.path("end_time").asText() + '"'));
      assertThat(run.close(slice)).isTrue();
    }
    assertThat(run.state()).isEqualTo(json("{\"updated\":\"" + state + "\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      {}                                            | {"updated":"2026-01-01"}
      {"updated":"2026-01-03"}                      | {"updated":"2026-01-03"}
      {"updated":"2025-01-03"}                      | {"updated":"2026-01-01"}
      {"a":1,"updated":"2026-01-03","b":{"c":2}}    | {"a":1,"updated":"2026-01-03","b":{"c":2}}
      {"__ab_no_cursor_state_message":true}         | {"__ab_no_cursor_state_message":true,"updated":"2026-01-01"}
      {"state_type":"date-range","slices":[{"start":"2026-01-01","end":"2026-01-03","most_recent_cursor_value":"2026-01-02"}]} | {"updated":"2026-01-02"}
      {"state_type":"date-range","slices":[{"start":"2026-01-01","end":"2026-01-03"}]} | {"updated":"2026-01-01"}
      {"state_type":"date-range","slices":[{"start":"2026-01-03","end":"2026-01-04","most_recent_cursor_value":"2026-01-04"},{"start":"2026-01-01","end":"2026-01-02","most_recent_cursor_value":"2026-01-01"}]} | {"updated":"2026-01-04"}
      {"state_type":"date-range","legacy":{"x":1},"slices":[{"start":"2026-01-01","end":"2026-01-03"}]} | {"x":1,"updated":"2026-01-01"}
      """)
  void statesComeOutAsTheyWentIn(String given, String state) {
    assertThat(run(given).state()).isEqualTo(json(state));
  }

  @Test
  void aStateOfNoSlicesIsRefusedWhenItIsUsed() {
    WindowRun run = run("{\"state_type\":\"date-range\",\"slices\":[]}");
    assertThatThrownBy(run::slices).isInstanceOf(UnreadableValueException.class);
    assertThatThrownBy(run::state).isInstanceOf(UnreadableValueException.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      "2026-01-03" | true
      "2026-01-02" | true
      "2026-01-01" | false
      "2026-01-05" | true
      "2026-01-06" | false
      "soon"       | true
      null         | true
      """)
  void recordsAreWantedFromTheStateToTheEnd(String value, boolean wanted) {
    assertThat(run("{\"updated\":\"2026-01-02\"}").wants(json(value))).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "state {0}, lookback {1}: {2}")
  @CsvSource(delimiter = '|', textBlock = """
      2026-01-04 | P1D | 2026-01-03 | true
      2026-01-04 | P1D | 2026-01-02 | false
      2026-01-04 | P9D | 2026-01-01 | true
      2026-01-04 | P9D | 2025-12-31 | false
      """)
  void whatTheLookbackReadsAgainIsWanted(
      String state, String lookback, String value, boolean wanted) {
    WindowRun run = new WindowRun(
        WindowSlicesTest.settings(
            "%Y-%m-%d",
            "2026-01-01", "2026-01-05", "P1D", "P1D", lookback, new Clamping.None(), false),
        (ObjectNode) json("{\"updated\":\"" + state + "\"}"));
    assertThat(run.wants(json('"' + value + '"'))).isEqualTo(wanted);
  }

  @Test
  void countsGoOnFromTheLargest() {
    CountRun run = new CountRun("id", json("5"), (ObjectNode) json("{}"));
    ObjectNode slice = run.slices().next();
    assertThat(slice.path("start")).isEqualTo(json("5"));
    run.begin();
    List.of("7", "9", "8").forEach(id -> run.observe(json(id)));
    assertThat(run.newest()).contains(json("9"));
    assertThat(run.close(slice)).isTrue();
    assertThat(run.state().toString()).isEqualTo("{\"id\":9}");
    assertThat(new CountRun("id", json("5"), run.state()).slices().next().path("start"))
        .isEqualTo(json("9"));
  }

  @Test
  void countsOfDifferentKindsCannotBeCompared() {
    CountRun run = new CountRun("id", json("5"), (ObjectNode) json("{}"));
    run.observe(json("7"));
    assertThatThrownBy(() -> run.observe(json("\"9\"")))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessageContaining("different kinds");
    assertThat(run.wants(json("6"))).isTrue();
    assertThat(run.wants(json("4"))).isFalse();
    assertThat(run.wants(json("5.5"))).isTrue();
  }

  @Test
  void nothingNewLeavesTheCountWhereItIs() {
    CountRun run = new CountRun("id", json("0"), (ObjectNode) json("{\"id\": 3}"));
    ObjectNode slice = run.slices().next();
    assertThat(run.close(slice)).isFalse();
    assertThat(run.state().toString()).isEqualTo("{\"id\":3}");
  }

  private static WindowRun run(String state) {
    return new WindowRun(
        WindowSlicesTest.settings(
            "%Y-%m-%d", "2026-01-01", "2026-01-05", "P1D", "P1D", null, new Clamping.None(), false),
        (ObjectNode) json(state));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
