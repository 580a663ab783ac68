package com.askbosco.data.launch.bench;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.rules.RowContext;
import com.askbosco.data.rules.SilverRow;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What one would write by hand: a consumer in a loop that parses, maps by the same rules and appends the rows of bronze and silver with
 * DuckDB's appender, live marts and offsets in the same transaction. No runner, no contracts, no dead letters; repeated keys are known from a set in memory.
 */
final class PlainConsumer {
  private static final int ROWS = 20_000;
  private static final long LINGER = Duration.ofMillis(200).toNanos();
  private static final ObjectReader JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build()
      .readerFor(JsonNode.class);

  private final MessageStream stream;
  private final StreamMapper mapper;
  private final TableLayout bronze;
  private final TableLayout silver;
  private final Set<String> known = new HashSet<>();
  private final PlainLive live;

  PlainConsumer(MessageStream stream, StreamMapper mapper, TableLayout bronze, TableLayout silver) {
    this.stream = stream;
    this.mapper = mapper;
    this.bronze = bronze;
    this.silver = silver;
    this.live = new PlainLive(silver
        .columns()
        .subList(
            TableLayout.IDENTITY.size(), silver.columns().size() - TableLayout.TECHNICAL.size()));
    live.of(
        stream.connection().tenantId(),
        stream.connection().clientId(),
        mapper.sourceSystem(stream.connection().source()),
        stream.account());
  }

  /** Reads a topic to the end it has now, into tables that are there. Returns how many messages there were. */
  long run(String bootstrap, String topic, Path database) throws SQLException, IOException {
    Map<String, Object> settings = Map.of(
        "bootstrap.servers",
        bootstrap,
        "isolation.level",
        "read_committed",
        "enable.auto.commit",
        false,
        "max.poll.records",
        4_000,
        "fetch.min.bytes",
        1 << 20,
        "fetch.max.wait.ms",
        200,
        "max.partition.fetch.bytes",
        4 << 20);
    List<TopicPartition> partitions = IntStream.range(0, StreamProducer.PARTITIONS)
        .mapToObj(i -> new TopicPartition(topic, i))
        .toList();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database)) {
      sql(connection, "SET memory_limit = '1GB'");
      sql(connection, "SET wal_autocheckpoint = '256MB'");
      sql(connection, "SET threads = " + Math.min(4, Runtime.getRuntime().availableProcessors()));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      long messages = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        messages += batch(consumer, connection, ends);
      }
      return messages;
    }
  }

  private long batch(
      KafkaConsumer<byte[], byte[]> consumer,
      java.sql.Connection connection,
      Map<TopicPartition, Long> ends)
      throws SQLException, IOException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    // by hand, because the appender takes no part in a transaction of JDBC's
    sql(connection, "BEGIN TRANSACTION");
    long rows = 0;
    try (DuckDBAppender raw = duck.createAppender(bronze.schema(), bronze.heldIn());
        DuckDBAppender canonical = duck.createAppender(silver.schema(), silver.heldIn())) {
      long start = System.nanoTime();
      do {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
        SliceContext context =
            new SliceContext("plain", Instant.now(), stream.slice(), stream.connection(), "plain");
        RowContext of = context.rowContext();
        for (ConsumerRecord<byte[], byte[]> each : records) {
          JsonNode tree = JSON.readValue(each.value());
          bronze(raw, tree, each, context);
          mapper.map(tree, 0, of, row -> silver(canonical, row, context, each), refused -> {
            throw new IllegalStateException(refused.reason());
          });
        }
        rows += records.count();
      } while (rows < ROWS && System.nanoTime() - start < LINGER);
    }
    live.write(connection);
    for (TopicPartition partition : ends.keySet()) {
      sql(
          connection,
          "INSERT OR REPLACE INTO plain_offset VALUES ('" + partition + "', "
              + consumer.position(partition) + ")");
    }
    sql(connection, "COMMIT");
    return rows;
  }

  private void bronze(
      DuckDBAppender to, JsonNode tree, ConsumerRecord<byte[], byte[]> record, SliceContext context)
      throws SQLException {
    Connection connection = stream.connection();
    Slice slice = context.slice();
    to.beginRow();
    to.append(connection.tenantId());
    to.append(slice.clientId());
    to.append(slice.connectionId());
    to.append(slice.source());
    to.append(slice.stream());
    to.append(slice.id());
    to.append(context.runId());
    to.append(moment(context.extractedAt()));
    to.append(moment(Instant.parse(tree.path("timestamp").asText())));
    to.append(tree.path("messageId").asText());
    to.append("kafka://" + record.topic() + "/" + record.partition());
    to.append(record.offset());
    to.append(new String(record.value(), StandardCharsets.UTF_8));
    to.endRow();
  }

  private void silver(
      DuckDBAppender to,
      SilverRow row,
      SliceContext context,
      ConsumerRecord<byte[], byte[]> record) {
    if (!known.add(String.valueOf(row.values()[0]))) {
      return;
    }
    try {
      Slice slice = context.slice();
      to.beginRow();
      to.append(stream.connection().tenantId());
      to.append(slice.clientId());
      to.append(mapper.sourceSystem(slice.source()));
      to.append(slice.accountId());
      int hash = 17;
      for (int i = 0; i < row.values().length; i++) {
        @Nullable Object value = row.values()[i];
        hash = 31 * hash + Objects.hashCode(value);
        append(to, silver.fields().get(TableLayout.IDENTITY.size() + i), value);
      }
      to.append(context.runId());
      to.append(slice.id());
      to.append(moment(context.extractedAt()));
      to.append("kafka://" + record.topic() + "/" + record.partition());
      to.append("plain");
      to.append(Integer.toHexString(hash));
      to.append(row.isFinal());
      to.endRow();
      live.add(row);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void append(DuckDBAppender to, Field field, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> to.appendNull();
      case String text -> to.append(text);
      case Long number -> to.append(number.longValue());
      case BigDecimal number -> to.append(number.setScale(9, RoundingMode.HALF_UP));
      case Boolean flag -> to.append(flag.booleanValue());
      case LocalDate day -> to.append(day);
      case Instant instant -> to.append(moment(instant));
      default -> throw new IllegalArgumentException(field.name());
    }
  }

  private static OffsetDateTime moment(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static void sql(java.sql.Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
