package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.warehouse.commit.StagedRows;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Loads staged files into tables of staging, each by one job that replaces the table. A job's id is made of the run, the table and
 * the number of the try; a failed one keeps its id, so the next try has the next number. A job of this id that another process ran
 * is not trusted, since the files may have been written again since: its label names that process.
 */
final class StagingLoads {
  private static final int TRIES = 20;
  private static final int FAILURES = 5;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final String PROCESS = "process";

  private final BigQueryJobs jobs;
  private final BigQuery client;
  private final String process;

  /**
   * Loads of one process.
   *
   * @param process names it: a label's value
   */
  StagingLoads(BigQueryJobs jobs, BigQuery client, String process) {
    this.jobs = jobs;
    this.client = client;
    this.process = process;
  }

  /** Loads the files; afterwards {@link BigQueryDialect#staged} gives the table. */
  void load(String runId, StagedRows rows, Map<String, String> labels) {
    String table = BigQueryDialect.stagingTable(rows.uris(), rows.layout());
    Map<String, String> all = new HashMap<>(labels);
    all.put(PROCESS, process);
    all.put("step", "load");
    LoadJobConfiguration configuration = LoadJobConfiguration.newBuilder(
            TableId.of(jobs.project(), BigQueryDialect.STAGING, table),
            rows.uris(),
            FormatOptions.json())
        .setSchema(schema(rows))
        .setCreateDisposition(JobInfo.CreateDisposition.CREATE_IF_NEEDED)
        .setWriteDisposition(JobInfo.WriteDisposition.WRITE_TRUNCATE)
        .setIgnoreUnknownValues(false)
        .setMaxBadRecords(0)
        .setLabels(all)
        .build();
    String what = "rows of " + rows.layout().fullName();
    String name = "bosco_load_" + plain(runId) + "_" + table.substring(0, 21) + "_";
    int failures = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        Job job = jobs.run(what, jobs.id(name + attempt), configuration);
        if (isOurs(job, configuration)) {
          return;
        }
      } catch (BigQueryFailure e) {
        // One that another process left failed says nothing of the files as they are now.
        boolean ours =
            ours(name + attempt, what).map(job -> isOurs(job, configuration)).orElse(true);
        if (ours && (!e.isPassing() || ++failures >= FAILURES)) {
          throw e;
        }
        if (ours) {
          jobs.waiting().before(failures, FIRST, MOST);
        }
      }
    }
    throw new IllegalStateException(TRIES + " processes have loaded the rows of " + runId);
  }

  private Optional<Job> ours(String name, String what) {
    return Optional.ofNullable(jobs.trying(what, () -> client.getJob(jobs.id(name))));
  }

  private boolean isOurs(Job job, LoadJobConfiguration asked) {
    LoadJobConfiguration found = job.getConfiguration();
    return found.getLabels() != null
        && process.equals(found.getLabels().get(PROCESS))
        && asked.getSourceUris().equals(found.getSourceUris())
        && asked
            .getDestinationTable()
            .getTable()
            .equals(found.getDestinationTable().getTable());
  }

  /** Takes the tables away; those that stay expire. */
  void drop(List<StagedRows> all) {
    for (StagedRows rows : all) {
      String table = BigQueryDialect.stagingTable(rows.uris(), rows.layout());
      jobs.trying(
          "table " + table,
          () -> client.delete(TableId.of(jobs.project(), BigQueryDialect.STAGING, table)));
    }
  }

  private static Schema schema(StagedRows rows) {
    List<Field> fields = new ArrayList<>();
    rows.layout()
        .fields()
        .forEach(field -> fields.add(
            Field.of(field.name(), StandardSQLTypeName.valueOf(field.type().name()))));
    if (rows.layout().schema().equals("silver")) {
      fields.add(Field.of("_pos", StandardSQLTypeName.INT64));
    }
    return Schema.of(fields);
  }

  /** What ids and labels may hold. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
  }
}
