package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.launch.MessageRun;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A history that is read while the job and the broker are killed at moments a seed says, and what is in the warehouse afterwards. */
final class KilledReading {
  /** Messages that are made as they are wanted. */
  interface History {
    /** The next messages, in the order in which they are sent. */
    List<ProducerRecord<byte[], byte[]>> next(int count, boolean newSchema);
  }

  private final Path folder;
  private final KafkaBroker broker;
  private final Random random;

  KilledReading(Path folder, KafkaBroker broker, Random random) {
    this.folder = folder;
    this.broker = broker;
    this.random = random;
  }

  /** Kills two or three times, and lets the last reading come to its end. */
  MessageRun.Read play(History history) throws Exception {
    int kills = 2 + random.nextInt(2);
    for (int i = 0; i < kills; i++) {
      send(history.next(50 + random.nextInt(300), i > 0));
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
            send(history.next(100, true));
            job.await("commit");
          }
          default -> {
            send(history.next(100, true));
            job.await("commit");
          }
        }
      }
    }
    send(history.next(50, true));
    return StreamingProcess.read(folder, true, word -> {});
  }

  private void send(List<ProducerRecord<byte[], byte[]>> messages)
      throws InterruptedException, ExecutionException {
    List<Future<?>> sent = new ArrayList<>();
    // not idempotent: a broker that was killed may give out a producer's number a second time, and
    // then takes what follows for out of order
    try (KafkaProducer<byte[], byte[]> producer =
        broker.producer(Map.of("enable.idempotence", false))) {
      messages.forEach(message -> sent.add(producer.send(message)));
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }

  /** Rows of the warehouse as texts. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(
        "jdbc:duckdb:" + folder.resolve("workspace/warehouse/bosco.duckdb"))) {
      // the views want its functions
      DuckRuntime.install(connection);
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(String.join(" ", row));
        }
      }
    }
    return rows;
  }
}
