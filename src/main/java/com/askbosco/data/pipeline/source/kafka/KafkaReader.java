package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.decode.MongoChangeDecoder;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource.Opening;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.KafkaSettings;
import com.askbosco.data.spec.source.KafkaSettings.WhenGone;
import com.askbosco.data.spec.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All partitions of a connection's topics, assigned by hand. A page ends where the consumer stands, which may lie behind its last
 * message: transactions and compaction leave gaps. Messages without a value (a compacted topic's way to forget a key) are no records.
 */
final class KafkaReader implements MessageReader {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReader.class);

  /** How long a broker may be silent before there was anything to read, or while something is known to be there. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaSettings settings;
  private final boolean givesKeys;
  private final Map<String, MessageStream> streams;
  private final Partitions partitions;
  private final GroupOffsets group = new GroupOffsets();
  private final Deque<MessagePage> ready = new ArrayDeque<>();
  private final Map<TopicPartition, String> ends = new HashMap<>();
  private long heard = System.nanoTime();

  /**
   * @param untilKnown how long a topic may be unknown: one that is there is so to a broker that has just started
   */
  KafkaReader(
      Map<String, Object> properties,
      KafkaSettings settings,
      Opening opening,
      Duration untilKnown) {
    this.settings = settings;
    this.givesKeys = opening.connection().kind() == SourceKind.CDC_MONGODB;
    this.streams = Topics.of(opening, settings);
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.partitions = new Partitions(consumer, settings, streams, opening.positions(), untilKnown);
  }

  @Override
  public @Nullable MessagePage poll(Duration patience) throws InterruptedException {
    if (ready.isEmpty()) {
      try {
        fill(patience);
      } catch (InterruptException e) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      } catch (OffsetOutOfRangeException e) {
        gone(e.offsetOutOfRangePartitions());
      } catch (AuthenticationException | AuthorizationException e) {
        throw new BoscoException(
            ErrorCode.SOURCE_UNAUTHORISED,
            settings.bootstrapServers() + " refuses the connection's credential: " + e.getMessage(),
            e);
      } catch (RetriableException e) {
        silent(e);
      } catch (KafkaException e) {
        throw new BoscoException(
            ErrorCode.SOURCE_REFUSED, settings.bootstrapServers() + ": " + e.getMessage(), e);
      }
    }
    return ready.poll();
  }

  private void fill(Duration patience) throws InterruptedException {
    for (Partitions.Begun begun : partitions.refresh()) {
      // where the reading began is kept before anything was read: "latest" is the same after a
      // restart
      ready.add(page(begun.partition(), List.of(), begun.offset()));
    }
    if (!ready.isEmpty()) {
      heard = System.nanoTime();
      return;
    }
    if (!partitions.isOpen()) {
      Thread.sleep(Math.min(100, patience.toMillis()));
      return;
    }
    group.commit(consumer);
    ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
    if (records.isEmpty()) {
      if (!isAtEnd()) {
        silent(null);
      }
      return;
    }
    heard = System.nanoTime();
    records.nextOffsets().forEach((partition, next) -> {
      List<Message> messages = messages(records.records(partition));
      if (!messages.isEmpty() || next.offset() != partitions.begun(partition)) {
        ready.add(page(partition, messages, next.offset()));
      }
    });
  }

  private MessagePage page(TopicPartition partition, List<Message> messages, long next) {
    MessageStream stream = streams.get(partition.topic());
    if (stream == null) {
      throw new IllegalStateException("A page of a topic nobody asked for: " + partition);
    }
    String end = Long.toString(next);
    String from = ends.containsKey(partition) ? ends.get(partition) : partitions.stored(partition);
    ends.put(partition, end);
    partitions.begin(partition, next);
    return new MessagePage(
        stream,
        Integer.toString(partition.partition()),
        "kafka://" + partition.topic() + "/" + partition.partition(),
        from,
        end,
        Instant.now(),
        messages,
        partition.topic());
  }

  private List<Message> messages(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Message> messages = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> each : records) {
      if (each.value() != null) {
        messages.add(new Message(
            each.value(),
            each.offset(),
            "",
            Instant.ofEpochMilli(Math.max(0, each.timestamp())),
            attributes(each)));
      }
    }
    return messages;
  }

  private Map<String, String> attributes(ConsumerRecord<byte[], byte[]> of) {
    Map<String, String> attributes = Map.of();
    for (Header header : of.headers()) {
      if (attributes.isEmpty()) {
        attributes = new HashMap<>();
      }
      byte[] value = header.value();
      attributes.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    // last: a header may have the same name
    if (givesKeys && of.key() != null) {
      attributes = attributes.isEmpty() ? new HashMap<>() : attributes;
      attributes.put(MongoChangeDecoder.KEY, new String(of.key(), StandardCharsets.UTF_8));
    }
    return attributes;
  }

  /** Nothing came although something is there, or nobody knows. */
  private void silent(@Nullable RetriableException why) {
    if (System.nanoTime() - heard > SILENCE.toNanos()) {
      throw new BoscoException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "No broker of " + settings.bootstrapServers() + " answers for " + SILENCE.toMinutes()
              + " minutes" + (why == null ? "" : ": " + why.getMessage())
              + ". Nothing is lost: the next run goes on where this one stopped",
          why);
    }
    if (why != null) {
      LOG.debug("{}: {}", settings.bootstrapServers(), why.getMessage());
    }
  }

  /** Positions before the oldest or behind the newest message. */
  private void gone(Map<TopicPartition, Long> wanted) {
    Set<TopicPartition> of = wanted.keySet();
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(of);
    wanted.forEach((partition, offset) -> {
      long from = oldest.getOrDefault(partition, 0L);
      String what = offset < from
          ? "Offsets " + offset + " to " + (from - 1) + " of " + partition
              + " were deleted before they were read"
          : partition + " ends before offset " + offset
              + ", where the last run stopped: was the topic made anew?";
      if (settings.whenGone() == WhenGone.FAIL) {
        throw new BoscoException(
            ErrorCode.SOURCE_REFUSED,
            what
                + ". To go on with what is left, write when_gone: earliest into config; keep messages longer"
                + " than the longest pause (retention.ms)");
      }
      LOG.warn("{}; going on at {}", what, from);
      consumer.seek(partition, from);
    });
  }

  @Override
  public boolean isAtEnd() {
    return ready.isEmpty() && partitions.isAtEnd();
  }

  @Override
  public void committed(MessagePage page) {
    group.durable(
        new TopicPartition(page.receipt(), Integer.parseInt(page.partition())), page.next());
  }

  @Override
  public void close() {
    // Whoever interrupted wants an end, and this is one: the client would not close itself.
    boolean interrupted = Thread.interrupted();
    try {
      group.last(consumer, CLOSING);
      consumer.close(CloseOptions.timeout(CLOSING));
    } catch (InterruptException e) {
      interrupted = true; // while it was closing; it has closed
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
