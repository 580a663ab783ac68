package com.askbosco.data.gcp.bigquery;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.TableRow;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobConfiguration;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.http.HttpTransportOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs under ids that are chosen here. Whenever it is not known whether a job was taken on, it is asked for by its id: no job
 * is run twice, and none is taken for done that was not. What passes by itself is tried again, ever later. Not thread-safe.
 */
final class BigQueryJobs {
  private static final Logger LOG = LoggerFactory.getLogger(BigQueryJobs.class);
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
  private final Bigquery rest;

  BigQueryJobs(BigQuery client, String project, String location, Waiting waiting) {
    this.client = client;
    this.project = project;
    this.location = location;
    this.waiting = waiting;
    this.rest = rest(client.getOptions());
  }

  /** The service's own interface: the client library gives no rows of scripts. */
  private static Bigquery rest(BigQueryOptions options) {
    HttpTransportOptions transport = (HttpTransportOptions) options.getTransportOptions();
    return new Bigquery.Builder(
            transport.getHttpTransportFactory().create(),
            GsonFactory.getDefaultInstance(),
            transport.getHttpRequestInitializer(options))
        .setRootUrl(options.getResolvedApiaryHost("bigquery"))
        .setApplicationName(options.getApplicationName())
        .build();
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

  /** Gives the rows of a query that has ended, of a script those of its last statement, page by page. */
  void rows(String what, JobId id, Consumer<List<@Nullable Object>> row) {
    String token = null;
    do {
      String next = token;
      GetQueryResultsResponse page = trying(what, () -> {
        try {
          return rest.jobs()
              .getQueryResults(project, id.getJob())
              .setLocation(location)
              .setMaxResults(PAGE)
              .setPageToken(next)
              .setFormatOptionsUseInt64Timestamp(true)
              .execute();
        } catch (IOException e) {
          throw new BigQueryException(e);
        }
      });
      List<TableRow> rows = page.getRows();
      if (rows != null) {
        BigQueryValues values = new BigQueryValues(page.getSchema().getFields());
        rows.forEach(each -> row.accept(values.row(each)));
      }
      token = page.getPageToken();
    } while (token != null);
  }

  /** Takes a job out of the job history, with those that its script was made of; one that may not be stays. */
  void forget(JobId id) {
    try {
      trying("forget " + id.getJob(), () -> client.delete(id));
    } catch (BigQueryFailure e) {
      LOG.warn("Job {} stays in the job history: {}", id.getJob(), e.getMessage());
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
