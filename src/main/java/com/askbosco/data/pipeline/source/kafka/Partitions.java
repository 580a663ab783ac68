package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.KafkaSettings;
import com.askbosco.data.spec.source.KafkaSettings.From;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions there are, where each begins, and where those ended that were there at first. */
final class Partitions {
  /** A partition without a stored position, and where it begins. */
  record Begun(TopicPartition partition, long offset) {}

  private final KafkaConsumer<?, ?> consumer;
  private final KafkaSettings settings;
  private final Map<String, MessageStream> streams;
  private final Map<String, String> positions;
  private final Set<TopicPartition> assigned = new LinkedHashSet<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Duration untilKnown;
  private final Map<TopicPartition, Long> begun = new HashMap<>();
  private final Map<String, Long> missing = new HashMap<>();
  private boolean isOpen;

  Partitions(
      KafkaConsumer<?, ?> consumer,
      KafkaSettings settings,
      Map<String, MessageStream> streams,
      Map<String, String> positions,
      Duration untilKnown) {
    this.untilKnown = untilKnown;
    this.consumer = consumer;
    this.settings = settings;
    this.streams = streams;
    this.positions = positions;
  }

  /**
   * Assigns the partitions that were not assigned yet; the consumer asks the broker for them now and then by itself.
   *
   * @return those whose beginning has to be kept, because it cannot be found again
   * @throws org.apache.kafka.common.errors.RetriableException when no broker answers; nothing was assigned then
   */
  List<Begun> refresh() {
    Set<TopicPartition> added = new LinkedHashSet<>();
    for (String topic : streams.keySet()) {
      List<PartitionInfo> infos = consumer.partitionsFor(topic);
      if (infos == null || infos.isEmpty()) {
        long now = System.nanoTime();
        if (now - missing.computeIfAbsent(topic, each -> now) < untilKnown.toNanos()) {
          return List.of();
        }
        throw Topics.missing(topic, consumer.listTopics().keySet(), settings);
      }
      missing.remove(topic);
      infos.forEach(info -> added.add(new TopicPartition(topic, info.partition())));
    }
    added.removeAll(assigned);
    if (added.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, Long> starts = starts(added);
    if (!isOpen) {
      ends.putAll(consumer.endOffsets(added));
    }
    assigned.addAll(added);
    consumer.assign(assigned);
    List<Begun> unkept = new ArrayList<>();
    starts.forEach((partition, offset) -> {
      consumer.seek(partition, offset);
      begin(partition, offset);
      if (stored(partition) == null && !(settings.from() instanceof From.Earliest)) {
        unkept.add(new Begun(partition, offset));
      }
    });
    isOpen = true;
    return unkept;
  }

  private Map<TopicPartition, Long> starts(Set<TopicPartition> added) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    Set<TopicPartition> fresh = new HashSet<>();
    Set<String> known = added.stream()
        .filter(each -> stored(each) != null)
        .map(TopicPartition::topic)
        .collect(Collectors.toSet());
    Set<TopicPartition> later = new HashSet<>();
    for (TopicPartition each : added) {
      String stored = stored(each);
      if (stored != null) {
        starts.put(each, Long.parseLong(stored));
      } else if (isOpen || known.contains(each.topic())) {
        later.add(each); // came after the others: whatever is in it is new
      } else {
        fresh.add(each);
      }
    }
    if (!later.isEmpty()) {
      starts.putAll(consumer.beginningOffsets(later));
    }
    if (!fresh.isEmpty()) {
      starts.putAll(
          switch (settings.from()) {
            case From.Earliest earliest -> consumer.beginningOffsets(fresh);
            case From.Latest latest -> consumer.endOffsets(fresh);
            case From.Time time -> at(fresh, time);
          });
    }
    return starts;
  }

  private Map<TopicPartition, Long> at(Set<TopicPartition> fresh, From.Time time) {
    Map<TopicPartition, Long> starts = new HashMap<>(consumer.endOffsets(fresh));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
        fresh.stream().collect(Collectors.toMap(each -> each, each -> time.at().toEpochMilli())));
    found.forEach((partition, offset) -> {
      if (offset != null) {
        starts.put(partition, offset.offset());
      }
    });
    return starts;
  }

  /** The stored position, or null for a partition that was never read. */
  @Nullable
  String stored(TopicPartition partition) {
    MessageStream stream = Objects.requireNonNull(streams.get(partition.topic()), "topic");
    return positions.get(MessageSource.partition(stream, Integer.toString(partition.partition())));
  }

  /** Where the next page of a partition begins, as far as its pages have come. */
  long begun(TopicPartition partition) {
    return begun.getOrDefault(partition, 0L);
  }

  /** The next page of the partition begins there. */
  void begin(TopicPartition partition, long offset) {
    begun.put(partition, offset);
  }

  /** Whether there is anything to poll. */
  boolean isOpen() {
    return isOpen;
  }

  /** Whether everything was read that was there when it was first looked. */
  boolean isAtEnd() {
    if (!isOpen) {
      return false;
    }
    ends.entrySet()
        .removeIf(end -> consumer.position(end.getKey(), Duration.ofSeconds(1)) >= end.getValue());
    return ends.isEmpty();
  }
}
