package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.PollSchedule;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.FakeWarehouse;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.Watermark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polls of a streaming job: none twice, none in the way of another or of messages. */
class PollsTest {
  private static final Instant TEN = Instant.parse("2026-03-31T10:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

  @TempDir
  Path temp;

  private final String name = UUID.randomUUID().toString();
  private final FakeSource source = new FakeSource(2, 3);
  private final FakeWarehouse warehouse = new FakeWarehouse();

  private Polls polls() {
    String gate = name;
    GATES.putIfAbsent(gate, new CountDownLatch(0));
    AccessFactory access = (credentialKey, apiRoot, extractedAt, listener) -> {
      if (credentialKey.contains("SECRET_0")) {
        await(gate);
      }
      return FakeAccess.factory().open(credentialKey, apiRoot, extractedAt, listener);
    };
    ReadSettings settings = new ReadSettings(
        new FakeCatalogue(name, source, 2),
        FakeAccess.secrets(),
        access,
        new RawLayout(temp.resolve("raw").toString()),
        temp.resolve("staging").toString(),
        Limits.LOCAL,
        2);
    return new Polls(
        new PollSchedule(QUARTER, List.of()),
        new IngestJob(Optional.empty(), settings, Committer.later(), 1),
        warehouse,
        LocalRunner.checking());
  }

  private static void await(String gate) {
    try {
      java.util.Objects.requireNonNull(GATES.get(gate)).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Future<Optional<CommitReport>>> tick(Polls polls, Instant at) {
    return polls.tick(at.minus(PollSchedule.TICK), at);
  }

  @Test
  void aSlowPollHoldsUpNobodyAndIsNotDoubled() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    GATES.put(name, slow);
    try (Polls polls = polls()) {
      List<Future<Optional<CommitReport>>> first = tick(polls, TEN);
      assertThat(first).hasSize(2);
      assertThat(first.get(1).get()).isPresent();
      synchronized (warehouse) { // as a commit of messages does
        assertThat(warehouse.order).containsExactly("poll-2026-03-31T100000Z-client1-shop");
      }

      List<Future<Optional<CommitReport>>> second = tick(polls, TEN.plus(QUARTER));
      assertThat(second).as("the poll of client0 is under way").hasSize(1);
      assertThat(second.get(0).get()).isPresent();

      slow.countDown();
      assertThat(first.get(0).get()).isPresent();
      for (Future<Optional<CommitReport>> each : tick(polls, TEN.plus(QUARTER.multipliedBy(2)))) {
        assertThat(each.get()).isPresent();
      }
    }

    assertThat(warehouse.order)
        .containsExactlyInAnyOrder(
            "poll-2026-03-31T100000Z-client0-shop",
            "poll-2026-03-31T100000Z-client1-shop",
            "poll-2026-03-31T101500Z-client1-shop",
            "poll-2026-03-31T103000Z-client0-shop",
            "poll-2026-03-31T103000Z-client1-shop");
    assertThat(source.mostUsersOfOneCredential).hasValue(1);
    // yesterday, today and the two days before that may be restated, of two accounts, and a list
    // each
    assertThat(warehouse.rows("poll-2026-03-31T103000Z-client0-shop"))
        .hasSize(2 * (4 + 1) * 2 * 3 * 2)
        .doesNotHaveDuplicates();
    assertThat(Files.list(temp.resolve("staging"))).isEmpty();
  }

  @Test
  void aJobThatWasKilledPollsAMomentOnce() throws Exception {
    try (Polls polls = polls()) {
      for (Future<Optional<CommitReport>> each : tick(polls, TEN)) {
        assertThat(each.get()).isPresent();
      }
    }
    int asked = source.asked.size();
    Path left = temp.resolve("staging/poll-2026-03-31T094500Z-client0-shop");
    Files.createDirectories(left);

    try (Polls polls = polls()) {
      for (Future<Optional<CommitReport>> each : tick(polls, TEN)) {
        assertThat(each.get()).isEmpty();
      }
    }

    assertThat(source.asked).hasSize(asked);
    assertThat(left).doesNotExist();
  }

  @Test
  void daysThatAreMissingAreReadByTheNextPoll() throws Exception {
    LocalDate complete = LocalDate.parse("2026-03-20");
    warehouse.marks.add(
        new Watermark("client0", "shop", "fake", "daily", "client0-a", complete, complete, null));
    try (Polls polls = polls()) {
      for (Future<Optional<CommitReport>> each : tick(polls, TEN)) {
        each.get();
      }
    }

    assertThat(source.asked)
        .contains("daily client0-a " + DateRange.day(complete.plusDays(1)) + " 0")
        .doesNotContain("daily client0-b " + DateRange.day(complete.plusDays(1)) + " 0");
  }

  /** Intraday figures of the simulated vendors: polls through a day end as one batch run over the same days does. */
  @Test
  void pollsOfTheSandboxEndAsOneBatchRun() throws Exception {
    try (Agency batch = Agency.open(temp.resolve("batch"), "1x2", "");
        Agency polled = Agency.open(temp.resolve("polled"), "1x2", "")) {
      LocalDate today = batch.world().lastDay();
      batch.vendors().today(today);
      polled.vendors().today(today);
      try (Warehouse into = batch.warehouse()) {
        IngestRun.execute(
            batch
                .args(today.minusDays(1), today)
                .asOf(today)
                .withSandbox(batch.vendors().uri().toString()),
            into,
            () -> new LocalSecrets(Path.of("")),
            ProgressListener.NONE,
            RunJournal.none());
      }
      IngestJob job = IngestJob.local(
          polled.args(today, today).withSandbox(polled.vendors().uri().toString()),
          () -> new LocalSecrets(Path.of("")),
          Committer.later());
      Instant morning = today.atTime(10, 0).toInstant(ZoneOffset.UTC);
      try (Warehouse into = polled.warehouse();
          Polls polls =
              new Polls(new PollSchedule(QUARTER, List.of()), job, into, LocalRunner.trusting())) {
        for (int i = 0; i < 2; i++) {
          for (Future<Optional<CommitReport>> each :
              tick(polls, morning.plus(QUARTER.multipliedBy(i)))) {
            assertThat(each.get())
                .hasValueSatisfying(report -> assertThat(report.failed()).isZero());
          }
        }
      }

      for (String table : List.of(
          "fct_order", "fct_order_line", "fct_ads_campaign_daily", "fct_web_traffic_daily")) {
        assertThat(rows(polled, table)).as(table).isNotEmpty().isEqualTo(rows(batch, table));
      }
    }
  }

  /** The rows of a table of silver, without what says which run brought them. */
  private static List<String> rows(Agency agency, String table) throws Exception {
    Path file;
    try (Stream<Path> files = Files.list(agency.workspace().warehouse())) {
      file =
          files.filter(path -> path.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(
            "SELECT CAST(r AS VARCHAR) FROM (SELECT * EXCLUDE (_run_id, _extracted_at, _source_file) FROM silver."
                + table + ") r ORDER BY 1")) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
