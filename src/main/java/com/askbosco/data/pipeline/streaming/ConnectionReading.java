package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.MessageSource.Opening;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one connection on a thread of its own and hands its pages on. What goes wrong stops this connection and no other; it is
 * opened again after a pause, from where its pages ended. A reading with an end gives up after a few tries.
 */
final class ConnectionReading implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionReading.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final int TRIES = 4;
  private static final long LONGEST_PAUSE_MS = 30_000;

  private final MessageSource source;
  private final Opening opening;
  private final PageQueue queue;
  private final boolean ends;
  private final Map<String, String> positions;
  private final AtomicReference<@Nullable MessageReader> open = new AtomicReference<>();
  private @Nullable BoscoException failure;
  private int failures;

  ConnectionReading(MessageSource source, Opening opening, PageQueue queue, boolean ends) {
    this.source = source;
    this.opening = opening;
    this.queue = queue;
    this.ends = ends;
    this.positions = new HashMap<>(opening.positions());
  }

  String label() {
    return opening.connection().clientId() + "/" + opening.connection().connectionId();
  }

  /** Why reading ended before the end; null when it did not. */
  synchronized @Nullable BoscoException failure() {
    return failure;
  }

  private synchronized void fail(BoscoException e) {
    failure = e;
  }

  @Override
  public void run() {
    try {
      while (!queue.isStopping()) {
        try {
          read();
          return;
        } catch (BoscoException e) {
          if (!again(e)) {
            return;
          }
        } catch (RuntimeException | Error e) {
          // A thread that died without a word would pass for a connection that is read to its end.
          LOG.error("{}: defect", label(), e);
          if (!again(new BoscoException(
              ErrorCode.INTERNAL, label() + ": defect: " + e.getClass().getName(), e))) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queue.ended();
    }
  }

  /** Waits before another try; false when there is none. */
  private boolean again(BoscoException e) throws InterruptedException {
    failures++;
    LOG.warn("{}: {} {}", label(), e.code().code(), e.getMessage());
    if (ends && failures >= TRIES) {
      fail(e);
      return false;
    }
    queue.pause(Math.min(LONGEST_PAUSE_MS, 250L << Math.min(failures, 10)));
    return true;
  }

  private void read() throws InterruptedException {
    Opening here = new Opening(
        opening.connection(), opening.streams(), Map.copyOf(positions), opening.secrets());
    try (MessageReader reader = source.open(here)) {
      open.set(reader);
      while (!queue.isStopping()) {
        MessagePage page = reader.poll(PATIENCE);
        if (page != null) {
          queue.put(page, this);
          if (!page.next().isEmpty()) {
            positions.put(MessageSource.partition(page.stream(), page.partition()), page.next());
          }
          failures = 0;
        } else if (ends && reader.isAtEnd()) {
          break;
        }
      }
      // Pages still on their way are confirmed before the connection is closed.
      queue.awaitCommitted(this);
    } finally {
      open.set(null);
    }
  }

  /** Confirms a page, if the connection it came through is still open; else its source gives it again and the warehouse knows it. */
  void committed(MessagePage page) {
    MessageReader reader = open.get();
    if (reader != null) {
      reader.committed(page);
    }
  }
}
