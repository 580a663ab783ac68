package com.askbosco.data.gcp.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobConfiguration;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs under ids that are chosen here. Whenever it is not known whether a job was taken on, it is asked for by its id: no job
 * is run twice, and none is taken for done that was not. What passes by itself is tried again, ever later. Not thread-safe.
 */
final class BigQueryJobs {
  private static final int TRIES = 8;
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(32);
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final long PAGE = 5_000;

  private final BigQuery client;
  private final String project;
  private final String location;
  private final Waiting waiting;

  BigQueryJobs(BigQuery client, String project, String location, Waiting waiting) {
    this.client = client;
    this.project = project;
    this.location = location;
    this.waiting = waiting;
  }

  String project() {
    return project;
  }

  String location() {
    return location;
  }

  Waiting waiting() {
    return waiting;
  }

  JobId id(String name) {
    return JobId.newBuilder()
        .setProject(project)
        .setLocation(location)
        .setJob(name)
        .build();
  }

  /**
   * Runs a job to its end.
   *
   * @param what names the job in errors
   * @return the job, whole, or one of this id that was there before: whoever chose the id compares
   * @throws BigQueryFailure when it ended with an error, was refused, or cannot be reached any more
   */
  Job run(String what, JobId id, JobConfiguration configuration) {
    return ended(what, submit(what, id, configuration));
  }

  /** As {@link #run} for a dry run, which is no job that could be asked for. */
  Job dryRun(String what, JobConfiguration configuration) {
    return trying(what, () -> client.create(JobInfo.of(id("dry_run"), configuration)));
  }

  private Job submit(String what, JobId id, JobConfiguration configuration) {
    for (int attempt = 0; ; attempt++) {
      try {
        return client.create(JobInfo.of(id, configuration));
      } catch (BigQueryException e) {
        boolean taken = e.getCode() == 409;
        if (!taken && !BigQueryFailure.isPassing(e)) {
          throw BigQueryFailure.of(what, e);
        }
        Job there = find(what, id);
        if (there != null) {
          return there;
        }
        if (taken || attempt + 1 >= TRIES) {
          throw BigQueryFailure.of(what, e);
        }
        waiting.before(attempt, FIRST, MOST);
      }
    }
  }

  private @Nullable Job find(String what, JobId id) {
    return trying(what, () -> client.getJob(id));
  }

  private Job ended(String what, Job submitted) {
    JobId id = submitted.getJobId();
    Job job = find(what, id);
    for (int look = 0; ; look++) {
      if (job == null) {
        throw new IllegalStateException("Job " + id.getJob() + " was there and is not any more");
      }
      JobStatus status = job.getStatus();
      if (status != null && JobStatus.State.DONE.equals(status.getState())) {
        BigQueryError error = status.getError();
        if (error != null) {
          throw BigQueryFailure.of(what, error);
        }
        return job;
      }
      waiting.before(look, FIRST_LOOK, SELDOM);
      job = find(what, id);
    }
  }

  /** Gives the rows of a query that has ended, page by page. */
  void rows(String what, Job job, Consumer<List<@Nullable Object>> row) {
    TableResult page = trying(what, () -> {
      try {
        return job.getQueryResults(BigQuery.QueryResultsOption.pageSize(PAGE));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Stopped while reading from BigQuery", e);
      }
    });
    BigQueryValues values = new BigQueryValues(page.getSchema());
    while (true) {
      page.getValues().forEach(fields -> row.accept(values.row(fields)));
      if (!page.hasNextPage()) {
        return;
      }
      TableResult before = page;
      page = trying(what, before::getNextPage);
    }
  }

  /** Asks until there is an answer. Only for what changes nothing, or the same however often it is done. */
  <T> T trying(String what, Supplier<T> request) {
    for (int attempt = 0; ; attempt++) {
      try {
        return request.get();
      } catch (BigQueryException e) {
        if (!BigQueryFailure.isPassing(e) || attempt + 1 >= TRIES) {
          throw BigQueryFailure.of(what, e);
        }
        waiting.before(attempt, FIRST, MOST);
      }
    }
  }
}
