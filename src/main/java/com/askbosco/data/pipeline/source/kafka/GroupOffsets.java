package com.askbosco.data.pipeline.source.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the broker what is durable, so that its tools show the lag. Nobody reads it back: when it fails, nothing is wrong but a display. */
final class GroupOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Map<TopicPartition, Long> durable = new ConcurrentHashMap<>();
  private long last = System.nanoTime() - PAUSE;

  /** A page is durable; may be called by any thread. */
  void durable(TopicPartition partition, String next) {
    durable.put(partition, Long.parseLong(next));
  }

  /** Tells it once a second at most, without waiting; called by the consumer's thread. */
  void commit(KafkaConsumer<?, ?> consumer) {
    if (durable.isEmpty() || System.nanoTime() - last < PAUSE) {
      return;
    }
    last = System.nanoTime();
    consumer.commitAsync(take(), (offsets, error) -> {
      if (error != null) {
        LOG.debug("The group's offsets were not taken: {}", error.getMessage());
      }
    });
  }

  /** Tells it for the last time. */
  void last(KafkaConsumer<?, ?> consumer, Duration patience) {
    try {
      if (!durable.isEmpty()) {
        consumer.commitSync(take(), patience);
      }
    } catch (KafkaException e) {
      LOG.debug("The group's offsets were not taken: {}", e.getMessage());
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> take() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : List.copyOf(durable.keySet())) {
      Long next = durable.remove(partition);
      if (next != null) {
        offsets.put(partition, new OffsetAndMetadata(next));
      }
    }
    return offsets;
  }
}
