package com.askbosco.data.pipeline.source.cdc;

import com.askbosco.data.spec.source.PostgresChangesSettings;
import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.spi.OffsetCommitPolicy;
import io.debezium.processors.reselect.ReselectColumnsPostProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of Debezium's engine on a thread of its own. */
final class ChangeEngine implements AutoCloseable {
  /** Rows in a batch at most: what becomes pages at once. */
  static final int BATCH = 4_000;

  private static final int QUEUE = 2 * BATCH;
  private static final long QUEUE_BYTES = 64L << 20;
  private static final String POLL_MILLIS = "20";
  private static final long STOP_MILLIS = 10_000;

  private final DebeziumEngine<?> engine;
  private final Thread thread;

  /**
   * Starts the engine.
   *
   * @param seed the commit after which to begin; null for a snapshot
   * @param ended told once why the engine ended; null when it was closed
   */
  ChangeEngine(
      PostgresChangesSettings settings,
      String password,
      @Nullable Long seed,
      ChangeSession session,
      Consumer<@Nullable Throwable> ended) {
    engine = DebeziumEngine.create(Connect.class)
        .using(properties(settings, password, seed))
        .using(OffsetCommitPolicy.always())
        .using(ChangeEngine.class.getClassLoader())
        .using((success, message, error) -> ended.accept(
            success ? null : error == null ? new IllegalStateException(message) : error))
        .notifying(session)
        .build();
    thread = Thread.ofPlatform().daemon().name("changes-" + settings.slot()).unstarted(engine);
    thread.start();
  }

  private static Properties properties(
      PostgresChangesSettings settings, String password, @Nullable Long seed) {
    Properties set = new Properties();
    set.setProperty("name", "bosco");
    set.setProperty("connector.class", PostgresConnector.class.getName());
    set.setProperty("topic.prefix", "bosco");
    set.setProperty("offset.storage", SeededOffsets.class.getName());
    if (seed != null) {
      set.setProperty(SeededOffsets.SEED, Long.toString(seed));
    }
    set.setProperty("database.hostname", settings.host());
    set.setProperty("database.port", Integer.toString(settings.port()));
    set.setProperty("database.dbname", settings.database());
    set.setProperty("database.user", settings.user());
    set.setProperty("database.password", password);
    set.setProperty("database.sslmode", settings.sslMode());
    set.setProperty("plugin.name", "pgoutput");
    set.setProperty("slot.name", settings.slot());
    set.setProperty("slot.drop.on.stop", "false");
    set.setProperty("publication.name", settings.publication());
    set.setProperty("publication.autocreate.mode", "disabled");
    set.setProperty(
        "table.include.list",
        settings.tables().values().stream().map(Pattern::quote).collect(Collectors.joining(",")));
    set.setProperty("snapshot.mode", "initial");
    // What the defaults leave out: truncations, types without a meaning of their own, values that
    // updates did not touch.
    set.setProperty("skipped.operations", "none");
    set.setProperty("include.unknown.datatypes", "true");
    set.setProperty("unavailable.value.placeholder", ConnectJson.UNCHANGED);
    set.setProperty("post.processors", "reselect");
    set.setProperty("reselect.type", ReselectColumnsPostProcessor.class.getName());
    set.setProperty("reselect.reselect.unavailable.values", "true");
    set.setProperty("reselect.reselect.null.values", "false");
    set.setProperty("tombstones.on.delete", "false");
    // Exact: no floating point, no rounded moments.
    set.setProperty("decimal.handling.mode", "string");
    set.setProperty("time.precision.mode", "microseconds");
    set.setProperty("interval.handling.mode", "string");
    set.setProperty("binary.handling.mode", "base64");
    set.setProperty("hstore.handling.mode", "json");
    // An idle database writes a message of some bytes, so that the slot can move on. Needs no right
    // and no table.
    set.setProperty("heartbeat.interval.ms", Long.toString(settings.heartbeat().toMillis()));
    set.setProperty(
        "heartbeat.action.query", "SELECT pg_logical_emit_message(true, 'bosco-heartbeat', '')");
    set.setProperty("poll.interval.ms", POLL_MILLIS);
    set.setProperty("max.batch.size", Integer.toString(BATCH));
    set.setProperty("max.queue.size", Integer.toString(QUEUE));
    set.setProperty("max.queue.size.in.bytes", Long.toString(QUEUE_BYTES));
    set.setProperty("record.processing.threads", "1");
    // The reader begins again itself, from its own positions.
    set.setProperty("errors.max.retries", "0");
    set.setProperty("slot.max.retries", "0");
    return set;
  }

  /** Stops it and waits for its end. */
  @Override
  public void close() {
    try {
      engine.close();
    } catch (IllegalStateException e) {
      thread.interrupt(); // it is ending already, or never began
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
