package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads changes in tests as the pipeline does, and keeps what a warehouse would: rows and positions at once, page by page. */
final class ChangesScript {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String PASSWORD = "only-of-" + "readers";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final PostgresDatabase database;
  final Map<String, String> tables;
  final Map<String, String> positions = new HashMap<>();
  final List<JsonNode> changes = new ArrayList<>();
  final List<String> payloads = new ArrayList<>();
  final ObjectNode settings;

  /** A warehouse that knows nothing yet. */
  ChangesScript(PostgresDatabase database, Map<String, String> tables) {
    this.database = database;
    this.tables = tables;
    settings = JSON.createObjectNode()
        .put("host", "127.0.0.1")
        .put("port", database.port())
        .put("database", "postgres")
        .put("user", "bosco")
        .put("ssl_mode", "disable")
        .put("heartbeat", "1s");
    settings.set("tables", JSON.valueToTree(tables));
  }

  /** What the database's owner runs once. */
  static void allow(PostgresDatabase database, String... tables) throws java.sql.SQLException {
    String all = String.join(", ", tables);
    database.execute(
        "CREATE ROLE bosco LOGIN REPLICATION PASSWORD '" + PASSWORD + "'",
        "GRANT USAGE ON SCHEMA public TO bosco",
        "GRANT SELECT ON " + all + " TO bosco",
        "CREATE PUBLICATION bosco FOR TABLE " + all + " WITH (publish_via_partition_root = true)");
  }

  MessageReader open() {
    Connection connection = new Connection(
        "t",
        "c",
        "EUR",
        "UTC",
        "shop_db",
        "shop_db",
        "env:PASSWORD",
        "",
        "",
        settings.toString(),
        SourceKind.CDC_POSTGRES);
    List<MessageStream> streams = tables.keySet().stream()
        .map(stream -> new MessageStream(connection, stream, "shop"))
        .toList();
    return new PostgresChanges()
        .open(
            new MessageSource.Opening(connection, streams, Map.copyOf(positions), new Password()));
  }

  /** Reads to the end that the log had at the start. */
  void readAll() {
    try (MessageReader reader = open()) {
      while (!reader.isAtEnd()) {
        take(reader, PATIENCE);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes one page with its position, as a commit does. */
  @Nullable
  MessagePage take(MessageReader reader, Duration patience) throws InterruptedException {
    MessagePage page = reader.poll(patience);
    if (page != null) {
      keep(page);
      reader.committed(page);
    }
    return page;
  }

  /** The fence of the commit: a page that does not begin where the last one ended is refused. */
  void keep(MessagePage page) {
    String partition = MessageSource.partition(page.stream(), page.partition());
    String known = positions.get(partition);
    if (known == null ? page.from() != null : !known.equals(page.from())) {
      throw new AssertionError("A page from " + page.from() + ", but " + known + " is known");
    }
    for (Message message : page.messages()) {
      try {
        changes.add(JSON.readTree(message.payload()));
        payloads.add(new String(message.payload(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    positions.put(partition, page.next());
  }

  /** The rows as they stand after all changes: the row's name → the row, by the rules that the views keep to. */
  Map<String, JsonNode> current(String table) {
    Map<String, JsonNode> rows = new TreeMap<>();
    changes.stream()
        .filter(change -> change.path("table").asText().equals(table))
        .sorted(
            (a, b) -> a.path("sequence").asText().compareTo(b.path("sequence").asText()))
        .forEach(change -> {
          switch (change.path("op").asText()) {
            case "snapshot", "truncate" -> rows.clear();
            case "delete" -> rows.remove(change.path("row").asText());
            default -> rows.put(change.path("row").asText(), change.path("after"));
          }
        });
    return rows;
  }

  /** The operations of a table in the order of the log. */
  List<String> operations(String table) {
    return changes.stream()
        .filter(change -> change.path("table").asText().equals(table))
        .map(change -> change.path("op").asText())
        .toList();
  }

  private static final class Password implements SecretResolver {
    @Override
    public boolean knows(String reference) {
      return true;
    }

    @Override
    public String resolve(String reference) {
      return PASSWORD;
    }
  }
}
