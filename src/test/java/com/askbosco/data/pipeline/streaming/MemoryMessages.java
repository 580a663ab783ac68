package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Messages of streams with numbered partitions, held in this process; like a broker, it forgets nothing that was read. */
public final class MemoryMessages implements SourceOfKind {
  private static final long serialVersionUID = 1;
  private static final Map<String, Broker> BROKERS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final int pageSize;
  private final boolean placed;

  /** What all copies of the source look into. */
  private static final class Broker {
    final Map<String, List<Message>> partitions = new TreeMap<>();
    final List<String> committed = new ArrayList<>();
    final Set<String> broken = ConcurrentHashMap.newKeySet();
    final Set<String> dead = ConcurrentHashMap.newKeySet();

    @Nullable
    CountDownLatch all;
  }

  /**
   * @param pageSize most messages of a page
   */
  public MemoryMessages(int pageSize) {
    this(pageSize, true);
  }

  /**
   * @param placed whether pages have positions; without them everything is given again whenever it is opened
   */
  public MemoryMessages(int pageSize, boolean placed) {
    this.pageSize = pageSize;
    this.placed = placed;
    BROKERS.put(id, new Broker());
  }

  private Broker broker() {
    return Objects.requireNonNull(BROKERS.get(id));
  }

  /** Adds a message to a partition of a stream. */
  public MemoryMessages add(String stream, int partition, String payload) {
    return add(stream, partition, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a message to a partition of a stream. */
  public MemoryMessages add(String stream, int partition, byte[] payload) {
    Broker broker = broker();
    synchronized (broker) {
      List<Message> messages =
          broker.partitions.computeIfAbsent(stream + "/" + partition, key -> new ArrayList<>());
      Instant published = Instant.parse("2026-03-30T12:00:00Z").plusMillis(messages.size());
      messages.add(new Message(payload, messages.size(), "", published, Map.of()));
    }
    return this;
  }

  /** Delivers a message of a partition a second time. */
  public MemoryMessages again(String stream, int partition, int offset) {
    Broker broker = broker();
    synchronized (broker) {
      List<Message> messages =
          Objects.requireNonNull(broker.partitions.get(stream + "/" + partition));
      messages.add(messages.get(offset));
    }
    return this;
  }

  /** Lets whoever reads the connection die of what no program expects. */
  public void killReader(String connection) {
    broker().dead.add(connection);
  }

  /** Lets the connection break whenever it is read. */
  public void breakConnection(String connection) {
    broker().broken.add(connection);
  }

  /** Opens when every message there is now was committed. */
  public CountDownLatch allCommitted() {
    Broker broker = broker();
    synchronized (broker) {
      CountDownLatch latch = new CountDownLatch(1);
      broker.all = latch;
      return latch;
    }
  }

  /** The pages that were confirmed, as partition and positions. */
  public List<String> committed() {
    Broker broker = broker();
    synchronized (broker) {
      return List.copyOf(broker.committed);
    }
  }

  @Override
  public MessageSource of(SourceKind kind) {
    return opening -> new Reader(broker(), opening, pageSize, placed);
  }

  private static final class Reader implements MessageReader {
    private final Broker broker;
    private final MessageSource.Opening opening;
    private final int pageSize;
    private final boolean placed;
    private final Map<String, Integer> at = new LinkedHashMap<>();
    private final Map<String, MessageStream> streams = new LinkedHashMap<>();

    Reader(Broker broker, MessageSource.Opening opening, int pageSize, boolean placed) {
      this.placed = placed;
      this.broker = broker;
      this.opening = opening;
      this.pageSize = pageSize;
      synchronized (broker) {
        for (MessageStream stream : opening.streams()) {
          for (String key : broker.partitions.keySet()) {
            if (key.startsWith(stream.stream() + "/")) {
              String partition = key.substring(key.indexOf('/') + 1);
              at.put(
                  key,
                  Integer.parseInt(opening
                      .positions()
                      .getOrDefault(MessageSource.partition(stream, partition), "0")));
              streams.put(key, stream);
            }
          }
        }
      }
    }

    @Override
    public @Nullable MessagePage poll(Duration patience) throws InterruptedException {
      if (broker.broken.contains(opening.connection().connectionId())) {
        throw new BoscoException(
            com.askbosco.data.model.ErrorCode.SOURCE_UNAVAILABLE, "the broker is gone");
      }
      if (broker.dead.contains(opening.connection().connectionId())) {
        throw new NoClassDefFoundError("a driver");
      }
      synchronized (broker) {
        for (Map.Entry<String, Integer> each : at.entrySet()) {
          List<Message> messages = Objects.requireNonNull(broker.partitions.get(each.getKey()));
          int from = each.getValue();
          int to = Math.min(messages.size(), from + pageSize);
          if (from < to) {
            each.setValue(to);
            String partition = each.getKey().substring(each.getKey().indexOf('/') + 1);
            return new MessagePage(
                Objects.requireNonNull(streams.get(each.getKey())),
                partition,
                "memory://" + each.getKey(),
                !placed ? "" : from == 0 ? null : Integer.toString(from),
                placed ? Integer.toString(to) : "",
                Instant.parse("2026-03-30T12:30:00Z"),
                List.copyOf(messages.subList(from, to)),
                each.getKey() + " " + from + "-" + to);
          }
        }
        broker.wait(Math.max(1, patience.toMillis()));
      }
      return null;
    }

    @Override
    public boolean isAtEnd() {
      synchronized (broker) {
        return at.entrySet().stream()
            .allMatch(each -> each.getValue()
                == Objects.requireNonNull(broker.partitions.get(each.getKey())).size());
      }
    }

    @Override
    public void committed(MessagePage page) {
      synchronized (broker) {
        broker.committed.add(page.receipt());
        CountDownLatch latch = broker.all;
        if (latch != null && isAtEnd()) {
          latch.countDown();
        }
      }
    }

    @Override
    public void close() {}
  }
}
