package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.gcp.fake.FakeGcs;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.Pseudonyms;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of the erase template, from its parameters to the last object: raw in a bucket, the warehouse in BigQuery's stand-in. */
@Tag("cloud")
class EraseTemplateTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final String RAW = "gs://bosco-raw/raw";
  private static final String REQUESTS = "gs://bosco-config/erasure";
  private static final AtomicReference<Agency> AGENCY = new AtomicReference<>();
  private static final String PERSON =
      "SELECT o.client_id, JSON_VALUE(c.payload, '$.email') AS email, COUNT(*) AS n"
          + " FROM bronze.shopify AS o JOIN bronze.shopify AS c ON c.client_id = o.client_id AND c.stream = 'customers'"
          + " AND JSON_VALUE(c.payload, '$.id') = JSON_VALUE(o.payload, '$.customer.id')"
          + " WHERE o.stream = 'orders' GROUP BY 1, 2 ORDER BY n DESC, 2 LIMIT 1";

  @TempDir
  private Path folder;

  @AfterEach
  void disks() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void rule_15_the_job_of_the_template_leaves_nothing_of_the_person()
      throws IOException, SQLException {
    try (Agency agency = Agency.open(folder, "1x4", "").inBigQuery();
        FakeGcs gcs = FakeGcs.start("bosco-raw", "bosco-config")) {
      AGENCY.set(agency);
      agency.run(LAST.minusDays(2), LAST);
      use(gcs);
      List<Object> person = agency.query(PERSON).rows().get(0);
      String email = String.valueOf(person.get(1));
      String hash = Pseudonyms.ofEmail(email).orElseThrow();
      upload(gcs, agency.workspace().raw(), RAW);
      upload(gcs, agency.workspace().clients(), "gs://bosco-config/clients");
      request(gcs, "nobody", email);
      assertThatThrownBy(() -> erase(gcs)).hasMessageContaining("there is no client `nobody`");
      assertThat(summary(gcs).path("status").asText()).isEqualTo("FAILED");
      assertThat(summary(gcs).toString()).doesNotContain(email);
      request(gcs, String.valueOf(person.get(0)), email);
      assertThat(objects(gcs, email)).isNotEmpty();
      assertThat(tables(agency, email)).isNotEmpty();
      // What a run that was broken off left, and what another is staging at this moment.
      gcs.write("gs://bosco-raw/staged/now/rows.jsonl", email.getBytes(StandardCharsets.UTF_8));

      erase(gcs);

      assertThat(summary(gcs).path("status").asText()).isEqualTo("PARTIAL");
      assertThat(ledger(agency)).endsWith("WAITING\n");
      Storage.delete("gs://bosco-raw/staged/**");
      erase(gcs);

      assertThat(summary(gcs).path("status").asText()).isEqualTo("COMPLETE");
      assertThat(ledger(agency)).endsWith("COMPLETE\n");
      assertThat(objects(gcs, email)).isEmpty();
      assertThat(objects(gcs, hash)).isEmpty();
      assertThat(tables(agency, email)).isEmpty();
      assertThat(tables(agency, hash)).isEmpty();

      Map<String, String> before = content(gcs);
      erase(gcs);

      assertThat(content(gcs)).isEqualTo(before);
      assertThat(summary(gcs).path("status").asText()).isEqualTo("COMPLETE");
    }
  }

  private static void use(FakeGcs gcs) {
    GcsOptions options = PipelineOptionsFactory.create().as(GcsOptions.class);
    options.setGcsEndpoint(gcs.endpoint());
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    FileSystems.setDefaultPipelineOptions(options);
  }

  private static void request(FakeGcs gcs, String client, String email) {
    gcs.write(
        REQUESTS + "/R-1.yaml", """
        client: %s
        request_id: R-1
        received_at: 2026-04-01T12:00:00Z
        subject: {emails: ['%s']}
        """.formatted(client, email).getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the job as a launch with these parameters does. */
  private static void erase(FakeGcs gcs) {
    String[] args = {
      "--jobName=erase-1",
      "--targetParallelism=1",
      "--gcsEndpoint=" + gcs.endpoint(),
      "--credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
      "--requestsLocation=" + REQUESTS,
      "--clientsLocation=gs://bosco-config/clients",
      "--rawLocation=" + RAW,
      "--stagedRowsLocation=gs://bosco-raw/staged",
      "--warehouseProject=test-project"
    };
    var launch = Parameters.read(args, EraseOptions.class, EraseMain::read);
    EraseOptions options = launch.options();
    Launch.settle(Template.ERASE, options);
    Pipeline pipeline = Pipeline.create(options);
    EraseMain.add(
        pipeline,
        options,
        launch.args(),
        new Cloud(
            () -> Objects.requireNonNull(AGENCY.get()).writing(),
            new SummaryOutcomes(RAW, options.getJobName()),
            FileSecrets::new));
    pipeline.run().waitUntilFinish();
  }

  private static JsonNode summary(FakeGcs gcs) throws IOException {
    return new ObjectMapper()
        .readTree(gcs.read(RAW + "/_runs/jobs/erase-1/run_summary.json").orElseThrow());
  }

  private static String ledger(Agency agency) {
    return agency.csv("SELECT request_id, state FROM ops.ctl_erasure");
  }

  private static void upload(FakeGcs gcs, Path from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        gcs.write(to + "/" + from.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  /** The objects of both buckets that hold a text, those opened that are compressed; without the request itself. */
  private static List<String> objects(FakeGcs gcs, String text) throws IOException {
    List<String> found = new ArrayList<>();
    content(gcs).forEach((name, content) -> {
      if (content.contains(text) && !name.startsWith(REQUESTS)) {
        found.add(name);
      }
    });
    return found;
  }

  /** Every object but the job's summary, which has the time in it. */
  private static Map<String, String> content(FakeGcs gcs) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String bucket : List.of("gs://bosco-raw/**", "gs://bosco-config/**")) {
      for (String name : Storage.list(bucket)) {
        byte[] bytes = gcs.read(name).orElseThrow();
        if (name.endsWith(".gz")) {
          try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            bytes = in.readAllBytes();
          }
        }
        if (!name.contains("/_runs/jobs/")) {
          all.put(name, new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return all;
  }

  /** The tables that hold a text; those of staging end by themselves. */
  private static List<String> tables(Agency agency, String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = agency.bigQuery().fake.duckDb();
        Statement statement = connection.createStatement()) {
      List<String> tables = first(
          statement,
          "SELECT table_schema || '.\"' || table_name || '\"' FROM information_schema.tables"
              + " WHERE table_type = 'BASE TABLE' AND table_schema <> 'staging' ORDER BY 1");
      for (String table : tables) {
        if (!first(
                statement,
                "SELECT 'here' FROM " + table + " AS t WHERE CAST(t AS VARCHAR) LIKE '%" + text
                    + "%' LIMIT 1")
            .isEmpty()) {
          found.add(table);
        }
      }
    }
    return found;
  }

  private static List<String> first(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
