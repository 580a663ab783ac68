package com.askbosco.data.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openlineage.client.Clients;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTransportTest {
  @TempDir
  Path folder;

  private final List<String> received = Collections.synchronizedList(new ArrayList<>());

  private static RunEvent event(String job) {
    OpenLineage ol = new OpenLineage(URI.create("https://example.test"));
    return ol.newRunEventBuilder()
        .eventType(RunEvent.EventType.COMPLETE)
        .eventTime(ZonedDateTime.parse("2026-03-31T05:00:00Z"))
        .run(ol.newRunBuilder().runId(UUID.nameUUIDFromBytes(new byte[1])).build())
        .job(ol.newJobBuilder().namespace("n").name(job).build())
        .build();
  }

  private HttpServer server(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(body.replaceAll(".*\"name\":\"(\\w+)\".*", "$1"));
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
    return server;
  }

  private EventTransport transport(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("openlineage.yml"), yaml);
    OpenLineageClient client = Clients.newClient(() -> List.of(file));
    return new EventTransport(client);
  }

  @Test
  void eventsGoToAFile() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventTransport transport =
        transport("transport: {type: file, location: \"" + file + "\"}\n")) {
      transport.emit(List.of(event("gold.x"), event("gold.y")));
    }
    assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.contains("\"gold."));
  }

  @Test
  void aServiceThatRefusesIsGivenUpAfterThreeEvents() throws IOException {
    HttpServer server = server(400);
    try (EventTransport transport = transport("transport: {type: http, url: \"http://127.0.0.1:"
        + server.getAddress().getPort() + "\"}\n")) {
      transport.emit(List.of(event("a"), event("b"), event("c"), event("d")));
      transport.emit(List.of(event("e")));
    } finally {
      server.stop(0);
    }
    assertThat(received).containsExactly("a", "b", "c");
  }

  @Test
  void nothingIsSentUnlessTheEnvironmentSaysWhere() {
    try (EventTransport transport = EventTransport.of(Map.of("OPENLINEAGE_NAMESPACE", "x"))) {
      transport.emit(List.of(event("a")));
    }
    try (EventTransport transport = EventTransport.of(
        Map.of("OPENLINEAGE_URL", "http://127.0.0.1:1", "OPENLINEAGE_DISABLED", "true"))) {
      transport.emit(List.of(event("a")));
    }
    assertThat(received).isEmpty();
  }
}
