package com.askbosco.data.pipeline.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.MessageRun;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.contract.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of documents of a MongoDB, in the form of Debezium's events, over a real broker: no server of MongoDB and no Debezium for
 * it is part of this. Job and broker are killed at any moment; what is there at the end is what a computation over the same events
 * says. {@code -Dbosco.histories=20} for more of them.
 */
@Tag("cloud")
class MongoScenarioTest {
  /** What orders are at first. */
  private static final String CONTRACT = """
      {"type": "object",
       "required": ["op", "sequence", "table", "lsn", "committed_at", "row", "key"],
       "properties": {
        "op": {"type": "string"},
        "sequence": {"type": "string"},
        "table": {"type": "string"},
        "lsn": {"type": "string"},
        "committed_at": {"type": "string"},
        "transaction_id": {"type": ["string", "null"]},
        "row": {"type": "string"},
        "key": {},
        "before": {},
        "after": {"type": ["object", "null"], "properties": {
          "_id": {}, "total": {"type": "object"}, "weight": {"type": "number"}, "status": {"type": "string"}}}}}
      """;

  private static KafkaBroker broker;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  static LongStream histories() {
    return LongStream.rangeClosed(1, Long.getLong("bosco.histories", 1));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void whateverIsKilledEveryChangeIsThereOnceAndFolds(long seed) throws Exception {
    Random random = new Random(seed);
    MongoHistory history = new MongoHistory(random, "mongo-" + seed);
    for (String collection : MongoHistory.COLLECTIONS) {
      broker.topic(history.topic(collection), MongoHistory.PARTITIONS);
    }
    connector();
    client(history);
    KilledReading reading = new KilledReading(folder, broker, random);
    MessageRun.Read read = reading.play(history);
    views();

    assertThat(read.failures()).isEmpty();
    assertThat(
            reading.rows(
                "SELECT raw_file || '@' || raw_offset, stream, payload->>'$.op', payload->>'$.row' FROM bronze.shop_db"))
        .containsExactlyInAnyOrderElementsOf(history.bronze);
    assertThat(reading.rows(
            "SELECT table_name, operation, row_id, CAST(epoch(changed_ts) AS BIGINT), log_position, transaction_id,"
                + " key_columns, row_before, row_after FROM silver.fct_change"))
        .containsExactlyInAnyOrderElementsOf(history.documents.log());
    assertThat(
            reading.rows(
                "SELECT table_name, row_id, CAST(epoch(changed_ts) AS BIGINT), key_columns, row_columns FROM gold.row_current"))
        .containsExactlyInAnyOrderElementsOf(history.documents.current());
    assertThat(reading.rows(
            "SELECT table_name, row_id, version_no, CAST(epoch(valid_from) AS BIGINT), CAST(epoch(valid_to) AS BIGINT),"
                + " is_current, row_columns FROM gold.row_history"))
        .containsExactlyInAnyOrderElementsOf(history.documents.versions());
    assertThat(
            reading.rows(
                "SELECT raw_file || '@' || raw_offset, error_code, stage, payload->>'$' FROM ops.ctl_quarantine"))
        .containsExactlyInAnyOrderElementsOf(history.letters);
    assertThat(
            reading.rows(
                "SELECT stream, partition_id, position, messages, rejected FROM ops.ctl_message_position"))
        .containsExactlyInAnyOrderElementsOf(history.positions());
    assertThat(reading.rows("SELECT stream, field_path, drift_kind FROM ops.ctl_schema_drift"))
        .containsExactlyInAnyOrder(
            "orders after.coupon NEW_FIELD", "orders after.total TYPE_CHANGED");
  }

  /** The views over the changes are made with the marts. */
  private void views() {
    try (LocalWarehouse warehouse = LocalWarehouse.open(
        Workspace.open(folder.resolve("workspace")), Canon.load().values(), Path.of("sql"))) {
      warehouse.buildMarts();
    }
  }

  private void connector() throws IOException {
    Path connector = Files.createDirectories(folder.resolve("connectors/shop-db"));
    Files.copy(
        Path.of("src/test/resources/changes/shop-db/silver.yaml"),
        connector.resolve("silver.yaml"));
    Files.writeString(connector.resolve("source.yaml"), """
        description: Collections of a shop's own database, by their changes
        streams:
          - {name: orders, key: [table, sequence], event_time: committed_at}
          - {name: customers, key: [table, sequence], event_time: committed_at}
        """);
    Path contracts = Files.createDirectories(connector.resolve("contracts"));
    String file = "orders.v1.json";
    Files.writeString(contracts.resolve(file), CONTRACT);
    Files.writeString(
        contracts.resolve("released.yaml"),
        Contracts.read("contracts", Map.of(file, CONTRACT)).release());
  }

  private void client(MongoHistory history) throws IOException {
    Path clients = Files.createDirectories(folder.resolve("clients"));
    Files.writeString(
        clients.resolve("aurora.yaml"),
        String.format(
            Locale.ROOT,
            """
        tenant: agency
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: shop
            connector: shop-db
            kind: cdc-mongodb
            credential: none
            accounts: ["shop"]
            since: 2026-01-01
            config:
              bootstrap_servers: "%s"
              topics: {orders: %s, customers: %s}
        """,
            broker.bootstrap(),
            history.topic("orders"),
            history.topic("customers")));
  }
}
