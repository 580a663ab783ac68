package com.askbosco.data.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void writeRecords() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "not read");
    Files.writeString(folder.resolve("shop-one.jsonl"), """
        {"stream":"orders","data":{"id": 1, "total": 1.50, "note":"Ä } \\" ["},"emitted_at":1}
        {"emitted_at":2,"data":{"id":9007199254740993},"stream":"orders"}

        {"stream":"orders","data":{"id":3,"big":1E+5},"emitted_at":3}
        {"stream":"customers","data":{},"emitted_at":3}
        """);
    Files.writeString(folder.resolve("b.jsonl"), "{\"stream\":\"s\",\"data\":{\"x\":[]}}");
  }

  @Test
  void keepsTheTextOfEveryRecord() {
    RecordFolder records = RecordFolder.read(folder);
    assertThat(records.files()).containsExactly("b", "shop-one");
    assertThat(records.streams("shop-one")).containsExactly("customers", "orders");
    assertThat(records.records("shop-one", "orders"))
        .containsExactly(
            "{\"id\": 1, \"total\": 1.50, \"note\":\"Ä } \\\" [\"}",
            "{\"id\":9007199254740993}",
            "{\"id\":3,\"big\":1E+5}");
    assertThat(records.size()).isEqualTo(5);
    assertThat(records.streams("unknown")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{\"stream\":\"s\"}", "{\"data\":{}}", "{\"stream\":\"s\",\"data\":1}"})
  void refusesALineThatIsNoRecord(String line) throws IOException {
    Files.writeString(folder.resolve("bad.jsonl"), line);
    assertThatThrownBy(() -> RecordFolder.read(folder))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("bad.jsonl:1");
  }

  @Test
  void refusesAFolderWithoutRecords() {
    assertThatThrownBy(() -> RecordFolder.read(folder.resolve("none")))
        .isInstanceOf(BoscoException.class);
  }

  @Test
  void servesRecordsAsPages() throws Exception {
    World world = World.of(7, new Scale(1, 1));
    ReplayVendor vendor = new ReplayVendor(RecordFolder.read(folder));
    try (SandboxServer server = SandboxServer.start(world, Scenario.none(), 0, List.of(vendor));
        HttpClient http = HttpClient.newHttpClient()) {
      Map<String, String> answers = Map.of(
          "shop-one/orders?page=0&page_size=2",
              "200 {\"records\":[{\"id\": 1, \"total\": 1.50, \"note\":\"Ä } \\\" [\"},"
                  + "{\"id\":9007199254740993}],\"next_page\":1}",
          "shop-one/orders?page=1&page_size=2",
              "200 {\"records\":[{\"id\":3,\"big\":1E+5}],\"next_page\":null}",
          "shop-one/orders?page=2147483647&page_size=2", "200 {\"records\":[],\"next_page\":null}",
          "b/s", "200 {\"records\":[{\"x\":[]}],\"next_page\":null}",
          "b/t", "404 {\"error\":\"no such stream\"}",
          "b", "404 {\"error\":\"no such stream\"}",
          "b/s?page=x", "400 {\"error\":\"page and page_size are whole numbers\"}",
          "b/s?page=-1", "400 {\"error\":\"pages count from 0 and hold 1 record or more\"}");
      for (Map.Entry<String, String> answer : answers.entrySet()) {
        URI uri = URI.create(server.uri() + "/replay/" + answer.getKey());
        HttpResponse<String> got =
            http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode() + " " + got.body()).isEqualTo(answer.getValue());
      }
      assertThat(server.counts().of("replay", "replay")).isEqualTo(answers.size());
    }
  }

  @Test
  void writesAClientFileThatTheStrictReaderAccepts(@TempDir Path clients) throws IOException {
    ReplayFiles files = new ReplayFiles(RecordFolder.read(folder));
    Files.writeString(
        clients.resolve("replay.yaml"), files.client(URI.create("http://127.0.0.1:1")));
    List<ClientSpec> read = ClientFiles.load(
        clients,
        Map.of("b", Set.of("s"), "shop-one", Set.of("orders", "customers")),
        LocalDate.of(2026, 4, 1));
    assertThat(read).hasSize(1);
    assertThat(read.get(0).id()).isEqualTo("replay");
    assertThat(read.get(0).connections())
        .extracting(ConnectionSpec::connector)
        .containsExactly("b", "shop-one");
    ConnectionSpec shop = read.get(0).connections().get(1);
    assertThat(shop.endpoint()).contains("http://127.0.0.1:1/replay");
    assertThat(shop.streams()).containsExactly("customers", "orders");
    assertThat(shop.credential()).hasToString("none");
  }
}
