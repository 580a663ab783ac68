package com.askbosco.data.launch;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.source.pubsub.PubsubEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A folder with one client that has events by Pub/Sub and by webhook, and what came of them. */
final class EventsHome {
  static final String SECRET = "shop-secret";

  private static final String EVENTS =
      "SELECT source_account_id, event_id, CAST(event_ts AS VARCHAR), event_type_id FROM silver.fct_message_event ORDER BY 1, 2";

  private final Path home;

  private EventsHome(Path home) {
    this.home = home;
  }

  /** Writes the files, and makes topics and subscriptions whose names begin with a word. */
  static EventsHome in(Path home, PubsubEmulator pubsub, String word) throws IOException {
    EventsHome made = new EventsHome(home);
    made.write("connectors/mail-events/source.yaml", """
        description: Mail events
        streams:
          - {name: events, key: [id], event_time: at}
        """);
    // Version 2 of the events calls the kind `what`; the attribute tells which version a message
    // has.
    made.write("connectors/mail-events/silver.yaml", """
        source: mail-events
        streams:
          events:
            rows:
              - table: fct_message_event
                columns:
                  event_key: {key: id}
                  event_id: id
                  event_ts: at
                  client_date: {client_date: at}
                  event_type_id: {path: [what, kind], default: (not set)}
                  recipient_key: {key: person}
        """);
    made.write("secrets/shop", SECRET);
    made.write("clients/aurora.yaml", """
        tenant: agency
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: mail
            connector: mail-events
            kind: pubsub
            credential: none
            endpoint: %1$s
            accounts: ["by-pubsub"]
            since: 2026-03-01
            config:
              subscriptions: {events: projects/bosco-test/subscriptions/%2$s-mail}
              attributes: [version]
              ack_deadline: 10s
              quiet: 13s
          - id: shop
            connector: mail-events
            kind: webhook
            credential: file:secrets/shop
            endpoint: %1$s
            accounts: ["by-webhook"]
            since: 2026-03-01
            config:
              signature: shopify
              topic: projects/bosco-test/topics/%2$s-shop
              subscription: projects/bosco-test/subscriptions/%2$s-shop
              ack_deadline: 10s
              quiet: 13s
        """.formatted(pubsub.endpoint(), word));
    made.topics(pubsub, word);
    return made;
  }

  /** Makes the topics and subscriptions. */
  void topics(PubsubEmulator pubsub, String word) throws IOException {
    pubsub.subscription(word + "-mail", pubsub.topic(word + "-mail"), 10);
    pubsub.subscription(word + "-shop", pubsub.topic(word + "-shop"), 10);
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  Path path() {
    return home;
  }

  /** The events in silver: account, id, moment, kind. */
  List<String> events() {
    return rows(EVENTS);
  }

  /** What a query gives, a text for each row. */
  List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(
            "jdbc:duckdb:" + Workspace.open(home.resolve("workspace")).database());
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(String.valueOf(result.getObject(i)));
          }
          rows.add(String.join(" ", row));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
