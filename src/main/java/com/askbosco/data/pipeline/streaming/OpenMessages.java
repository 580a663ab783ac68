package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.MessageSource.Opening;
import com.askbosco.data.spec.SecretResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of a group that are open in this process. A runner gives up and takes up the reading of messages many times a
 * second; the connections stay open in between. Whoever commits a page finds its reader here. Thread-safe.
 */
public final class OpenMessages {
  private static final ConcurrentHashMap<String, OpenMessages> OPEN = new ConcurrentHashMap<>();
  /** Jobs that are to end, which may be so before they opened anything. */
  private static final Set<String> STOPPED = ConcurrentHashMap.newKeySet();

  private static final int ON_THEIR_WAY = 120_000;

  private final PageQueue queue;
  private final List<ConnectionReading> readings = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Where the pages end that were taken. */
  private final Map<String, String> given;

  private OpenMessages(
      MessageGroup group,
      Map<String, String> positions,
      SourceOfKind sources,
      SecretResolver secrets,
      boolean ends) {
    Map<Connection, List<MessageStream>> byConnection = new LinkedHashMap<>();
    for (MessageStream stream : group.streams()) {
      byConnection
          .computeIfAbsent(stream.connection(), key -> new ArrayList<>())
          .add(stream);
    }
    this.given = new HashMap<>(positions);
    this.queue = new PageQueue(ON_THEIR_WAY, byConnection.size());
    byConnection.forEach((connection, streams) -> readings.add(new ConnectionReading(
        sources.of(connection.kind()),
        new Opening(connection, streams, positions, secrets),
        queue,
        ends)));
    for (ConnectionReading reading : readings) {
      threads.add(
          Thread.ofPlatform().daemon().name("messages-" + reading.label()).start(reading));
    }
  }

  /**
   * The group's connections, opened at the positions if they are not open. Those that have given pages which the runner has lost, so that
   * it takes up the work where it stood before, are opened again there: pages may come twice and never not at all.
   */
  static OpenMessages of(
      MessageGroup group,
      Map<String, String> positions,
      SourceOfKind sources,
      SecretResolver secrets,
      boolean ends) {
    OpenMessages opened = Objects.requireNonNull(OPEN.compute(key(group), (id, open) -> {
      if (open != null && open.standsAt(positions)) {
        return open;
      }
      if (open != null) {
        open.abandon();
      }
      return new OpenMessages(group, positions, sources, secrets, ends);
    }));
    if (STOPPED.contains(group.runId())) {
      opened.queue.stop();
    }
    return opened;
  }

  private synchronized boolean standsAt(Map<String, String> positions) {
    return given.equals(positions);
  }

  private void abandon() {
    queue.stop();
    threads.forEach(Thread::interrupt);
  }

  private static String key(MessageGroup group) {
    return group.runId() + "/" + group.id();
  }

  /** Pages that came; none when nothing did. Nothing is taken while too much is being committed. */
  List<MessagePage> take(Duration patience, Duration linger, int most) throws InterruptedException {
    List<MessagePage> pages = queue.isFull() ? List.of() : queue.take(patience, linger, most);
    synchronized (this) {
      for (MessagePage page : pages) {
        if (!page.next().isEmpty()) {
          given.put(MessageSource.partition(page.stream(), page.partition()), page.next());
        }
      }
    }
    return pages;
  }

  boolean isAtEnd() {
    return queue.isAtEnd();
  }

  /** Why connections of a job ended before their end, by client and connection. */
  public static Map<String, BoscoException> failures(String runId) {
    Map<String, BoscoException> failures = new TreeMap<>();
    OPEN.forEach((key, open) -> {
      if (key.startsWith(runId + "/")) {
        for (ConnectionReading reading : open.readings) {
          BoscoException failure = reading.failure();
          if (failure != null) {
            failures.put(reading.label(), failure);
          }
        }
      }
    });
    return failures;
  }

  /** Tells the readers that pages are durable. */
  static void committed(String runId, List<MessagePage> pages) {
    OPEN.forEach((key, open) -> {
      if (key.startsWith(runId + "/")) {
        open.queue.committed(pages);
      }
    });
  }

  /** Asks every reader of a job to stop; the job ends when what was read is committed. */
  public static void stop(String runId) {
    STOPPED.add(runId);
    OPEN.forEach((key, open) -> {
      if (key.startsWith(runId + "/")) {
        open.queue.stop();
      }
    });
  }

  /** Forgets a job whose work is done or lost. Readers that wait for a commit wait no longer. */
  public static void forget(String runId) {
    OPEN.forEach((key, open) -> {
      if (key.startsWith(runId + "/") && OPEN.remove(key, open)) {
        open.abandon();
      }
    });
    STOPPED.remove(runId);
  }
}
