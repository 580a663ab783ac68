package com.askbosco.data.gcp.bigquery;

import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements outside any session, each on its own: DDL above all. One that failed for a passing reason is done again. */
final class Statements {
  private static final int TRIES = 6;
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(60);

  private final BigQueryJobs jobs;
  private final Map<String, String> labels;
  private final String name = "bosco_" + UUID.randomUUID().toString().replace("-", "");
  private int statements;

  Statements(BigQueryJobs jobs, Map<String, String> labels) {
    this.jobs = jobs;
    this.labels = Map.copyOf(labels);
  }

  /** Runs a statement; returns how many rows it changed. */
  long run(String sql) {
    Job job = job(sql);
    return job.getStatistics() instanceof QueryStatistics query
            && query.getNumDmlAffectedRows() != null
        ? query.getNumDmlAffectedRows()
        : 0;
  }

  List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    jobs.rows(Script.told(sql), job(sql).getJobId(), rows::add);
    return rows;
  }

  private Job job(String sql) {
    for (int attempt = 0; ; attempt++) {
      try {
        return jobs.run(
            Script.told(sql),
            jobs.id(name + "_" + statements++),
            QueryJobConfiguration.newBuilder(sql)
                .setUseLegacySql(false)
                .setLabels(labels)
                .build());
      } catch (BigQueryFailure e) {
        if (!e.mayBeRepeated() || attempt + 1 >= TRIES) {
          throw e;
        }
        jobs.waiting().before(attempt, FIRST, MOST);
      }
    }
  }
}
