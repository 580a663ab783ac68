package com.askbosco.data.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.Transport;
import com.askbosco.data.model.BoscoException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);
  private static final String MANIFEST = """
      version: 6.0.0
      type: DeclarativeSource
      check: {type: CheckStream, stream_names: [items]}
      definitions:
        selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
      streams:
      - type: DeclarativeStream
        name: items
        primary_key: [[a, b]]
        retriever:
          type: SimpleRetriever
          requester: {type: HttpRequester, url_base: "https://api.example.com", path: /items}
          record_selector: {$ref: "#/definitions/selector"}
      - type: DeclarativeStream
        name: broken
        retriever:
          type: SimpleRetriever
          requester: {type: HttpRequester, url_base: "https://api.example.com", path: /broken}
          record_selector: {$ref: "#/definitions/selector"}
      spec:
        type: Spec
        connection_specification:
          type: object
          required: [key]
          properties: {key: {type: string, airbyte_secret: true}}
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final MessageWriter out = new MessageWriter(bytes, CLOCK);

  private SourceRun run(String config, Transport source) throws Exception {
    Access access = new Access(source, new Budgets(), CLOCK, duration -> {}, ReadListener.NONE);
    return new SourceRun(
            Connector.load("test", "manifest.yaml", MANIFEST), JSON.readTree(config), access, out)
        .withWorkers(1);
  }

  private static Response answer(Request request) {
    boolean broken = request.uri().getPath().equals("/broken");
    return new Response(
        broken ? 400 : 200,
        Map.of(),
        "{\"data\": [{\"id\": 1,\n \"n\": \"x\"}, {\"id\": 2}]}".getBytes(StandardCharsets.UTF_8));
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static ConfiguredCatalog catalog(String... streams) {
    return new ConfiguredCatalog(List.of(streams), java.util.Map.of(), java.util.Map.of());
  }

  @Test
  void aStreamIsStatusesRecordsAndState() throws Exception {
    int status =
        run("{\"key\": \"k\"}", SourceRunTest::answer).read(catalog("items"), SourceStates.none());

    assertThat(status).isZero();
    assertThat(lines())
        .containsExactly(
            "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1768478400000,\"stream_status\":{\"status\":\"STARTED\",\"stream_descriptor\":{\"name\":\"items\"}}}}",
            "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1768478400000,\"stream_status\":{\"status\":\"RUNNING\",\"stream_descriptor\":{\"name\":\"items\"}}}}",
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"items\",\"data\":{\"id\": 1,  \"n\": \"x\"},\"emitted_at\":1768478400000}}",
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"items\",\"data\":{\"id\": 2},\"emitted_at\":1768478400000}}",
            "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"items\"},\"stream_state\":{\"__ab_no_cursor_state_message\":true}},\"sourceStats\":{\"recordCount\":2.0}}}",
            "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1768478400000,\"stream_status\":{\"status\":\"COMPLETE\",\"stream_descriptor\":{\"name\":\"items\"}}}}");
  }

  @Test
  void aStreamThatFailsIsIncompleteAndTheOthersAreRead() throws Exception {
    int status = run("{\"key\": \"k\"}", SourceRunTest::answer)
        .read(catalog("broken", "items"), SourceStates.none());

    assertThat(status).isEqualTo(1);
    assertThat(statuses())
        .containsExactly(
            "broken STARTED",
            "broken INCOMPLETE",
            "items STARTED",
            "items RUNNING",
            "items COMPLETE");
    List<JsonNode> errors = messages("/trace/error");
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).at("/stream_descriptor/name").asText()).isEqualTo("broken");
    assertThat(errors.get(0).path("message").asText()).contains("/broken answered 400");
    assertThat(errors.get(1).path("message").asText()).contains("broken");
    assertThat(messages("/record")).hasSize(2);
  }

  @Test
  void aDefectInOneStreamIsAnErrorOfTheSystem() throws Exception {
    Transport defect = request -> {
      throw new IllegalStateException("secret");
    };

    assertThat(run("{\"key\": \"k\"}", defect).read(catalog("items"), SourceStates.none()))
        .isEqualTo(1);

    JsonNode error = messages("/trace/error").get(0);
    assertThat(error.path("failure_type").asText()).isEqualTo("system_error");
    assertThat(error.toString()).contains("BOSCO-9001").doesNotContain("secret");
  }

  @Test
  void aStreamTheManifestDoesNotHaveIsIncompleteAndNoFailure() throws Exception {
    int status = run("{\"key\": \"k\"}", SourceRunTest::answer)
        .read(catalog("nosuch", "items"), SourceStates.none());

    assertThat(status).isZero();
    assertThat(statuses()).contains("nosuch INCOMPLETE", "items COMPLETE");
  }

  @Test
  void aConfigTheSpecRefusesStopsCheckAndDiscoveryBeforeARequest() throws Exception {
    Transport none = request -> {
      throw new AssertionError("a request");
    };
    SourceRun run = run("{}", none);

    assertThatThrownBy(run::discover)
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("`key` is missing");
    assertThatThrownBy(() -> run("[]", none).discover()).hasMessageContaining("no JSON object");
    assertThat(run.check()).isZero();
    assertThat(messages("/connectionStatus/status"))
        .extracting(JsonNode::asText)
        .containsExactly("FAILED");
  }

  @Test
  void aReadWarnsOfAConfigTheSpecRefusesAndGoesOn() throws Exception {
    assertThat(run("{}", SourceRunTest::answer).read(catalog("items"), SourceStates.none()))
        .isZero();

    assertThat(messages("/log/message").get(0).asText()).contains("`key` is missing");
    assertThat(messages("/record")).hasSize(2);
  }

  @Test
  void checkSaysWhetherTheCredentialWorks() throws Exception {
    assertThat(run("{\"key\": \"k\"}", SourceRunTest::answer).check()).isZero();
    assertThat(run("{\"key\": \"k\"}", request -> new Response(403, Map.of(), new byte[0]))
            .check())
        .isZero();

    assertThat(messages("/connectionStatus/status"))
        .extracting(JsonNode::asText)
        .containsExactly("SUCCEEDED", "FAILED");
  }

  @Test
  void specAndCatalogAreThoseOfTheManifest() throws Exception {
    SourceRun.spec(Connector.load("test", "manifest.yaml", MANIFEST), out);
    run("{\"key\": \"k\", \"_limit\": 3}", SourceRunTest::answer).discover();

    assertThat(messages("/spec/connectionSpecification/required").get(0).get(0).asText())
        .isEqualTo("key");
    assertThat(messages("/catalog/streams").get(0).get(0)).isEqualTo(JSON.readTree("""
            {"name": "items", "json_schema": {}, "supported_sync_modes": ["full_refresh"],
             "source_defined_primary_key": [["a", "b"]], "is_resumable": false, "is_file_based": false}
            """));
  }

  private List<JsonNode> messages(String pointer) {
    return lines().stream()
        .map(SourceRunTest::parsed)
        .map(message -> message.at(pointer))
        .filter(found -> !found.isMissingNode())
        .toList();
  }

  private List<String> statuses() {
    return messages("/trace/stream_status").stream()
        .map(s ->
            s.at("/stream_descriptor/name").asText() + " " + s.path("status").asText())
        .toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
