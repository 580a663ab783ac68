package com.askbosco.data.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams read at the same time give what they give one after another. */
@Timeout(60)
class WorkersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STREAM = """
        - name: %s
          primary_key: id
          retriever:
            requester: {url_base: "https://api.test", path: "%s"}
            record_selector: {extractor: {field_path: []}}
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private int read(String manifest, List<String> streams, Answer source) throws Exception {
    MessageWriter out = new MessageWriter(bytes, CLOCK);
    Access access = new Access(
        request -> new Response(
            request.uri().getPath().contains("broken") ? 400 : 200,
            Map.of(),
            source.to(request).getBytes(StandardCharsets.UTF_8)),
        new Budgets(),
        CLOCK,
        duration -> {},
        ReadListener.NONE);
    StringBuilder catalog = new StringBuilder("{\"streams\":[");
    for (String stream : streams) {
      catalog
          .append(catalog.charAt(catalog.length() - 1) == '[' ? "" : ",")
          .append("{\"stream\":{\"name\":\"")
          .append(stream)
          .append("\",\"json_schema\":{}},\"sync_mode\":\"full_refresh\"}");
    }
    return new SourceRun(
            Connector.load("test", "manifest.yaml", manifest), JSON.createObjectNode(), access, out)
        .read(ConfiguredCatalog.of(JSON.readTree(catalog + "]}")), SourceStates.none());
  }

  @FunctionalInterface
  private interface Answer {
    String to(Request request);
  }

  /** The number of records and the last status of each stream. */
  private Map<String, String> outcome() throws Exception {
    Map<String, Integer> records = new TreeMap<>();
    Map<String, String> outcome = new TreeMap<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode message = JSON.readTree(line);
      records.merge(message.path("record").path("stream").asText(), 1, Integer::sum);
      JsonNode status = message.path("trace").path("stream_status");
      if (!status.isMissingNode()) {
        String stream = status.path("stream_descriptor").path("name").asText();
        outcome.put(stream, status.path("status").asText() + " " + records.getOrDefault(stream, 0));
      }
    }
    return outcome;
  }

  @Test
  void streamsAreReadAtTheSameTimeUnlessOneWorkerIsWanted() throws Exception {
    String manifest = "version: 6.0.0\ncheck: {stream_names: [a]}\nstreams:\n"
        + STREAM.formatted("a", "/a") + STREAM.formatted("b", "/b");
    CyclicBarrier both = new CyclicBarrier(2);

    int status = read(manifest, List.of("a", "b"), request -> {
      try {
        both.await(30, TimeUnit.SECONDS); // passes only when both are asked at the same time
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return "[{\"id\": 1}]";
    });

    assertThat(status).isZero();
    assertThat(outcome()).isEqualTo(Map.of("a", "COMPLETE 1", "b", "COMPLETE 1"));
  }

  @Test
  void manyStreamsWithPartitionsAndFailuresEndAsOneByOne() throws Exception {
    StringBuilder manifest = new StringBuilder("version: 6.0.0\ncheck: {stream_names: [s0]}\n")
        .append("concurrency_level: {type: ConcurrencyLevel, default_concurrency: 8}\nstreams:\n");
    List<String> streams = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      boolean broken = i % 7 == 3;
      String name = "s" + i;
      streams.add(name);
      manifest.append(STREAM.formatted(
          name, (broken ? "/broken/" : "/") + name + "/{{ stream_partition.part }}"));
      manifest.append(
          "      partition_router: {type: ListPartitionRouter, cursor_field: part, values: [\"1\", \"2\", \"3\"]}\n");
      expected.put(name, broken ? "INCOMPLETE 0" : "COMPLETE 6");
    }

    int status = read(manifest.toString(), streams, request -> "[{\"id\": 1}, {\"id\": 2}]");

    assertThat(status).isEqualTo(1);
    assertThat(outcome()).isEqualTo(expected);
  }

  @Test
  void aLevelBelowOneIsOneWorker() throws Exception {
    String manifest = "version: 6.0.0\ncheck: {stream_names: [a]}\nstreams:\n"
        + STREAM.formatted("a", "/a") + STREAM.formatted("b", "/b")
        + "concurrency_level: {type: ConcurrencyLevel, default_concurrency: 0}\n";
    Thread reader = Thread.currentThread();

    read(manifest, List.of("a", "b"), request -> {
      assertThat(Thread.currentThread()).isSameAs(reader);
      return "[]";
    });

    assertThat(outcome()).isEqualTo(Map.of("a", "COMPLETE 0", "b", "COMPLETE 0"));
  }

  @Test
  void anErrorOfTheMachineIsNotSwallowed() {
    String manifest =
        "version: 6.0.0\ncheck: {stream_names: [a]}\nstreams:\n" + STREAM.formatted("a", "/a");

    assertThatThrownBy(() -> read(manifest, List.of("a"), request -> {
          throw new OutOfMemoryError("test");
        }))
        .isInstanceOf(OutOfMemoryError.class);
  }
}
