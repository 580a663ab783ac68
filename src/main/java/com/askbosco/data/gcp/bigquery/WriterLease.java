package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to the warehouse, held by one process at a time and only for a while: a process that is killed stands in
 * nobody's way once its time has run out. Whoever takes over ends the session that was left behind, so that its open transaction
 * blocks nothing, and puts its name on the fence: the last statement of every transaction changes the fence's row under the
 * writer's own name, so that one who was only slow cannot commit any more.
 *
 * <p>Lease and fence are two tables, because BigQuery tells conflicts by table: renewing the lease must not end one's own
 * transaction.
 */
final class WriterLease implements SessionGuard {
  private static final String LEASE = "`ops`.`ctl_writer`";
  private static final String FENCE = "`ops`.`ctl_fence`";
  private static final String LOST = "another writer holds the fence";
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final BigQueryJobs jobs;
  private final Statements statements;
  private final String writer;
  private final BigQueryDialect dialect = BigQueryDialect.building();
  private Instant expires = Instant.EPOCH;

  private WriterLease(BigQueryJobs jobs, String host) {
    this.jobs = jobs;
    this.statements = new Statements(jobs, Map.of("step", "lease"));
    this.writer = host + "-" + UUID.randomUUID();
  }

  private record Holder(String writer, String session, Instant expires) {}

  /** The statements that make the two tables, each with its one row, where there are none. */
  static List<String> tables(TablesNow now) {
    List<String> statements = new ArrayList<>();
    if (now.find("ops", "ctl_writer").isEmpty()) {
      statements.add(
          "CREATE TABLE IF NOT EXISTS " + LEASE
              + " AS SELECT '' AS writer, '' AS session, TIMESTAMP '1970-01-01 00:00:00+00' AS expires_at");
    }
    if (now.find("ops", "ctl_fence").isEmpty()) {
      statements.add(
          "CREATE TABLE IF NOT EXISTS " + FENCE + " AS SELECT '' AS writer, 0 AS commits");
    }
    return statements;
  }

  /**
   * Takes the right, trying again until the patience is used up.
   *
   * @param host names the machine or job, for whoever is refused
   * @throws BoscoException with {@code WAREHOUSE_LOCKED}, and who holds it until when
   */
  static WriterLease take(BigQueryJobs jobs, String host, Duration patience) {
    WriterLease lease = new WriterLease(jobs, host);
    Instant end = jobs.waiting().now().get().plus(patience);
    while (true) {
      Holder holder = lease.holder();
      Instant now = jobs.waiting().now().get();
      if (holder.writer().isEmpty() || holder.expires().isBefore(now)) {
        if (!holder.session().isEmpty()) {
          lease.end(holder.session());
        }
        if (lease.takeFrom(holder)) {
          return lease;
        }
      } else if (!now.isBefore(end)) {
        throw new BoscoException(
            ErrorCode.WAREHOUSE_LOCKED,
            holder.writer() + " is writing to the warehouse of " + jobs.project() + " until "
                + holder.expires() + " at most. Wait until it ends, or stop it, and run again.");
      }
      jobs.waiting().pause().accept(LOOK);
    }
  }

  private Holder holder() {
    List<@Nullable Object> row =
        statements.rows("SELECT writer, session, expires_at FROM " + LEASE).get(0);
    return new Holder(String.valueOf(row.get(0)), String.valueOf(row.get(1)), (Instant)
        java.util.Objects.requireNonNull(row.get(2)));
  }

  /** A session that has ended already cannot be ended, which is as good. */
  private void end(String session) {
    try {
      statements.run("CALL BQ.ABORT_SESSION(" + dialect.literal(session) + ")");
    } catch (BigQueryFailure e) {
      if (e.isPassing()) {
        throw e;
      }
    }
  }

  private boolean takeFrom(Holder holder) {
    boolean taken =
        change("writer = " + dialect.literal(writer) + ", session = ''", holder.writer());
    if (taken) {
      statements.run(
          "UPDATE " + FENCE + " SET writer = " + dialect.literal(writer) + " WHERE TRUE");
    }
    return taken;
  }

  /** Changes the lease if it is still this writer's; its time begins anew. */
  private boolean change(String assignments, String held) {
    Instant until = jobs.waiting().now().get().plus(TIME).truncatedTo(ChronoUnit.SECONDS);
    long rows = statements.run("UPDATE " + LEASE + " SET " + assignments
        + ", expires_at = TIMESTAMP " + dialect.literal(until.toString()) + " WHERE writer = "
        + dialect.literal(held));
    boolean changed = rows == 1;
    if (changed) {
      expires = until;
    }
    return changed;
  }

  @Override
  public void opened(String session) {
    keep("session = " + dialect.literal(session));
  }

  @Override
  public void before() {
    if (jobs.waiting().now().get().isAfter(expires.minus(TIME.dividedBy(2)))) {
      keep("writer = writer");
    }
  }

  private void keep(String assignments) {
    if (!change(assignments, writer)) {
      throw lost();
    }
  }

  @Override
  public void beforeCommit(BigQuerySession session) {
    fence(writer).forEach(session::run);
  }

  /** The last statements of a transaction: they fail when the fence's row is not this writer's any more. */
  static List<String> fence(String writer) {
    String mine = " WHERE writer = " + BigQueryDialect.building().literal(writer);
    return List.of(
        "UPDATE " + FENCE + " SET commits = commits + 1" + mine,
        "SELECT IF(COUNT(*) = 1, TRUE, ERROR('" + LOST + "')) AS is_mine FROM " + FENCE + mine);
  }

  @Override
  public RuntimeException told(RuntimeException failure) {
    return failure instanceof BigQueryFailure
            && String.valueOf(failure.getMessage()).contains(LOST)
        ? lost()
        : failure;
  }

  @Override
  public void closed(String session) {
    // The lease names the newest session; a closed one is ended once more by whoever takes over.
  }

  private BoscoException lost() {
    return new BoscoException(
        ErrorCode.WAREHOUSE_LOCKED,
        "This process wrote nothing for so long that another one took over the warehouse of "
            + jobs.project() + ". Run again: nothing was written by half.");
  }

  /** Gives the right back. */
  void release() {
    change("writer = '', session = ''", writer);
  }
}
