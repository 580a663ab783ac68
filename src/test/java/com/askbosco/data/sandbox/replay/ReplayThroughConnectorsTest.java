package com.askbosco.data.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.Sleeper;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every real record comes through the synthesised manifests, byte for byte and in order. */
class ReplayThroughConnectorsTest {
  private static final Path REAL_RECORDS = Path.of("../shared/real-records");

  private final Access access = new Access(
      HttpTransport.shared(), new Budgets(), Clock.systemUTC(), Sleeper.real(), ReadListener.NONE);

  @Test
  void readsEveryRecordOfEveryStream() throws InterruptedException {
    Path folder = REAL_RECORDS;
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "No folder ../shared/real-records: nothing to replay.");
    RecordFolder records = RecordFolder.read(folder);
    World world = World.of(7, new Scale(1, 1));
    List<String> seen = new ArrayList<>();
    try (SandboxServer server =
        SandboxServer.start(world, Scenario.none(), 0, List.of(new ReplayVendor(records)))) {
      ObjectNode config = JsonNodeFactory.instance
          .objectNode()
          .put("api_root", server.uri() + "/replay")
          .put("account_id", "replay");
      for (Map.Entry<String, String> manifest :
          new ReplayFiles(records).manifests().entrySet()) {
        String file = manifest.getKey();
        Connector connector = Connector.load(file, file + ".yaml", manifest.getValue());
        assertThat(connector.streams().keySet())
            .containsExactlyInAnyOrderElementsOf(records.streams(file));
        for (String stream : records.streams(file)) {
          List<String> read = read(connector, stream, config);
          assertThat(read).as(file + " " + stream).isEqualTo(records.records(file, stream));
          seen.addAll(read);
        }
      }
    }
    assertThat(seen).hasSize((int) records.size());
  }

  private List<String> read(Connector connector, String stream, ObjectNode config)
      throws InterruptedException {
    List<String> texts = new ArrayList<>();
    try (Pages pages = connector.open(stream, config, null, null, access)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        for (SourceRecord record : page.records()) {
          texts.add(new String(
              record.buffer(),
              record.start(),
              record.end() - record.start(),
              StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}
