package com.askbosco.data.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtocolInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }

  @Test
  void catalogNamesStreamsInItsOrder() throws Exception {
    assertThat(ConfiguredCatalog.of(
                json(
                    "{\"streams\": [{\"stream\": {\"name\": \"b\"}}, {\"stream\": {\"name\": \"a\"}}]}"))
            .streams())
        .containsExactly("b", "a");
    assertThatThrownBy(() -> ConfiguredCatalog.of(json("[]"))).hasMessageContaining("`streams`");
    assertThatThrownBy(() -> ConfiguredCatalog.of(json("{\"streams\": [{}]}")))
        .hasMessageContaining("`stream.name`");
  }

  @Test
  void statesAreTakenByStreamAndTheLastCounts() throws Exception {
    SourceStates states = SourceStates.of(json("""
        [{"type": "STREAM", "stream": {"stream_descriptor": {"name": "a"}, "stream_state": {"x": 1}}},
         {"type": "STREAM", "stream": {"stream_descriptor": {"name": "a"}, "stream_state": {"x": 2}}},
         {"type": "STREAM", "stream": {"stream_descriptor": {"name": "b", "namespace": "n"}, "stream_state": {"x": 2}}},
         {"type": "STREAM", "stream": {"stream_descriptor": {"name": "c"}}},
         {"type": "LEGACY", "data": {"d": {"x": 1}}},
         {"type": "GLOBAL", "global": {"stream_states": [{"stream_descriptor": {"name": "e"}, "stream_state": {"x": 3}}]}}]
        """));

    assertThat(states.of("a")).contains(json("{\"x\": 2}"));
    assertThat(states.of("e")).contains(json("{\"x\": 3}"));
    assertThat(List.of("b", "c", "d")).allMatch(name -> states.of(name).isEmpty());
    assertThat(SourceStates.of(json("[]")).of("a")).isEqualTo(Optional.empty());
    assertThat(SourceStates.of(json("{}")).of("a")).isEmpty();
  }

  @Test
  void whatIsNoStateIsRefused() {
    for (String wrong : List.of(
        "{\"a\": {\"x\": 1}}",
        "[{\"type\": \"STREAM\"}]",
        "[{\"type\": \"GLOBAL\", \"global\": {\"shared_state\": {}, \"stream_states\": []}}]")) {
      assertThatThrownBy(() -> SourceStates.of(json(wrong))).hasMessageContaining("The state ");
    }
  }

  @Test
  void onlyLoopbackAddressesThatAreSpelledOutMayBeCalled() throws Exception {
    List<Boolean> allowed = new java.util.ArrayList<>();
    PrivateAccess named = new PrivateAccess(
        request -> {
          allowed.add(request.privateAllowed());
          return new Response(200, Map.of(), new byte[0]);
        },
        false,
        "url_base: \"http://127.0.0.1:{{ config['port'] }}/v1\"",
        "{\"root\": \"http://LOCALHOST:80\"}");
    for (String uri : List.of(
        "http://127.0.0.1:9/a", "http://localhost/", "http://127.0.0.2/", "http://10.0.0.1/")) {
      named.send(request(uri));
    }
    assertThat(allowed).containsExactly(true, true, false, false);

    allowed.clear();
    new PrivateAccess(
            request -> {
              allowed.add(request.privateAllowed());
              return new Response(200, Map.of(), new byte[0]);
            },
            true)
        .send(request("http://10.0.0.1/"));
    assertThat(allowed).containsExactly(true);
  }

  private static Request request(String uri) {
    return new Request("GET", URI.create(uri), Map.of(), null, Duration.ofSeconds(1), 10, false);
  }

  @Test
  void recordsLongerThanTheBufferAndOfManyLinesAreOneLineEach() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageWriter out = new MessageWriter(bytes, Clock.systemUTC());
    byte[] page = ("{\"a\":\r\n\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    out.records("s", List.of(new SourceRecord(NullNode.getInstance(), page, 0, page.length)));
    out.control(JSON.createObjectNode().put("token", "new"));

    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("{\"a\":  \"xxx").endsWith("}}").hasSizeGreaterThan(200_000);
    assertThat(lines.get(1)).contains("\"connectorConfig\":{\"config\":{\"token\":\"new\"}}");
  }

  @Test
  void anOutputThatIsGoneEndsTheRead() {
    MessageWriter out = new MessageWriter(
        new OutputStream() {
          @Override
          public void write(int b) throws java.io.IOException {
            throw new java.io.IOException("Broken pipe");
          }
        },
        Clock.systemUTC());
    out.log("INFO", "x");
    assertThatThrownBy(out::flush).isInstanceOf(UncheckedIOException.class);
  }
}
