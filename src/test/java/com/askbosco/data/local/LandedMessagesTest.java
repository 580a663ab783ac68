package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.bigquery.BigQueryLanding;
import com.askbosco.data.gcp.fake.FakeBigQuery;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.CommitMessages;
import com.askbosco.data.pipeline.streaming.LandMessages;
import com.askbosco.data.pipeline.streaming.Message;
import com.askbosco.data.pipeline.streaming.MessageCommitter;
import com.askbosco.data.pipeline.streaming.MessagePage;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.table.LandingTables;
import com.google.api.services.bigquery.model.TableRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.gcp.testing.FakeBigQueryServices;
import org.apache.beam.sdk.io.gcp.testing.FakeDatasetService;
import org.apache.beam.sdk.io.gcp.testing.FakeJobService;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of messages by way of BigQuery's landing tables give the tables that they give on one machine. */
class LandedMessagesTest {
  private static final Instant AT = Instant.parse("2026-03-31T10:00:00Z");
  private static final List<TableSpec> CANON = Stream.of("fct_web_event", "fct_transaction")
      .map(name -> Objects.requireNonNull(Canon.load().get(name)))
      .toList();
  private static final Map<String, LocalWarehouse> LOCAL = new ConcurrentHashMap<>();

  @TempDir
  Path folder;

  private FakeDatasetService landed;

  @BeforeEach
  void services() throws Exception {
    FakeDatasetService.setUp();
    FakeJobService.setUp();
    landed = new FakeDatasetService();
    landed.createDataset(FakeBigQuery.PROJECT, LandingTables.SCHEMA, "", "", null);
  }

  private static MessageStream stream(String source, String stream) {
    return new MessageStream(
        new Connection(
            "agency",
            "aurora",
            "EUR",
            "Europe/Berlin",
            source,
            source,
            "none",
            "",
            "EUR",
            "{\"bootstrap_servers\": \"127.0.0.1:9092\", \"topics\": {\"" + stream + "\": \"t\"}}",
            SourceKind.KAFKA),
        stream,
        "a-1");
  }

  private static final MessageStream WEB = stream("web-events", "events");
  private static final MessageStream PAID = stream("payment-events", "payments");

  private static Message message(long offset, String json) {
    return new Message(
        json.getBytes(StandardCharsets.UTF_8),
        offset,
        "id-" + offset,
        AT.plusSeconds(offset),
        Map.of());
  }

  private static Message view(long offset, String id) {
    return message(offset, """
        {"messageId":"%s","type":"page","anonymousId":"a-1","timestamp":"2026-03-31T09:30:00.250Z",\
        "context":{"page":{"url":"https://shop.example/hats?utm_source=Google","title":"Hüte \\"1\\""}},\
        "n":1234567890.25}""".formatted(id));
  }

  private static Message charge(long offset, String status, long created) {
    return message(offset, """
        {"id":"evt_%d","object":"event","type":"charge.succeeded","created":%d,"livemode":true,"data":{"object":{"id":"ch_1",\
        "object":"charge","amount":1999,"currency":"eur","status":"%s","created":1774951200,"payment_intent":"pi_1",\
        "payment_method_details":{"type":"card"}}}}""".formatted(offset, created, status));
  }

  private static MessagePage page(
      MessageStream stream,
      String partition,
      @Nullable String from,
      String next,
      int second,
      Message... all) {
    return new MessagePage(
        stream,
        partition,
        stream.connection().source() + "://" + partition,
        from,
        next,
        AT.plusSeconds(second),
        List.of(all),
        "");
  }

  /** Bad bytes, a repeated event, an older state of a payment that comes late, a page whose place only moved. */
  private static List<MessagePage> pages() {
    return List.of(
        page(WEB, "0", null, "3", 0, view(0, "m-1"), view(1, "m-2"), message(2, "{\"messageId\":")),
        page(WEB, "0", "3", "5", 2, view(3, "m-1"), view(4, "m-3")),
        page(WEB, "1", null, "1", 3, view(0, "m-4")),
        page(
            PAID,
            "",
            "",
            "",
            4,
            charge(7, "succeeded", 1774951300),
            charge(8, "pending", 1774951200)),
        page(WEB, "1", "1", "2", 5));
  }

  private ReadSettings settings(String place) {
    return new ReadSettings(
        new DataFiles(folder + "/clients", Optional.empty()),
        FakeAccess.secrets(),
        AccessFactory.network(),
        new RawLayout(folder.resolve(place) + "/raw"),
        folder.resolve(place) + "/staging",
        Limits.LOCAL,
        1);
  }

  private static TestStream<MessagePage> stream(List<MessagePage> pages) {
    TestStream.Builder<MessagePage> stream =
        TestStream.create(SerializableCoder.of(MessagePage.class));
    for (MessagePage page : pages) {
      stream = stream.addElements(page);
    }
    return stream.advanceWatermarkToInfinity();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(
        PipelineOptionsFactory.fromArgs("--targetParallelism=1").create());
  }

  private record IntoLocal(String key) implements MessageCommitter {
    @Override
    public Map<String, String> positions() {
      return local().positions();
    }

    @Override
    public void commit(StagedMessages messages) {
      local().commit(messages);
    }

    private LocalWarehouse local() {
      return Objects.requireNonNull(LOCAL.get(key));
    }
  }

  /** What one machine makes of the pages. */
  private Map<String, List<String>> onOneMachine(List<MessagePage> pages) throws Exception {
    Workspace workspace = Workspace.open(folder.resolve("workspace"));
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"))) {
      LOCAL.put(folder.toString(), warehouse);
      Pipeline pipeline = pipeline();
      pipeline
          .apply("Pages", stream(pages))
          .apply(
              "Commit",
              CommitMessages.with("run", settings("local"), new IntoLocal(folder.toString())));
      pipeline.run().waitUntilFinish();
    }
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + workspace.database())) {
      return tables(new DuckDbSession(connection));
    }
  }

  /** The rows of the landing tables, by table, as BigQuery has them. */
  private Map<String, List<TableRow>> land(List<MessagePage> pages) throws Exception {
    Pipeline pipeline = pipeline();
    pipeline
        .apply("Pages", stream(pages))
        .apply(
            "Land",
            LandMessages.into("run", settings("cloud"), FakeBigQuery.PROJECT)
                .withServices(new FakeBigQueryServices()
                    .withDatasetService(landed)
                    .withJobService(new FakeJobService())));
    pipeline.run().waitUntilFinish();
    Map<String, List<TableRow>> rows = new TreeMap<>();
    for (String table : LandedRows.TABLES) {
      rows.put(table, landed.getAllRows(FakeBigQuery.PROJECT, LandingTables.SCHEMA, table));
    }
    return rows;
  }

  /** What depends on how many pages are applied at once is left out. */
  private static final Map<String, String> COLUMNS = Map.of(
      "ops.ctl_message_position", "* EXCLUDE (committed_at)",
      "ops.ctl_schema_drift", "* EXCLUDE (last_records)",
      "ops.ctl_stream", "* EXCLUDE (received_at)",
      "ops.ctl_reprocess", "* EXCLUDE (first_seen, last_seen)");

  /** What readers find: bronze, silver, dead letters, positions. */
  private static Map<String, List<String>> tables(DuckDbSession session) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : List.of(
        "bronze.web_events",
        "bronze.payment_events",
        "silver.fct_web_event",
        "silver.fct_transaction",
        "ops.ctl_quarantine",
        "ops.ctl_schema_drift",
        "ops.ctl_message_position",
        "ops.ctl_stream",
        "ops.ctl_reprocess")) {
      tables.put(
          table,
          session.rows("SELECT " + COLUMNS.getOrDefault(table, "*") + " FROM " + table).stream()
              .map(List::toString)
              .sorted()
              .toList());
    }
    return tables;
  }

  @Test
  void whatLandedInAnyOrderIsAppliedPageByPageAndEqualsOneMachine() throws Exception {
    Map<String, List<String>> expected = onOneMachine(pages());
    assertThat(expected.get("silver.fct_web_event")).hasSize(4);
    assertThat(expected.get("silver.fct_transaction")).hasSize(1);
    assertThat(expected.get("ops.ctl_quarantine")).hasSize(1);
    assertThat(expected.get("ops.ctl_message_position")).hasSize(3);
    Map<String, List<TableRow>> rows = land(pages());
    assertThat(rows.get("pages")).hasSize(5);

    try (BigQueryPlace place = new BigQueryPlace(folder.resolve("lowered"));
        BigQueryLanding warehouse = new BigQueryLanding(
            place.open(CANON, Path.of("sql")), place.settings(Duration.ZERO), CANON)) {
      assertThat(warehouse.applyLanded()).as("nothing has landed").isZero();
      // The heads are quicker than some of the rows.
      String late = LandedRows.TABLES.get(1);
      Map<String, List<TableRow>> first = new TreeMap<>(rows);
      TableRow missing = Objects.requireNonNull(rows.get(late)).get(0);
      first.put(
          late,
          Objects.requireNonNull(rows.get(late)).stream()
              .filter(row -> row != missing)
              .toList());
      LandedRows.arrive(place, folder, first);
      long before = warehouse.applyLanded();
      assertThat(before).isLessThan(8);
      LandedRows.arrive(place, folder, Map.of(late, List.of(missing)));

      assertThat(before + warehouse.applyLanded()).isEqualTo(8);
      assertThat(warehouse.applyLanded()).as("applied once").isZero();
      assertThat(warehouse.positions().values()).containsExactlyInAnyOrder("5", "2");
      assertThat(tables(place.session())).isEqualTo(expected);
    }
  }
}
