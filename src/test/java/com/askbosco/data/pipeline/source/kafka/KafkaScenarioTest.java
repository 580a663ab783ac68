package com.askbosco.data.pipeline.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.MessageRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
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
    KilledReading reading = new KilledReading(folder, broker, random);
    MessageRun.Read read = reading.play(history);

    assertThat(read.failures()).isEmpty();
    assertThat(reading.rows(
            "SELECT raw_file || '@' || raw_offset || ' ' || record_key FROM bronze.web_events"))
        .containsExactlyInAnyOrderElementsOf(history.bronze);
    assertThat(
            reading.rows(
                "SELECT CAST(epoch(event_ts) AS BIGINT) || ' ' || event_name || ' ' || COALESCE(order_id, '-')"
                    + " || ' ' || COALESCE(CAST(event_value AS VARCHAR), '-') FROM silver.fct_web_event"))
        .containsExactlyInAnyOrderElementsOf(history.silver.values());
    assertThat(reading.rows(
            "SELECT raw_file || '@' || raw_offset || ' ' || error_code FROM ops.ctl_quarantine"))
        .containsExactlyInAnyOrderElementsOf(history.letters);
    assertThat(reading.rows("SELECT CAST(SUM(messages) AS VARCHAR) FROM ops.ctl_message_position"))
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
}
