package com.askbosco.data.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.partition.Partitions;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.IncrementalSync.DatetimeBasedCursor;
import com.askbosco.data.spec.manifest.IncrementalSync.MinMaxDatetime;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Place PLACE = new Place(1, "", Map.of());

  private final HandClock clock = new HandClock();
  private final List<JsonNode> handedOut = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();

  @Test
  void everyPartitionHasItsStateAndTheGlobalOneIsTheNewest() throws Exception {
    PartitionProgress progress = read(FakePartitions.numbers(3), "{}", false);
    assertThat(json(progress.state().toString())).isEqualTo(json("""
                {"use_global_cursor": false,
                 "states": [
                   {"partition": {"n": 0}, "cursor": {"t": "2026-01-10"}},
                   {"partition": {"n": 1}, "cursor": {"t": "2026-01-11"}},
                   {"partition": {"n": 2}, "cursor": {"t": "2026-01-12"}}],
                 "state": {"t": "2026-01-12"}, "lookback_window": 0}
                """));
  }

  @Test
  void aStateIsHandedOutAtTheFirstPartitionAndThenEveryTenMinutes() throws Exception {
    clock.perSlice = Duration.ofSeconds(250);
    PartitionProgress progress = read(FakePartitions.numbers(8), "{}", false);
    // after slices 1, 4 and 7; 600 seconds alone are not enough
    assertThat(handedOut).hasSize(3);
    assertThat(progress.state().path("lookback_window").asLong()).isEqualTo(2000);
  }

  @Test
  void partsOfASecondCountAsOne() throws Exception {
    clock.perSlice = Duration.ofMillis(400);
    assertThat(read(FakePartitions.numbers(3), "{}", false)
            .state()
            .path("lookback_window")
            .asLong())
        .isEqualTo(2);
  }

  @Test
  void withMoreThanTenThousandPartitionsTheGlobalStateAloneIsKept() throws Exception {
    assertThat(read(FakePartitions.numbers(10_001), "{}", false).state().path("states"))
        .hasSize(10_001);

    PartitionProgress progress = read(FakePartitions.numbers(10_002), "{}", false);
    assertThat(json(progress.state().toString()))
        .isEqualTo(
            json(
                "{\"use_global_cursor\": true, \"state\": {\"t\": \"2026-01-19\"}, \"lookback_window\": 0}"));
  }

  @Test
  void theOldestOfTwentyFiveThousandPartitionsAreForgotten() throws Exception {
    StringBuilder states = new StringBuilder("{\"states\": [");
    for (int i = 0; i < 24_999; i++) {
      states
          .append(i == 0 ? "" : ",")
          .append("{\"partition\": {\"n\": ")
          .append(-1 - i)
          .append("}, \"cursor\": {\"t\": \"2026-01-05\"}}");
    }
    PartitionProgress progress = progress(FakePartitions.numbers(3), states + "]}", false);
    assertThat(progress.state().path("states")).hasSize(24_999);
    while (progress.next() != null) {
      progress.close();
    }
    assertThat(progress.state().path("use_global_cursor").asBoolean()).isTrue();
  }

  @Test
  void aPartitionThatComesAgainIsReadOnce() throws Exception {
    PartitionProgress progress =
        progress(FakePartitions.list(i -> Map.of("n", i % 2), 5), "{}", false);
    int slices = 0;
    for (Part part = progress.next(); part != null; part = progress.next()) {
      slices++;
      progress.begin(part);
      progress.close();
    }
    assertThat(slices).isEqualTo(2);
  }

  @Test
  void keysOfAPartitionAreInOrder() throws Exception {
    PartitionProgress progress = read(
        FakePartitions.list(i -> Map.of("z", i), 1),
        "{\"states\": [{\"partition\": {\"z\": 0}, \"cursor\": {\"t\": \"2026-01-04\"}}, {\"partition\": {\"b\": 1, \"a\": {\"d\": 2, \"c\": [3]}}, \"cursor\": {\"t\": \"2026-01-02\"}}]}",
        false);
    assertThat(progress.state().path("states").path(1).path("partition").toString())
        .isEqualTo("{\"a\":{\"c\":[3],\"d\":2},\"b\":1}");
    assertThat(progress.state().path("states")).hasSize(2);
  }

  @Test
  void whenAPartitionFailsGlobalAndParentStatesStay() throws Exception {
    failing.add("{\"n\":1}");
    PartitionProgress progress = read(
        FakePartitions.numbers(4),
        "{\"states\": [], \"state\": {\"t\": \"2026-01-02\"}, \"lookback_window\": 9, \"parent_state\": {\"p\": {\"x\": 0}}}",
        true);
    assertThat(progress.state().path("state").toString()).isEqualTo("{\"t\":\"2026-01-02\"}");
    assertThat(progress.state().path("lookback_window").asLong()).isEqualTo(9);
    assertThat(progress.state().path("parent_state").toString()).isEqualTo("{\"p\":{\"at\":0}}");
    assertThat(progress.state().path("states")).hasSize(4);
  }

  @Test
  void theParentStateFollowsThePartitionsThatAreRead() throws Exception {
    PartitionProgress progress = progress(FakePartitions.numbers(3, true), "{}", false);
    List<String> seen = new ArrayList<>();
    for (Part part = progress.next(); part != null; part = progress.next()) {
      progress.begin(part);
      progress.close();
      seen.add(progress.state().path("parent_state").toString());
    }
    assertThat(seen)
        .containsExactly("{\"p\":{\"at\":0}}", "{\"p\":{\"at\":1}}", "{\"p\":{\"at\":2}}");
    progress.end();
    assertThat(progress.state().path("parent_state").toString()).isEqualTo("{\"p\":{\"at\":3}}");
  }

  @Test
  void aGlobalStateIsNotHandedOutWithoutOneOfParents() throws Exception {
    clock.perSlice = Duration.ofSeconds(700);
    PartitionProgress progress = progress(FakePartitions.numbers(3), "{}", true);
    for (Part part = progress.next(); part != null; part = progress.next()) {
      progress.begin(part);
      clock.tick();
      assertThat(progress.close()).isFalse();
    }
  }

  @Test
  void newPartitionsBeginAtTheGlobalStateLessTheLookback() throws Exception {
    PartitionProgress progress = progress(
        FakePartitions.numbers(1),
        "{\"states\": [], \"state\": {\"t\": \"2026-01-08\"}, \"lookback_window\": 86401}",
        false);
    Part part = Objects.requireNonNull(progress.next());
    assertThat(part.window().path("start_time").asText()).isEqualTo("2026-01-06");
    progress.begin(part);
    assertThat(progress.wants(json("{\"t\": \"2026-01-06\"}"))).isTrue();
    assertThat(progress.wants(json("{\"t\": \"2026-01-05\"}"))).isFalse();
  }

  @Test
  void aNameOfAPartitionIsNoNameOfAWindow() {
    PartitionProgress progress =
        progress(FakePartitions.list(i -> Map.of("start_time", i), 1), "{}", false);
    assertThatThrownBy(progress::next)
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("start_time");
  }

  private PartitionProgress read(Partitions partitions, String state, boolean parents)
      throws InterruptedException {
    PartitionProgress progress =
        progress(parents ? FakePartitions.numbers(4, true) : partitions, state, false);
    int record = 0;
    for (Part part = progress.next(); part != null; part = progress.next()) {
      progress.begin(part);
      String text = "{\"t\": \"2026-01-" + (10 + record++ % 10) + "\"}";
      progress.observe(new SourceRecord(json(text), new byte[0], 0, 0));
      clock.tick();
      if (!failing.contains(part.partition().toString()) && progress.close()) {
        handedOut.add(progress.state());
      }
    }
    progress.end();
    return progress;
  }

  private PartitionProgress progress(Partitions partitions, String state, boolean global) {
    YamlFile file = YamlFile.named("m.yaml");
    WindowCursor cursor = WindowCursor.compile(
        new DatetimeBasedCursor(
            text("t"),
            "%Y-%m-%d",
            new MinMaxDatetime(
                text("2026-01-01"), Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.of(new MinMaxDatetime(
                text("2026-02-01"), Optional.empty(), Optional.empty(), Optional.empty())),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            text("start_time"),
            text("end_time"),
            false,
            false,
            false,
            global,
            false,
            Optional.empty(),
            PLACE),
        new Expressions(file));
    Vars vars = Vars.of(JsonNodeFactory.instance.objectNode(), clock);
    return new PartitionProgress(
        cursor.starter(vars, "t"),
        cursor.times(),
        "t",
        partitions,
        global,
        (ObjectNode) json(state),
        clock);
  }

  private static Text text(String value) {
    return new Text(value, PLACE);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
