package com.askbosco.data.gcp.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs of the fake: what becomes of them when answers are lost, and what is loaded. */
class FakeJobsTest {
  private final FakeGcs gcs = FakeGcs.start("test-bucket");
  private final FakeBigQuery fake = FakeBigQuery.start(gcs.objects());
  private final BigQuery bigQuery = fake.client();
  private final Client client = new Client(bigQuery);

  @BeforeEach
  void tables() {
    fake.script("CREATE SCHEMA d; CREATE TABLE d.t (a INT64)");
  }

  @AfterEach
  void close() {
    fake.close();
    gcs.close();
  }

  private static JobInfo insert(String id) {
    return JobInfo.of(
        Client.id(id),
        QueryJobConfiguration.newBuilder("INSERT INTO d.t (a) VALUES (1)")
            .setUseLegacySql(false)
            .build());
  }

  private long count() {
    return (Long) fake.rows("SELECT COUNT(*) FROM d.t").get(0).get(0);
  }

  @Test
  void a_lost_answer_does_not_run_a_job_twice() {
    fake.faults().once(Call::insertsJob, new Fault.CutAfter());
    Job job = Client.wait(bigQuery.create(insert("once")));
    assertThat(job.getStatus().getState()).isEqualTo(JobStatus.State.DONE);
    assertThat(count()).isEqualTo(1);
    assertThat(fake.calls()).filteredOn(Call::insertsJob).hasSize(2);
  }

  @Test
  void a_connection_that_ends_too_early_has_no_effect() {
    fake.faults().once(Call::insertsJob, new Fault.CutBefore());
    Client.wait(bigQuery.create(insert("once")));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_job_of_another_day_is_a_duplicate() {
    // The client compares with its own clock.
    fake.passMillis(-25 * 3_600_000L);
    Client.wait(bigQuery.create(insert("once")));
    assertThatThrownBy(() -> bigQuery.create(insert("once")))
        .isInstanceOfSatisfying(BigQueryException.class, e -> {
          assertThat(e.getCode()).isEqualTo(409);
          assertThat(e.getReason()).isEqualTo("duplicate");
          assertThat(e).hasMessageContaining("Already Exists: Job test-project:EU.once");
        });
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_job_that_is_there_comes_back_with_its_own_configuration() {
    Client.wait(bigQuery.create(insert("once")));
    Job job = bigQuery.create(JobInfo.of(
        Client.id("once"),
        QueryJobConfiguration.newBuilder("SELECT 2").setUseLegacySql(false).build()));
    QueryJobConfiguration configuration = job.getConfiguration();
    assertThat(configuration.getQuery()).isEqualTo("INSERT INTO d.t (a) VALUES (1)");
  }

  @ParameterizedTest
  @CsvSource({
    "503, backendError",
    "429, rateLimitExceeded",
    "403, rateLimitExceeded",
    "500, internalError"
  })
  void a_refused_call_has_no_effect(int status, String reason) {
    fake.faults().always(Call::insertsJob, new Fault.Refuse(status, reason));
    assertThatThrownBy(() -> bigQuery.create(insert("once")))
        .isInstanceOfSatisfying(BigQueryException.class, e -> {
          assertThat(e.getCode()).isEqualTo(status);
          assertThat(e.getReason()).isEqualTo(reason);
        });
    assertThat(count()).isZero();
  }

  @Test
  void a_job_may_fail_after_it_was_taken_and_keeps_its_id() {
    fake.faults().once(Call::insertsJob, new Fault.JobFails("backendError", "try again"));
    Job job = bigQuery.create(insert("failed"));
    assertThatThrownBy(() -> Client.wait(job)).hasMessageContaining("try again");
    assertThat(bigQuery.getJob(Client.id("failed")).getStatus().getError().getReason())
        .isEqualTo("backendError");
    assertThat(count()).isZero();
    assertThatThrownBy(() -> bigQuery.create(insert("failed")).reload())
        .hasMessageContaining("try again");
  }

  @Test
  void a_slow_job_takes_effect_when_it_is_done() {
    fake.faults().once(Call::insertsJob, new Fault.JobSlow(3));
    bigQuery.create(insert("slow"));
    assertThat(bigQuery.getJob(Client.id("slow")).getStatus().getState())
        .isEqualTo(JobStatus.State.RUNNING);
    assertThat(count()).isZero();
    Client.wait(bigQuery.getJob(Client.id("slow")));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_cancelled_job_has_no_effect() {
    fake.faults().once(Call::insertsJob, new Fault.JobSlow(5));
    bigQuery.create(insert("slow"));
    assertThat(bigQuery.cancel(Client.id("slow"))).isTrue();
    assertThat(bigQuery.getJob(Client.id("slow")).getStatus().getError().getReason())
        .isEqualTo("stopped");
    assertThat(count()).isZero();
  }

  @Test
  void labels_and_ids_are_looked_at() {
    assertThatThrownBy(() -> client.run("no spaces", QueryJobConfiguration.newBuilder("SELECT 1")))
        .hasMessageContaining("Invalid job ID \"no spaces\"");
    assertThatThrownBy(() ->
            client.run(QueryJobConfiguration.newBuilder("SELECT 1").setLabels(Map.of("Step", "x"))))
        .hasMessageContaining("label");
    assertThat(bigQuery.getJob(Client.id("nothing"))).isNull();
  }

  private static final Schema SCHEMA = Schema.of(
      Field.newBuilder("id", StandardSQLTypeName.STRING)
          .setMode(Field.Mode.REQUIRED)
          .build(),
      Field.of("n", StandardSQLTypeName.INT64),
      Field.of("cost", StandardSQLTypeName.NUMERIC),
      Field.of("day", StandardSQLTypeName.DATE),
      Field.of("seen_at", StandardSQLTypeName.TIMESTAMP),
      Field.of("yes", StandardSQLTypeName.BOOL),
      Field.of("raw", StandardSQLTypeName.JSON));

  private Job load(String id, WriteDisposition disposition, String... uris) {
    LoadJobConfiguration load = LoadJobConfiguration.newBuilder(
            TableId.of("d", "loaded"), List.of(uris), FormatOptions.json())
        .setSchema(SCHEMA)
        .setWriteDisposition(disposition)
        .build();
    return Client.wait(bigQuery.create(JobInfo.of(Client.id(id), load)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void lines_of_json_are_loaded_from_the_bucket() throws IOException {
    gcs.write(
        "gs://test-bucket/a/1.json.gz",
        gzip(
            "{\"id\":\"x\",\"n\":\"7\",\"cost\":\"1.250000000\",\"day\":\"2026-01-02\",\"seen_at\":\"2026-01-02T03:04:05.123456Z\",\"yes\":true,\"raw\":{\"k\":[1,\"ä\"]}}\n"));
    gcs.write(
        "gs://test-bucket/a/2.json.gz",
        gzip(
            "{\"id\":\"y\"}\n\n{\"id\":\"z\",\"raw\":null,\"seen_at\":\"2026-01-02 03:04:05+02:00\"}"));
    LoadStatistics statistics = load(
            "load-1", WriteDisposition.WRITE_TRUNCATE, "gs://test-bucket/a/*.gz")
        .getStatistics();
    assertThat(statistics.getOutputRows()).isEqualTo(3);
    List<List<Object>> rows = fake.rows(
        "SELECT id, n, cost, day, seen_at, yes, TO_JSON_STRING(raw) FROM d.loaded ORDER BY id");
    assertThat(rows.get(0).toString())
        .isEqualTo(
            "[x, 7, 1.250000000, 2026-01-02, 2026-01-02T03:04:05.123456Z, true, {\"k\":[1,\"ä\"]}]");
    assertThat(rows.get(1)).isEqualTo(Arrays.asList("y", null, null, null, null, null, "null"));
    assertThat(rows.get(2).get(4)).isEqualTo(Instant.parse("2026-01-02T01:04:05Z"));
    load("load-2", WriteDisposition.WRITE_TRUNCATE, "gs://test-bucket/a/2.json.gz");
    load("load-3", WriteDisposition.WRITE_APPEND, "gs://test-bucket/a/2.json.gz");
    assertThat(fake.rows("SELECT COUNT(*) FROM d.loaded")).containsExactly(List.of(4L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\",\"nn\":1}",
        "{\"n\":1}",
        "{\"id\":\"x\",\"n\":1.5}",
        "{\"id\":\"x\",\"n\":\"y\"}",
        "{\"id\":\"x\",\"n\":[1]}",
        "{\"id\":\"x\"",
        "[1]",
        "{\"id\":\"x\",\"day\":\"2026-13-01\"}",
        "{\"id\":\"x\",\"cost\":\"1.0000000001\"}",
        "{\"id\":\"x\",\"seen_at\":\"yesterday\"}",
        "{\"id\":\"x\",\"yes\":\"maybe\"}"
      })
  void a_bad_row_fails_the_load_and_is_named(String row) {
    gcs.write(
        "gs://test-bucket/b.json",
        ("{\"id\":\"good\"}\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () -> load("load", WriteDisposition.WRITE_TRUNCATE, "gs://test-bucket/b.json"))
        .isInstanceOf(BigQueryException.class);
    JobStatus status = bigQuery.getJob(Client.id("load")).getStatus();
    assertThat(status.getError().getReason()).isEqualTo("invalid");
    BigQueryError error = status.getExecutionErrors().get(1);
    assertThat(error.getLocation()).isEqualTo("gs://test-bucket/b.json");
    assertThat(error.getMessage()).contains("in row starting at position 14: ");
    assertThat(bigQuery.getTable("d", "loaded")).isNull();
  }

  @Test
  void what_is_not_there_or_cut_short_is_not_loaded() throws IOException {
    assertThatThrownBy(
            () -> load("load-1", WriteDisposition.WRITE_APPEND, "gs://test-bucket/none/*"))
        .hasMessageContaining("Not found: URI gs://test-bucket/none/*");
    byte[] whole = gzip("{\"id\":\"x\"}\n".repeat(1000));
    gcs.write("gs://test-bucket/cut.json.gz", Arrays.copyOf(whole, whole.length - 10));
    assertThatThrownBy(
            () -> load("load-2", WriteDisposition.WRITE_APPEND, "gs://test-bucket/cut.json.gz"))
        .hasMessageContaining("corrupt gzip");
  }

  @Test
  void a_table_is_copied_with_its_layout() {
    fake.script(
        "CREATE TABLE d.p (day DATE) PARTITION BY day; INSERT INTO d.p (day) VALUES (DATE '2026-01-01')");
    CopyJobConfiguration copy = CopyJobConfiguration.newBuilder(
            TableId.of("d", "q"), TableId.of("d", "p"))
        .build();
    Client.wait(bigQuery.create(JobInfo.of(Client.id("copy"), copy)));
    assertThat(fake.rows("SELECT COUNT(*) FROM d.q")).containsExactly(List.of(1L));
    assertThatThrownBy(() -> Client.wait(bigQuery.create(JobInfo.of(Client.id("copy-2"), copy))))
        .hasMessageContaining("Already Exists: Table test-project:d.q");
  }

  @Test
  void four_thousand_partitions_are_the_most_of_a_job() {
    fake.script("CREATE TABLE d.p (day DATE) PARTITION BY day");
    assertThatThrownBy(() ->
            client.run("INSERT INTO d.p (day) SELECT DATE_ADD(DATE '2000-01-01', INTERVAL x DAY)"
                + " FROM UNNEST(GENERATE_ARRAY(1, 4001)) AS x"))
        .hasMessageContaining("Too many partitions produced by query, allowed 4000");
    assertThat(fake.rows("SELECT COUNT(*) FROM d.p")).containsExactly(List.of(0L));
  }
}
