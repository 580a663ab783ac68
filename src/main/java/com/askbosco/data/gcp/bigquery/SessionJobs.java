package com.askbosco.data.gcp.bigquery;

import com.google.cloud.bigquery.ConnectionProperty;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one session of BigQuery. Every one has an id made of the session's own name and a number, so that a lost answer is
 * found again. Not thread-safe.
 */
final class SessionJobs implements Channel, AutoCloseable {
  /** The step whose values are about persons. */
  static final String PERSONS = "erase";

  private static final int TRIES = 6;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);

  private final BigQueryJobs jobs;
  private final SessionGuard guard;
  private final String name = "bosco_" + UUID.randomUUID().toString().replace("-", "");
  private final String session;
  private final List<JobId> withValues = new ArrayList<>();
  private Map<String, String> labels;
  private int sent;

  /** Opens a session. */
  SessionJobs(BigQueryJobs jobs, Map<String, String> labels, SessionGuard guard) {
    this.jobs = jobs;
    this.labels = Map.copyOf(labels);
    this.guard = guard;
    Job first =
        repeating(new Script().add("SELECT 1"), TRIES, query -> query.setCreateSession(true));
    this.session = first.getStatistics().getSessionInfo().getSessionId();
    guard.opened(session);
  }

  /** The labels of the jobs from here on. */
  void label(Map<String, String> others) {
    labels = Map.copyOf(others);
  }

  @Override
  public Answer send(Script script, boolean again) {
    guard.before();
    Job job = repeating(script, again ? TRIES : 1, this::here);
    return new Answer() {
      @Override
      public long changed() {
        return job.getStatistics() instanceof QueryStatistics query
                && query.getNumDmlAffectedRows() != null
            ? query.getNumDmlAffectedRows()
            : 0;
      }

      @Override
      public void rows(Consumer<List<@Nullable Object>> row) {
        jobs.rows(script.told(), job.getJobId(), row);
      }
    };
  }

  private void here(QueryJobConfiguration.Builder query) {
    query.setConnectionProperties(List.of(
        ConnectionProperty.newBuilder().setKey("session_id").setValue(session).build()));
  }

  private Job repeating(Script script, int tries, Consumer<QueryJobConfiguration.Builder> more) {
    for (int attempt = 0; ; attempt++) {
      try {
        return once(script, more);
      } catch (BigQueryFailure e) {
        if (!e.mayBeRepeated() || attempt + 1 >= tries) {
          throw e.in(script);
        }
        jobs.waiting().before(attempt, FIRST, MOST);
      }
    }
  }

  private Job once(Script script, Consumer<QueryJobConfiguration.Builder> more) {
    QueryJobConfiguration.Builder query =
        QueryJobConfiguration.newBuilder(script.sql()).setUseLegacySql(false).setLabels(labels);
    script
        .values()
        .forEach((parameter, value) ->
            query.addNamedParameter(parameter, QueryParameterValue.string(value)));
    more.accept(query);
    JobId id = jobs.id(name + "_" + sent++);
    if (PERSONS.equals(labels.get("step")) && !script.values().isEmpty()) {
      withValues.add(id);
    }
    return jobs.run(script.told(), id, query.build());
  }

  /**
   * Takes the jobs that brought values about persons out of the job history, which keeps parameters too. Where this account may not,
   * they stay as long as the history does.
   */
  void forgetValues() {
    for (JobId id : withValues) {
      jobs.forget(id);
    }
    withValues.clear();
  }

  /** Ends the session; what was not committed is gone. */
  @Override
  public void close() {
    try {
      forgetValues();
      once(new Script().add("CALL BQ.ABORT_SESSION()"), this::here);
    } catch (BigQueryFailure e) {
      // It ends by itself; the next writer ends it, should it be in the way.
    } finally {
      guard.closed(session);
    }
  }
}
