package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ErrorCode.Kind;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageReader;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.PostgresChangesSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads changes; begins again by itself when the database went away, and gives up when it stays away. */
final class PostgresChangesReader implements MessageReader, ChangeSession.Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresChangesReader.class);

  /** Pages that may wait: a batch and some, so that reading and writing overlap. */
  private static final int PAGES = 16;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long OFFER_MILLIS = 200;

  private final PostgresChangesSettings settings;
  private final String password;
  private final PostgresServer server;
  private final Map<String, MessageStream> byTable = new TreeMap<>();
  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(PAGES);
  /** Where the next page of a stream begins; written by the engine's thread only while there is one. */
  private final Map<String, String> given = new ConcurrentHashMap<>();

  /** What is known to be durable. Positions a reader is opened at may still be on their way, so they do not count. */
  private final Map<String, ChangePosition> committed = new ConcurrentHashMap<>();

  private final String token = UUID.randomUUID().toString();
  private volatile long end;
  private volatile boolean isEndSeen;
  private volatile boolean isClosed;
  private @Nullable ChangeEngine engine;
  private @Nullable BoscoException trouble;
  private Instant troubleSince = Instant.MAX;
  private Instant nextAttempt = Instant.MIN;
  private Duration pause = FIRST_PAUSE;

  private record Item(@Nullable MessagePage page, @Nullable Throwable failure) {}

  /** Opens it; what may pass is tried again by {@link #poll}. */
  PostgresChangesReader(
      PostgresChangesSettings settings,
      String password,
      List<MessageStream> streams,
      Map<String, String> positions) {
    this.settings = settings;
    this.password = password;
    server = new PostgresServer(settings, password);
    for (MessageStream stream : streams) {
      String table = settings.tables().get(stream.stream());
      byTable.put(table, stream);
      String position = positions.get(MessageSource.partition(stream, ""));
      if (position != null && !position.isEmpty()) {
        given.put(stream.stream(), position);
      }
    }
    attempt();
  }

  @Override
  public @Nullable MessagePage poll(Duration patience) throws InterruptedException {
    Instant until = Instant.now().plus(patience);
    while (true) {
      Instant now = Instant.now();
      if (engine == null && !now.isBefore(nextAttempt)) {
        attempt();
        now = Instant.now();
      }
      Instant wake = engine == null && nextAttempt.isBefore(until) ? nextAttempt : until;
      Item item =
          queue.poll(Math.max(0, Duration.between(now, wake).toNanos()), TimeUnit.NANOSECONDS);
      if (item == null) {
        if (!Instant.now().isBefore(until)) {
          return null;
        }
      } else if (item.page() == null) {
        died(item.failure());
      } else {
        trouble = null;
        troubleSince = Instant.MAX;
        pause = FIRST_PAUSE;
        return item.page();
      }
    }
  }

  private void attempt() {
    try {
      start();
    } catch (BoscoException e) {
      if (e.code().kind() != Kind.TRANSIENT) {
        throw e;
      }
      later(e);
    }
  }

  private void start() {
    Map<String, ChangePosition> known = known();
    ChangePosition lowest =
        known.values().stream().min(ChangePosition::compareTo).orElse(null);
    server.prepare(lowest);
    if (end == 0) {
      end = server.markEnd(token);
    }
    ChangeSession session =
        new ChangeSession(settings.snapshotRound(), byTable, known, server::confirmed, this);
    engine = new ChangeEngine(
        settings, password, lowest == null ? null : lowest.commit(), session, failure -> {
          try {
            put(new Item(null, failure));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** What every stream has; empty when one has nothing to go on from, since a view of the tables is of all at one place. */
  private Map<String, ChangePosition> known() {
    Map<String, ChangePosition> known = new HashMap<>();
    for (MessageStream stream : byTable.values()) {
      ChangePosition position = ChangePosition.parse(given.get(stream.stream()));
      if (position == null
          || position.isSnapshot()
          || position.round() < settings.snapshotRound()) {
        return Map.of();
      }
      known.put(stream.stream(), position);
    }
    return known;
  }

  private void died(@Nullable Throwable failure) {
    ChangeEngine dead = engine;
    engine = null;
    if (dead != null) {
      dead.close();
    }
    if (!isClosed) {
      later(reason(failure));
    }
  }

  private BoscoException reason(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        return server.failure(sql);
      }
    }
    return new BoscoException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "Reading changes of slot " + settings.slot() + " ended: " + failure,
        failure);
  }

  private void later(BoscoException why) {
    Instant now = Instant.now();
    if (trouble == null) {
      troubleSince = now;
    }
    trouble = why;
    if (troubleSince.plus(PATIENCE).isBefore(now)) {
      throw why;
    }
    LOG.warn("{}; trying again in {} ms", why.getMessage(), pause.toMillis());
    nextAttempt = now.plus(pause);
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
  }

  @Override
  public boolean isAtEnd() {
    return isEndSeen && queue.isEmpty();
  }

  @Override
  public void committed(MessagePage page) {
    ChangePosition next = ChangePosition.parse(page.next());
    if (next != null) {
      committed.put(page.stream().stream(), next);
    }
  }

  @Override
  public void page(MessageStream stream, List<Message> messages, ChangePosition next)
      throws InterruptedException {
    String place = "cdc://" + settings.database() + "/" + settings.tables().get(stream.stream());
    String from = given.get(stream.stream());
    String to = next.text();
    put(new Item(
        new MessagePage(stream, "", place, from, to, Instant.now(), List.copyOf(messages), ""),
        null));
    given.put(stream.stream(), to);
  }

  private void put(Item item) throws InterruptedException {
    while (!queue.offer(item, OFFER_MILLIS, TimeUnit.MILLISECONDS)) {
      if (isClosed) {
        throw new InterruptedException("The reader was closed");
      }
    }
  }

  @Override
  public long durable() {
    long lowest = Long.MAX_VALUE;
    for (MessageStream stream : byTable.values()) {
      ChangePosition position = committed.get(stream.stream());
      if (position == null
          || position.isSnapshot()
          || position.round() < settings.snapshotRound()) {
        return 0;
      }
      lowest = Math.min(lowest, position.commit());
    }
    return lowest;
  }

  @Override
  public void reached(long commit) {
    if (Long.compareUnsigned(commit, end) >= 0) {
      isEndSeen = true;
    }
  }

  @Override
  public void mark(String read) {
    if (read.equals(token)) {
      isEndSeen = true;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    if (engine != null) {
      engine.close();
      engine = null;
      long durable = durable();
      if (durable > 0) {
        server.confirm(durable);
      }
    }
  }
}
