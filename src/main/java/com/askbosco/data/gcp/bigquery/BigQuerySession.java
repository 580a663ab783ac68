package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.google.cloud.bigquery.ConnectionProperty;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session of BigQuery: temporary tables live in it, and a transaction may span many of its statements. Every statement is a job
 * whose id is the session's own name and a number, so that a lost answer is found again. A statement that fails inside a
 * transaction ends it; then all of it has to be done again. Not thread-safe.
 */
final class BigQuerySession implements SqlSession, AutoCloseable {
  /** BigQuery takes a statement of 1 MB; literals stay well below. */
  private static final int MOST_TEXT = 600_000;

  private static final int TRIES = 6;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);

  private final BigQueryJobs jobs;
  private final TablesNow tables;
  private final BigQueryDialect dialect;
  private Map<String, String> labels;
  private final SessionGuard guard;
  private final String name = "bosco_" + UUID.randomUUID().toString().replace("-", "");
  private final String id;
  private int statements;
  private boolean inTransaction;

  /** Opens a session. */
  BigQuerySession(
      BigQueryJobs jobs,
      TablesNow tables,
      BigQueryDialect dialect,
      Map<String, String> labels,
      SessionGuard guard) {
    this.jobs = jobs;
    this.tables = tables;
    this.dialect = dialect;
    this.labels = Map.copyOf(labels);
    this.guard = guard;
    Job first = repeating("open a session", "SELECT 1", query -> query.setCreateSession(true));
    JobStatistics statistics = first.getStatistics();
    this.id = statistics.getSessionInfo().getSessionId();
    guard.opened(id);
  }

  /** The labels of the jobs from here on. */
  BigQuerySession labelled(Map<String, String> others) {
    labels = Map.copyOf(others);
    return this;
  }

  @Override
  public long execute(String sql) {
    Job job = run(sql);
    return job.getStatistics() instanceof QueryStatistics query
            && query.getNumDmlAffectedRows() != null
        ? query.getNumDmlAffectedRows()
        : 0;
  }

  @Override
  public List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    each(sql, rows::add);
    return rows;
  }

  @Override
  public void each(String sql, Consumer<List<@Nullable Object>> row) {
    jobs.rows(Statements.told(sql), run(sql), row);
  }

  private Job run(String sql) {
    guard.before();
    Consumer<QueryJobConfiguration.Builder> here = query -> query.setConnectionProperties(List.of(
        ConnectionProperty.newBuilder().setKey("session_id").setValue(id).build()));
    return inTransaction
        ? once(Statements.told(sql), sql, here)
        : repeating(Statements.told(sql), sql, here);
  }

  /** A job that failed for a passing reason has changed nothing, so outside a transaction another one does the same. */
  private Job repeating(String what, String sql, Consumer<QueryJobConfiguration.Builder> more) {
    for (int attempt = 0; ; attempt++) {
      try {
        return once(what, sql, more);
      } catch (BigQueryFailure e) {
        if (!e.mayBeRepeated() || attempt + 1 >= TRIES) {
          throw e;
        }
        jobs.waiting().before(attempt, FIRST, MOST);
      }
    }
  }

  private Job once(String what, String sql, Consumer<QueryJobConfiguration.Builder> more) {
    QueryJobConfiguration.Builder query =
        QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false).setLabels(labels);
    more.accept(query);
    return jobs.run(what, jobs.id(name + "_" + statements++), query.build());
  }

  @Override
  public void temporary(TableLayout layout, List<List<@Nullable Object>> rows) {
    String table = dialect.name(layout.name());
    String columns = layout.fields().stream()
        .map(field -> dialect.name(field.name()) + " " + dialect.type(field.type()))
        .collect(Collectors.joining(", "));
    execute("CREATE TEMP TABLE " + table + " (" + columns + ")");
    String insert = "INSERT INTO " + table + " ("
        + layout.columns().stream().map(dialect::name).collect(Collectors.joining(", "))
        + ") SELECT * FROM UNNEST(ARRAY<STRUCT<" + columns + ">>[";
    StringBuilder values = new StringBuilder();
    for (List<@Nullable Object> row : rows) {
      String text = literal(layout.fields(), row);
      if (values.length() > 0 && values.length() + text.length() > MOST_TEXT) {
        execute(insert + values + "])");
        values.setLength(0);
      }
      values.append(values.isEmpty() ? "" : ", ").append(text);
    }
    if (!values.isEmpty()) {
      execute(insert + values + "])");
    }
  }

  private String literal(List<Field> fields, List<@Nullable Object> row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(BigQueryValues.literal(dialect, fields.get(i).type(), row.get(i)));
    }
    return (values.size() == 1 ? "STRUCT(" : "(") + String.join(", ", values) + ")";
  }

  /** BigQuery cannot rename a temporary table. */
  @Override
  public void rename(String table, String other) {
    execute("CREATE TEMP TABLE " + other + " AS SELECT * FROM " + table);
    execute("DROP TABLE " + table);
  }

  @Override
  public List<List<@Nullable Object>> existingColumns(Dialect asked, Optional<TableLayout> only) {
    return only.map(layout -> tables.columns((BigQueryDialect) asked, layout))
        .orElseThrow(() -> new UnsupportedOperationException("Ask for one table at a time"));
  }

  /** A transaction of its own, done again from its start when another writer was in the way. */
  @Override
  public <T> T atomically(Supplier<T> work) {
    if (inTransaction) {
      return work.get();
    }
    for (int attempt = 0; ; attempt++) {
      try {
        return transaction(work);
      } catch (BigQueryFailure e) {
        if (!e.mayBeRepeated() || attempt + 1 >= TRIES) {
          throw e;
        }
        jobs.waiting().before(attempt, FIRST, MOST);
      }
    }
  }

  /** All of it or nothing of it. */
  <T> T transaction(Supplier<T> work) {
    execute("BEGIN TRANSACTION");
    inTransaction = true;
    try {
      T result = work.get();
      guard.beforeCommit(this);
      execute("COMMIT TRANSACTION");
      return result;
    } catch (RuntimeException e) {
      rollback(e);
      throw e;
    } finally {
      inTransaction = false;
    }
  }

  /** A statement that failed has ended the transaction already; then there is nothing to roll back. */
  private void rollback(RuntimeException cause) {
    try {
      execute("ROLLBACK TRANSACTION");
    } catch (BoscoException e) {
      cause.addSuppressed(e);
    }
  }

  /** Ends the session; what was not committed is gone. */
  @Override
  public void close() {
    try {
      once(
          "end of session",
          "CALL BQ.ABORT_SESSION()",
          query -> query.setConnectionProperties(List.of(
              ConnectionProperty.newBuilder().setKey("session_id").setValue(id).build())));
    } catch (BigQueryFailure e) {
      // It ends by itself; the next writer ends it, should it be in the way.
    } finally {
      guard.closed(id);
    }
  }
}
