package com.askbosco.data.pipeline.source.pubsub;

import com.google.api.core.ApiFuture;
import com.google.protobuf.Empty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that are held: pulled, and neither acknowledged nor given back. Their deadlines are extended as long as this process
 * lives, so that a long commit lets none of them come twice; when it dies they come again after one deadline. Thread-safe.
 */
final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  // Pub/Sub takes requests of 512 KB; an id of Google's has up to some 200 bytes.
  private static final int IDS_OF_A_REQUEST = 1_000;
  // The first deadline is the subscription's own, and that is never under 10 s.
  private static final Duration EXTEND_EVERY = Duration.ofSeconds(3);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Subscriptions subscriptions;
  private final int deadline;
  private final Map<String, Set<String>> held = new HashMap<>();
  private final Set<ApiFuture<Empty>> unanswered = new LinkedHashSet<>();

  Leases(Subscriptions subscriptions, Duration deadline, ScheduledExecutorService clock) {
    this.subscriptions = subscriptions;
    this.deadline = (int) deadline.toSeconds();
    clock.scheduleWithFixedDelay(
        this::extend, EXTEND_EVERY.toMillis(), EXTEND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** From now on these are held. */
  synchronized void hold(String subscription, Collection<String> ackIds) {
    held.computeIfAbsent(subscription, key -> new LinkedHashSet<>()).addAll(ackIds);
  }

  /** How many are held. */
  synchronized int count() {
    return held.values().stream().mapToInt(Set::size).sum();
  }

  /** Acknowledges. Pub/Sub may still give a message again; that is what keys are for. */
  void acknowledge(String subscription, Collection<String> ackIds) {
    forget(subscription, ackIds);
    send(ackIds, ids -> subscriptions.acknowledge(subscription, ids));
  }

  /** Extends all that are held. */
  void extend() {
    try {
      copy()
          .forEach((subscription, ackIds) ->
              send(ackIds, ids -> subscriptions.extend(subscription, ids, deadline)));
    } catch (RuntimeException e) {
      // An executor of the JDK would never call again.
      LOG.warn("Deadlines of held messages could not be extended: {}", e.getMessage());
    }
  }

  private synchronized Map<String, List<String>> copy() {
    Map<String, List<String>> copy = new HashMap<>();
    held.forEach((subscription, ackIds) -> copy.put(subscription, List.copyOf(ackIds)));
    return copy;
  }

  private synchronized void forget(String subscription, Collection<String> ackIds) {
    Set<String> of = held.getOrDefault(subscription, new LinkedHashSet<>());
    ackIds.forEach(of::remove);
  }

  private void send(
      Collection<String> ackIds, java.util.function.Function<List<String>, ApiFuture<Empty>> call) {
    List<String> all = new ArrayList<>(ackIds);
    for (int from = 0; from < all.size(); from += IDS_OF_A_REQUEST) {
      ApiFuture<Empty> answer =
          call.apply(all.subList(from, Math.min(from + IDS_OF_A_REQUEST, all.size())));
      synchronized (unanswered) {
        unanswered.add(answer);
      }
      answer.addListener(
          () -> {
            synchronized (unanswered) {
              unanswered.remove(answer);
            }
          },
          Runnable::run);
    }
  }

  /** Gives back what is still held, so that somebody else gets it at once, and waits for the answers to the last calls. */
  @Override
  public void close() {
    copy()
        .forEach((subscription, ackIds) ->
            send(ackIds, ids -> subscriptions.extend(subscription, ids, 0)));
    List<ApiFuture<Empty>> last;
    synchronized (unanswered) {
      last = List.copyOf(unanswered);
    }
    long until = System.nanoTime() + LAST_WORDS.toNanos();
    for (ApiFuture<Empty> answer : last) {
      try {
        answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.info("Pub/Sub did not take a last word: the messages come again");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
