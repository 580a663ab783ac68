package com.askbosco.data.pipeline.source.pubsub;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.PubsubSettings;
import com.google.pubsub.v1.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Pages of messages. Some streams pull ahead, until {@link #MOST_HELD} messages that are not acknowledged; a page is what has come
 * of one stream, at most {@link #PAGE} messages. Positions are empty: Pub/Sub has none.
 */
final class PubsubReader implements MessageReader {
  /** Most messages of a page. */
  static final int PAGE = 4_000;
  /** So many messages that are not acknowledged, and no more are asked for. */
  static final int MOST_HELD = 20_000;

  /** Streams of a subscription. One gives a share of what Pub/Sub has; docs/performance.md has the figures. */
  private static final int STREAMS = 4;

  /** A service that is down is asked again by the reader's owner, who may have been told to stop. */
  private static final long GLANCE_SECONDS = 20;

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);
  private static final Duration AFTER_A_BREAK = Duration.ofSeconds(8);
  private static final Duration LINGER = Duration.ofMillis(10);

  private final Map<String, MessageStream> streams = new HashMap<>();
  private final PubsubSettings settings;
  private final Subscriptions subscriptions;
  private final Leases leases;
  private final Arrivals arrivals;
  private final List<PullStream> pulls = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("pubsub-clock").factory());
  private final ArrayDeque<MessagePage> ready = new ArrayDeque<>();
  private final Map<String, Lease> given = new ConcurrentHashMap<>();
  private final AtomicLong receipts = new AtomicLong();
  private final Instant opened = Instant.now();
  private final AtomicLong lastOld = new AtomicLong(System.nanoTime());
  private final AtomicInteger oldOpen = new AtomicInteger();
  private final AtomicReference<@Nullable BoscoException> broken = new AtomicReference<>();

  /** What a page holds. */
  private record Lease(String subscription, List<String> ackIds, int old) {}

  /** A message on its way into a page. */
  record Delivery(String subscription, String stream, String ackId, Message message, boolean old) {}

  PubsubReader(
      Collection<MessageStream> streams, PubsubSettings settings, Subscriptions subscriptions) {
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.leases = new Leases(subscriptions, settings.ackDeadline(), clock);
    this.arrivals = new Arrivals();
    streams.forEach(stream -> this.streams.put(stream.stream(), stream));
    PullStream.Receiver receiver = new PullStream.Receiver() {
      @Override
      public void take(String subscription, List<ReceivedMessage> messages) {
        PubsubReader.this.take(subscription, messages);
      }

      @Override
      public boolean hasRoom() {
        return leases.count() < MOST_HELD;
      }

      @Override
      public void interrupted() {
        // Quiet, but not because there is nothing; the next try may be some seconds away.
        lastOld.set(System.nanoTime() + AFTER_A_BREAK.toNanos());
      }

      @Override
      public void broken(BoscoException why) {
        broken.compareAndSet(null, why);
      }
    };
    for (String subscription : new TreeSet<>(settings.subscriptions().values())) {
      glance(subscription);
      for (int i = 0; i < STREAMS; i++) {
        pulls.add(
            new PullStream(subscription, settings.ackDeadline(), subscriptions, receiver, clock));
      }
    }
    pulls.forEach(PullStream::open);
  }

  /** A subscription that is not there would look like one without messages, so it is asked once before it is listened to. */
  private void glance(String subscription) {
    try {
      List<ReceivedMessage> first = subscriptions
          .glance(subscription)
          .get(GLANCE_SECONDS, TimeUnit.SECONDS)
          .getReceivedMessagesList();
      take(subscription, first);
    } catch (ExecutionException e) {
      clock.shutdownNow();
      subscriptions.close();
      throw PullStream.refused(subscription, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      clock.shutdownNow();
      subscriptions.close();
      throw new BoscoException(
          ErrorCode.SOURCE_UNAVAILABLE, "Pub/Sub does not answer for " + subscription, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PullStream.refused(subscription, e);
    }
  }

  private void take(String subscription, List<ReceivedMessage> messages) {
    List<String> ackIds = new ArrayList<>(messages.size());
    List<Delivery> deliveries = new ArrayList<>(messages.size());
    for (ReceivedMessage received : messages) {
      Message message = Payloads.message(received.getMessage());
      boolean old = !message.published().isAfter(opened);
      ackIds.add(received.getAckId());
      deliveries.add(new Delivery(
          subscription, stream(subscription, message), received.getAckId(), message, old));
      if (old) {
        oldOpen.incrementAndGet();
        lastOld.set(System.nanoTime());
      }
    }
    leases.hold(subscription, ackIds);
    arrivals.add(deliveries);
  }

  private String stream(String subscription, Message message) {
    return settings
        .streamBy()
        .map(by -> by.of(message.attributes().getOrDefault(by.name(), "")))
        .orElseGet(() -> settings.subscriptions().entrySet().stream()
            .filter(entry -> entry.getValue().equals(subscription))
            .findFirst()
            .orElseThrow()
            .getKey());
  }

  @Override
  public @Nullable MessagePage poll(Duration patience) throws InterruptedException {
    if (ready.isEmpty()) {
      List<Delivery> come = arrivals.take(patience, LINGER, PAGE);
      BoscoException failure = broken.get();
      if (come.isEmpty() && failure != null) {
        throw failure;
      }
      pages(come);
    }
    return ready.poll();
  }

  private void pages(List<Delivery> come) {
    Map<String, List<Delivery>> byStream = new LinkedHashMap<>();
    for (Delivery each : come) {
      byStream
          .computeIfAbsent(each.subscription() + "|" + each.stream(), key -> new ArrayList<>())
          .add(each);
    }
    for (List<Delivery> deliveries : new TreeMap<>(byStream).values()) {
      Delivery first = deliveries.get(0);
      MessageStream stream = streams.get(first.stream());
      if (stream == null) {
        throw new BoscoException(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "Messages of " + first.subscription() + " belong to stream " + first.stream()
                + ", which is not read");
      }
      String receipt = String.valueOf(receipts.incrementAndGet());
      given.put(
          receipt,
          new Lease(
              first.subscription(), deliveries.stream().map(Delivery::ackId).toList(), (int)
                  deliveries.stream().filter(Delivery::old).count()));
      ready.add(new MessagePage(
          stream,
          "",
          place(first.subscription()),
          "",
          "",
          Instant.now(),
          deliveries.stream().map(Delivery::message).toList(),
          receipt));
    }
  }

  /** {@code projects/P/subscriptions/S} as dead letters show it. */
  static String place(String subscription) {
    String[] parts = subscription.split("/", -1);
    return "pubsub://" + parts[1] + "/" + parts[3];
  }

  /**
   * Pub/Sub does not tell whether there is more. The end is where nothing that was published before this reader was opened has come
   * for a while after all that did is committed: while commits are slow nothing is asked for, and nothing comes. What a process that
   * died had pulled comes after its deadline only, and may be left for the next reading.
   */
  @Override
  public boolean isAtEnd() {
    return broken.get() == null
        && ready.isEmpty()
        && leases.count() < MOST_HELD
        && oldOpen.get() == 0
        && System.nanoTime() - lastOld.get() > settings.quiet().toNanos();
  }

  @Override
  public void committed(MessagePage page) {
    Lease lease = given.remove(page.receipt());
    if (lease != null) {
      leases.acknowledge(lease.subscription(), lease.ackIds());
      lastOld.set(System.nanoTime());
      oldOpen.addAndGet(-lease.old());
      pulls.forEach(PullStream::more);
    }
  }

  /** Gives back what was not committed. */
  @Override
  public void close() {
    pulls.forEach(PullStream::stop);
    pulls.forEach(pull -> pull.await(LAST_ANSWERS));
    clock.shutdownNow();
    leases.close();
    subscriptions.close();
  }
}
