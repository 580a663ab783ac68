package com.askbosco.data.launch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events in a process of its own, so that its work is not counted. Reads orders from standard input, {@code TOPIC COUNT RATE} a
 * line with 0 for as fast as possible, and answers each with the moment at which the broker had all of it. Ends with its input.
 */
public final class StreamProducer {
  /** Partitions of every topic. */
  static final int PARTITIONS = 4;

  private StreamProducer() {}

  /**
   * Sends until standard input ends.
   *
   * @param args where the broker is
   */
  public static void main(String[] args) throws IOException {
    Map<String, Object> settings = Map.of(
        "bootstrap.servers",
        args[0],
        "acks",
        "all",
        "linger.ms",
        5,
        "batch.size",
        256 << 10,
        "buffer.memory",
        64L << 20);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    long number = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      String order;
      while ((order = orders.readLine()) != null) {
        String[] parts = order.split(" ", -1);
        number = send(
            producer, parts[0], number, Long.parseLong(parts[1]), Double.parseDouble(parts[2]));
        System.out.println(System.currentTimeMillis());
        System.out.flush();
      }
    }
  }

  private static long send(
      KafkaProducer<byte[], byte[]> producer, String topic, long first, long count, double rate) {
    long start = System.nanoTime();
    for (long i = 0; i < count; i++) {
      if (rate > 0) {
        long due = start + (long) (i / rate * 1e9);
        for (long left = due - System.nanoTime(); left > 200_000; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
      }
      long number = first + i;
      // a repetition goes where the event went
      int partition =
          (int) ((number % StreamEvents.REPEATED == StreamEvents.REPEATED - 1 ? number - 1 : number)
              % PARTITIONS);
      Future<?> unused = producer.send(new ProducerRecord<>(
          topic, partition, null, StreamEvents.message(number, Instant.now())));
    }
    producer.flush();
    return first + count;
  }
}
