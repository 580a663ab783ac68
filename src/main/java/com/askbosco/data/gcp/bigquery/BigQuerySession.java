package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * SQL in a session of BigQuery: temporary tables live in it, and a transaction may span many of its jobs. Statements nobody waits for
 * are kept back and go, in their order, with the next one whose outcome matters, as one job. A statement that fails inside a
 * transaction ends it; then all of it has to be done again. Not thread-safe.
 */
final class BigQuerySession implements SqlSession {
  private static final int TRIES = 6;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Queries whose rows are counted by one statement. */
  private static final int COUNTED_AT_ONCE = 20;

  private final Channel channel;
  private final SessionGuard guard;
  private final Waiting waiting;
  private final Optional<TablesNow> tables;
  private final BigQueryDialect dialect;
  private Script pending = new Script();
  private @Nullable ChangedTables transaction;
  private boolean begun;

  BigQuerySession(
      Channel channel,
      SessionGuard guard,
      Waiting waiting,
      Optional<TablesNow> tables,
      BigQueryDialect dialect) {
    this.channel = channel;
    this.guard = guard;
    this.waiting = waiting;
    this.tables = tables;
    this.dialect = dialect;
  }

  @Override
  public void run(String sql) {
    note(sql);
    makeRoomFor(sql, 0);
    pending.add(sql);
  }

  @Override
  public long execute(String sql) {
    note(sql);
    if (transaction == null) {
      flush();
    }
    if (pending.isEmpty()) {
      return sent(new Script().add(sql)).changed();
    }
    makeRoomFor(sql, 0);
    pending.add(sql);
    List<List<@Nullable Object>> rows = rows("SELECT @@row_count");
    return rows.get(0).get(0) instanceof Long changed ? changed : 0;
  }

  @Override
  public List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    each(sql, rows::add);
    return rows;
  }

  @Override
  public void each(String sql, Consumer<List<@Nullable Object>> row) {
    pending.add(sql);
    sendPending().rows(row);
  }

  @Override
  public List<Long> counts(List<String> queries) {
    List<Long> counts = new ArrayList<>();
    for (int from = 0; from < queries.size(); from += COUNTED_AT_ONCE) {
      List<String> some = queries.subList(from, Math.min(queries.size(), from + COUNTED_AT_ONCE));
      rows(IntStream.range(0, some.size())
              .mapToObj(
                  i -> "SELECT " + i + " AS n, COUNT(*) AS found FROM (" + some.get(i) + "\n) q")
              .collect(Collectors.joining("\nUNION ALL\n", "", "\nORDER BY n")))
          .forEach(row -> counts.add((Long) java.util.Objects.requireNonNull(row.get(1))));
    }
    return counts;
  }

  private void note(String sql) {
    ChangedTables changed = transaction;
    if (changed != null) {
      changed.note(sql);
    }
  }

  private void makeRoomFor(String sql, int value) {
    if (pending.isFullWith(sql, value)) {
      flush();
    }
  }

  /** Sends what was kept back. */
  void flush() {
    if (!pending.isEmpty()) {
      sendPending();
    }
  }

  private Channel.Answer sendPending() {
    Script script = pending;
    pending = new Script();
    return sent(script);
  }

  /** A job that failed for a passing reason may be done again, but not the part of a transaction. */
  private Channel.Answer sent(Script script) {
    if (transaction != null && !begun) {
      // A transaction of several jobs is begun by a job of its own: BigQuery rolls back what the
      // text that began it leaves open.
      begun = true;
      channel.send(new Script().add("BEGIN TRANSACTION"), false);
    }
    return channel.send(script, transaction == null);
  }

  @Override
  public void temporary(TableLayout layout, List<List<@Nullable Object>> rows) {
    run("CREATE OR REPLACE TEMP TABLE " + dialect.name(layout.name()) + " ("
        + layout.fields().stream()
            .map(field -> dialect.name(field.name()) + " " + dialect.type(field.type()))
            .collect(Collectors.joining(", "))
        + ")");
    SentRows sent = new SentRows(dialect, layout);
    for (String some : sent.chunks(rows)) {
      makeRoomFor("", some.length());
      pending.add(sent.insert(pending.value(some)));
      if (transaction == null) {
        // Rows must not come twice, should what follows be sent again.
        flushRows(layout);
      }
    }
  }

  private void flushRows(TableLayout layout) {
    Script script = pending;
    pending = new Script();
    String table = dialect.name(layout.name());
    boolean anew = script.statements().stream()
        .anyMatch(sql -> sql.startsWith("CREATE OR REPLACE TEMP TABLE " + table));
    channel.send(script, anew || script.statements().size() == 1);
  }

  /** BigQuery cannot rename a temporary table. */
  @Override
  public void rename(String table, String other) {
    run("CREATE OR REPLACE TEMP TABLE " + other + " AS SELECT * FROM " + table);
    run("DROP TABLE IF EXISTS " + table);
  }

  @Override
  public List<List<@Nullable Object>> existingColumns(Dialect asked, Optional<TableLayout> only) {
    TableLayout layout =
        only.orElseThrow(() -> new UnsupportedOperationException("Ask for one table at a time"));
    if (pending.mentions(dialect.name(dialect.heldIn(layout)))) {
      flush();
    }
    return tables
        .map(now -> now.columns((BigQueryDialect) asked, layout))
        .orElseThrow(() -> new UnsupportedOperationException("This session has no service"));
  }

  /** A transaction of its own, done again from its start when another writer was in the way. */
  @Override
  public <T> T atomically(Supplier<T> work) {
    if (transaction != null) {
      return work.get();
    }
    for (int attempt = 0; ; attempt++) {
      try {
        return transaction(work);
      } catch (BigQueryFailure e) {
        if (!e.mayBeRepeated() || attempt + 1 >= TRIES) {
          throw e;
        }
        waiting.before(attempt, FIRST, MOST);
      }
    }
  }

  /** All of it or nothing of it; what fits into one job is one. */
  <T> T transaction(Supplier<T> work) {
    flush();
    transaction = new ChangedTables();
    begun = false;
    try {
      T result = work.get();
      guard.beforeCommit(this);
      commit();
      return result;
    } catch (RuntimeException e) {
      rollback(e);
      throw guard.told(e);
    } finally {
      transaction = null;
    }
  }

  private void commit() {
    Script last = pending;
    pending = new Script();
    if (!begun && !last.isFullWith("", 0)) {
      begun = true;
      channel.send(last.after("BEGIN TRANSACTION").add("COMMIT TRANSACTION"), false);
    } else {
      sent(last.add("COMMIT TRANSACTION"));
    }
  }

  /** A statement that failed has ended the transaction already; then there is nothing to roll back. */
  private void rollback(RuntimeException cause) {
    pending = new Script();
    if (!begun) {
      return;
    }
    try {
      channel.send(new Script().add("ROLLBACK TRANSACTION"), false);
    } catch (BoscoException e) {
      cause.addSuppressed(e);
    }
  }
}
