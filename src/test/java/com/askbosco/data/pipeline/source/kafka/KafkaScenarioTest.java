package com.askbosco.data.pipeline.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.MessageRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories in which the job and the broker are killed at any moment, with bad messages, repetitions, late ones and new fields: what is
 * there at the end is what a computation over the same events says. {@code -Dbosco.histories=20} for more of them.
 */
@Tag("cloud")
class KafkaScenarioTest {
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
    return LongStream.rangeClosed(1, Long.getLong("bosco.histories", 2));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void whateverIsKilledEveryEventIsThereOnce(long seed) throws Exception {
    Random random = new Random(seed);
    String topic = "history-" + seed;
    broker.topic(topic, EventHistory.PARTITIONS);
    client(topic);
    EventHistory history = new EventHistory(random, topic);
    int kills = 2 + random.nextInt(2);

    for (int i = 0; i < kills; i++) {
      send(topic, history.next(50 + random.nextInt(300), i > 0));
      try (StreamingProcess job = StreamingProcess.start(folder)) {
        job.await("open");
        switch (random.nextInt(4)) {
          case 0 -> job.await("commit");
          case 1 -> job.await("committed");
          case 2 -> {
            // the job goes on by itself when its broker is back
            job.await("committed");
            broker.kill();
            broker.restart();
            send(topic, history.next(100, true));
            job.await("commit");
          }
          default -> {
            send(topic, history.next(100, true));
            job.await("commit");
          }
        }
      }
    }
    send(topic, history.next(50, true));
    MessageRun.Read read = StreamingProcess.read(folder, true, word -> {});

    assertThat(read.failures()).isEmpty();
    assertThat(rows(
            "SELECT raw_file || '@' || raw_offset || ' ' || record_key FROM bronze.web_events"))
        .containsExactlyInAnyOrderElementsOf(history.bronze);
    assertThat(
            rows(
                "SELECT CAST(epoch(event_ts) AS BIGINT) || ' ' || event_name || ' ' || COALESCE(order_id, '-')"
                    + " || ' ' || COALESCE(CAST(event_value AS VARCHAR), '-') FROM silver.fct_web_event"))
        .containsExactlyInAnyOrderElementsOf(history.silver.values());
    assertThat(rows(
            "SELECT raw_file || '@' || raw_offset || ' ' || error_code FROM ops.ctl_quarantine"))
        .containsExactlyInAnyOrderElementsOf(history.letters);
    assertThat(rows("SELECT CAST(SUM(messages) AS VARCHAR) FROM ops.ctl_message_position"))
        .containsExactly(Long.toString(history.messages()));
  }

  private void client(String topic) throws Exception {
    Path clients = Files.createDirectories(folder.resolve("clients"));
    Files.writeString(
        clients.resolve("aurora.yaml"), String.format(Locale.ROOT, """
        tenant: agency
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: web
            connector: web-events
            kind: kafka
            credential: none
            accounts: ["shop.example"]
            since: 2026-01-01
            config:
              bootstrap_servers: "%s"
              topics: {events: %s}
        """, broker.bootstrap(), topic));
  }

  private static void send(String topic, Map<Integer, List<byte[]>> chunk)
      throws InterruptedException, ExecutionException {
    List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
    // not idempotent: a broker that was killed may give out a producer's number a second time, and
    // then takes what follows for out of order
    try (KafkaProducer<byte[], byte[]> producer =
        broker.producer(Map.of("enable.idempotence", false))) {
      chunk.forEach((partition, payloads) -> payloads.forEach(payload ->
          sent.add(producer.send(new ProducerRecord<>(topic, partition, null, payload)))));
      for (java.util.concurrent.Future<?> each : sent) {
        each.get();
      }
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(
            "jdbc:duckdb:" + folder.resolve("workspace/warehouse/bosco.duckdb"));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
