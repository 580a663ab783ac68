package com.askbosco.data.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.conformance.ConformanceCase.Clock;
import com.askbosco.data.model.ProblemsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseReaderTest {
  private static ConformanceCase read(String text) {
    return CaseReader.read("family/case", Path.of("case.yaml"), text);
  }

  private static final String MANIFEST = """
      why: a point
      manifest:
        streams:
        - name: one
          incremental_sync: {type: DatetimeBasedCursor}
        - $parameters: {name: two}
      """;

  @Test
  void theCatalogHoldsTheStreamsOfTheManifestUnlessTheCaseNamesSome() {
    assertThat(read(MANIFEST).catalog().findValuesAsText("sync_mode"))
        .containsExactly("incremental", "full_refresh");
    ConformanceCase some = read(MANIFEST + "streams: [{name: one, sync_mode: full_refresh}]\n");
    assertThat(some.catalog().findValuesAsText("name")).containsExactly("one");
    assertThat(some.catalog().findValuesAsText("sync_mode")).containsExactly("full_refresh");
  }

  @Test
  void aShortStateBecomesStateMessages() {
    JsonNode state = read(MANIFEST + "state: {one: {day: 2026-01-01}}\n").state();
    assertThat(state.toString())
        .isEqualTo("[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"one\"},"
            + "\"stream_state\":{\"day\":\"2026-01-01\"}}}]");
  }

  @Test
  void everyProblemHasItsLine() {
    ProblemsException refused =
        catchThrowableOfType(ProblemsException.class, () -> read(MANIFEST + """
                now: tomorrow
                clok: still
                clock: runs
                routes:
                - {path: /a, json: {}, text: x}
                - {status: 200, fault: burn}
                """));

    assertThat(refused.problems().stream().map(p -> p.line() + " " + p.path()).toList())
        .containsExactly(
            "7 now", "8 clok", "9 clock", "11 routes[0]", "12 routes[1]", "12 routes[1].fault");
  }

  @Test
  void aShippedManifestStandsForItsConnector() {
    ConformanceCase each = read("why: a point\nconnector: klaviyo\n");
    assertThat(each.shipped()).isTrue();
    assertThat(each.streams()).extracting(s -> s.name()).contains("campaigns", "events");
    assertThat(each.clock()).isEqualTo(Clock.STILL);
  }

  @Test
  void routesMatchByWhatTheyNameOnly() {
    Route route = read(MANIFEST
            + "routes: [{method: POST, path: /a, query: {p: \"1\"}, header: {X-A: b}, body: {n: {k: 1}}}]\n")
        .routes()
        .getFirst();

    assertThat(route.matches(request("/a?q=2&p=1", "{\"n\": {\"k\": 1, \"l\": 2}}")))
        .isTrue();
    assertThat(route.matches(request("/a?q=2&p=1", "{\"n\": {\"k\": 2}}"))).isFalse();
    assertThat(route.matches(request("/a?p=2", "{\"n\": {\"k\": 1}}"))).isFalse();
    assertThat(route.matches(request("/b?p=1", "{\"n\": {\"k\": 1}}"))).isFalse();
  }

  @Test
  void differencesNameWhatIsMissingAndWhatIsTooMuch() {
    JsonNode expected = Json.parse("{\"records\": {\"a\": [1, 2, 2]}, \"waits\": [1]}");
    JsonNode actual = Json.parse("{\"records\": {\"a\": [2, 3, 2.0]}, \"waits\": []}");

    assertThat(Comparison.differences(expected, actual, false))
        .isEqualTo(List.of("records.a: 3 expected, 3 came", "  - 1", "  - 2", "  + 3", "  + 2.0"));
    assertThat(Comparison.differences(expected, expected, true)).isEmpty();
  }

  private static Received request(String target, String body) {
    return new Received(
        "POST",
        target,
        Map.of("x-a", "b", "content-type", "application/json"),
        body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
