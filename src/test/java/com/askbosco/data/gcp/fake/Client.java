package com.askbosco.data.gcp.fake;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.ConnectionProperty;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Google's client with the ways of the tests of the fake. */
final class Client {
  private final BigQuery bigQuery;
  private int number;

  Client(BigQuery bigQuery) {
    this.bigQuery = bigQuery;
  }

  Job run(String sql) {
    return run(QueryJobConfiguration.newBuilder(sql));
  }

  Job run(String session, String sql) {
    return run(QueryJobConfiguration.newBuilder(sql)
        .setConnectionProperties(List.of(ConnectionProperty.of("session_id", session))));
  }

  Job run(QueryJobConfiguration.Builder query) {
    return run("job-" + number++, query);
  }

  Job run(String id, QueryJobConfiguration.Builder query) {
    Job job = bigQuery.create(JobInfo.of(id(id), query.setUseLegacySql(false).build()));
    return wait(job);
  }

  static JobId id(String id) {
    return JobId.newBuilder().setLocation("EU").setJob(id).build();
  }

  static Job wait(Job job) {
    try {
      return job.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String session() {
    Job job = run(QueryJobConfiguration.newBuilder("SELECT 1").setCreateSession(true));
    return job.getStatistics().getSessionInfo().getSessionId();
  }

  static List<List<@Nullable Object>> rows(Job job) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try {
      for (FieldValueList row : job.getQueryResults().iterateAll()) {
        List<@Nullable Object> values = new ArrayList<>();
        row.forEach(value -> values.add(value.getValue()));
        rows.add(values);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
