package com.askbosco.data.gcp.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.ConnectionProperty;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeBigQueryTest {
  private final FakeBigQuery fake = FakeBigQuery.start();
  private final BigQuery bigQuery = fake.client();
  private int number;

  @BeforeEach
  void tables() throws InterruptedException {
    run("CREATE SCHEMA silver OPTIONS (location = 'EU')");
    run("CREATE TABLE silver.spend (day DATE NOT NULL, campaign STRING, cost NUMERIC, clicks INT64)"
        + " PARTITION BY day CLUSTER BY campaign OPTIONS (description = 'spend')");
    run(
        "INSERT INTO silver.spend (day, campaign, cost, clicks) VALUES (DATE '2026-01-01', 'a', 1.5, 3),"
            + " (DATE '2026-01-02', 'b', NULL, 4)");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private Job run(String sql) throws InterruptedException {
    return run(QueryJobConfiguration.newBuilder(sql));
  }

  private Job run(String session, String sql) throws InterruptedException {
    return run(QueryJobConfiguration.newBuilder(sql)
        .setConnectionProperties(List.of(ConnectionProperty.of("session_id", session))));
  }

  private Job run(QueryJobConfiguration.Builder query) throws InterruptedException {
    JobId id = JobId.newBuilder().setLocation("EU").setJob("job-" + number++).build();
    Job job = bigQuery.create(JobInfo.of(id, query.setUseLegacySql(false).build()));
    return job.waitFor();
  }

  private String session() throws InterruptedException {
    Job job = run(QueryJobConfiguration.newBuilder("SELECT 1").setCreateSession(true));
    return job.getStatistics().getSessionInfo().getSessionId();
  }

  private List<List<Object>> rows(Job job) throws InterruptedException {
    List<List<Object>> rows = new ArrayList<>();
    TableResult result = job.getQueryResults();
    for (FieldValueList row : result.iterateAll()) {
      List<Object> values = new ArrayList<>();
      row.forEach(value -> values.add(value.getValue()));
      rows.add(values);
    }
    return rows;
  }

  @Test
  void the_real_client_reads_rows() throws InterruptedException {
    Job job = run("SELECT day, campaign, cost, clicks FROM silver.spend ORDER BY day");
    assertThat(rows(job))
        .containsExactly(
            List.of("2026-01-01", "a", "1.5", "3"),
            java.util.Arrays.asList("2026-01-02", "b", null, "4"));
  }

  @Test
  void merge_changes_removes_and_adds_rows_as_one() throws InterruptedException {
    Job job = run(
        "MERGE silver.spend t USING (SELECT DATE '2026-01-01' AS day, 'a' AS campaign, 9 AS clicks"
            + " UNION ALL SELECT DATE '2026-01-03', 'c', 7) s ON t.campaign = s.campaign"
            + " WHEN MATCHED THEN UPDATE SET clicks = s.clicks"
            + " WHEN NOT MATCHED THEN INSERT (day, campaign, clicks) VALUES (s.day, s.campaign, s.clicks)"
            + " WHEN NOT MATCHED BY SOURCE THEN DELETE");
    QueryStatistics statistics = job.getStatistics();
    assertThat(statistics.getNumDmlAffectedRows()).isEqualTo(3);
    assertThat(fake.rows("SELECT campaign, clicks FROM silver.spend ORDER BY 1"))
        .containsExactly(List.of("a", 9L), List.of("c", 7L));
  }

  @Test
  void a_transaction_of_a_session_is_seen_when_it_is_committed() throws InterruptedException {
    String session = session();
    run(session, "BEGIN TRANSACTION");
    run(session, "CREATE TEMP TABLE old AS SELECT campaign FROM silver.spend WHERE clicks = 3");
    run(
        session,
        "DELETE FROM silver.spend t WHERE EXISTS (SELECT 1 FROM old o WHERE o.campaign = t.campaign)");
    assertThat(fake.rows("SELECT COUNT(*) FROM silver.spend")).containsExactly(List.of(2L));
    run(session, "COMMIT TRANSACTION");
    assertThat(fake.rows("SELECT COUNT(*) FROM silver.spend")).containsExactly(List.of(1L));
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThatThrownBy(() -> run("SELECT * FROM silver.nothing"))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining(
            "Not found: Table test-project:silver.nothing was not found in location EU");
    assertThatThrownBy(() -> run("SELECT cots FROM silver.spend"))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining("Unrecognized name: cots")
        .hasMessageContaining("at [1:8]");
  }
}
