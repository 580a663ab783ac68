package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.gcp.fake.Call;
import com.askbosco.data.gcp.fake.Fault;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.StagedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that fails, answers that get lost, writers that die or are slow: each run is committed once and whole, or not at all. */
@Tag("cloud")
class FaultsInBigQueryTest {
  private static final Slice ADS = slice("google-ads", "campaign", "1", "2026-03-01/2026-03-02");
  private static final List<TableSpec> CANON = List.of(TestCanon.ADS);
  private static final Predicate<Call> JOBS = Call::insertsJob;
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(11);

  @TempDir
  Path folder;

  private BigQueryPlace place;
  private BigQueryWarehouse warehouse;

  @BeforeEach
  void open() {
    place = new BigQueryPlace(folder.resolve("lowered"));
    warehouse = opened(Duration.ofMinutes(15));
    warehouse.commit(run("r1", 1));
  }

  private BigQueryWarehouse opened(Duration patience) {
    return place.open(CANON, Path.of("sql"), patience);
  }

  @AfterEach
  void close() {
    place.close();
  }

  private StagedRun run(String id, int clicks) {
    return new StagedRunBuilder(folder, id)
        .complete(ADS)
        .bronze(ADS, 0, "a", "payload of " + id)
        .text("fct_ads", ADS, "report_date=2026-03-01; campaign=a; clicks=" + clicks)
        .text("fct_ads", ADS, "report_date=2026-03-02; campaign=a; clicks=" + clicks)
        .deadLetter(ADS, "of " + id, "x" + id)
        .build();
  }

  /** Everything a commit writes that tells of its run. */
  private List<String> written() {
    List<String> all = new ArrayList<>();
    for (String query : List.of(
        "SELECT run_id, version, records FROM ops.ctl_run ORDER BY ALL",
        "SELECT report_date, clicks, _run_id FROM silver.fct_ads ORDER BY ALL",
        "SELECT record_key, run_id FROM bronze.google_ads ORDER BY ALL",
        "SELECT reason, run_id FROM ops.ctl_quarantine ORDER BY ALL",
        "SELECT run_id, COUNT(*) FROM ops.ctl_request_log GROUP BY 1 ORDER BY 1",
        "SELECT complete_to FROM ops.ctl_watermark")) {
      place.session().rows(query).forEach(row -> all.add(row.toString()));
    }
    return all;
  }

  private List<String> afterTheSecond() {
    return List.of(
        "[r1, 1, 1]",
        "[r2, 2, 1]",
        "[2026-03-01, 2, r2]",
        "[2026-03-02, 2, r2]",
        "[a, r2]",
        "[of r2, r2]",
        "[r1, 1]",
        "[r2, 1]",
        "[2026-03-02]");
  }

  /** A job one of whose statements begins so. */
  private static Predicate<Call> statement(String begins) {
    return call -> call.insertsJob()
        && (call.body().contains("\"query\":\"" + begins) || call.body().contains(";\\n" + begins));
  }

  @Test
  void lostAnswersAreFoundByTheirJobs() {
    int before = place.fake.calls().size();
    AtomicInteger posts = new AtomicInteger();
    place
        .fake
        .faults()
        .always(call -> JOBS.test(call) && posts.incrementAndGet() % 2 == 0, new Fault.CutAfter());

    CommitReport report = warehouse.commit(run("r2", 2));

    assertThat(report.version()).isEqualTo(2);
    assertThat(report.repeated()).isFalse();
    assertThat(written()).isEqualTo(afterTheSecond());
    assertThat(place.fake.calls().size() - before).isGreaterThan(60);
  }

  @Test
  void aServiceThatIsBusyForAWhileIsAskedAgain() {
    place
        .fake
        .faults()
        .between(3, 5, JOBS, new Fault.Refuse(503, "backendError"))
        .between(12, 14, JOBS, new Fault.Refuse(429, "rateLimitExceeded"))
        .between(20, 21, JOBS, new Fault.Refuse(403, "rateLimitExceeded"))
        .between(30, 31, JOBS, new Fault.CutBefore())
        .between(9, 11, call -> call.method().equals("GET"), new Fault.Refuse(500, "internalError"))
        .nth(17, JOBS, new Fault.JobSlow(6));

    assertThat(warehouse.commit(run("r2", 2)).repeated()).isFalse();
    assertThat(written()).isEqualTo(afterTheSecond());
  }

  @Test
  void aStatementThatFailsInTheTransactionMakesAllOfItBeDoneAgain() {
    int before = place.fake.calls().size();
    place
        .fake
        .faults()
        .once(statement("DELETE FROM `silver`"), new Fault.JobFails("backendError", "Try again"));

    assertThat(warehouse.commit(run("r2", 2)).version()).isEqualTo(2);
    assertThat(written()).isEqualTo(afterTheSecond());
    assertThat(place.fake.calls().stream().skip(before).filter(statement("BEGIN")))
        .hasSize(2);
    assertThat(place.fake.calls().stream().skip(before).filter(statement("COMMIT")))
        .hasSize(1);
  }

  @Test
  void aLostAnswerToTheCommitIsNoSecondCommit() {
    place.fake.faults().once(statement("COMMIT"), new Fault.CutAfter());

    assertThat(warehouse.commit(run("r2", 2)).repeated()).isFalse();
    assertThat(written()).isEqualTo(afterTheSecond());
  }

  @Test
  void aConflictWithSomeoneElseIsNoLoss() {
    AtomicInteger met = new AtomicInteger();
    place.fake.onCall(call -> {
      if (statement("INSERT INTO `silver`.`fct_ads").test(call) && met.getAndIncrement() == 0) {
        place.fake.rows("UPDATE ops.ctl_slice SET last_error = NULL WHERE TRUE");
      }
    });

    assertThat(warehouse.commit(run("r2", 2)).version()).isEqualTo(2);
    assertThat(met.get()).as("times the transaction was tried").isEqualTo(2);
    assertThat(written()).isEqualTo(afterTheSecond());
  }

  @Test
  void aLoadThatFailsIsTriedUnderTheNextNumber() {
    place
        .fake
        .faults()
        .once(
            call -> JOBS.test(call) && call.body().contains("\"load\":"),
            new Fault.JobFails("backendError", "Try again"));

    warehouse.commit(run("r2", 2));

    assertThat(written()).isEqualTo(afterTheSecond());
    assertThat(place.fake.calls().stream()
            .filter(call -> JOBS.test(call) && call.body().contains("\"load\":"))
            .filter(call -> call.body().contains("_1\"")))
        .hasSize(1);
  }

  @Test
  void aFileThatDoesNotFitItsTableEndsTheRunAndChangesNothing() {
    List<String> before = written();
    StagedRun wrong = new StagedRunBuilder(folder, "r2")
        .complete(ADS)
        .text("fct_ads", ADS, "report_date=2026-03-01; campaign=a; clicks=many")
        .build();

    assertThatThrownBy(() -> warehouse.commit(wrong))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_FAILED))
        .hasMessageContaining("rows of silver.fct_ads");
    assertThat(written()).isEqualTo(before);
  }

  /** Cut off for good before the nth job of a commit: to BigQuery, a process that was killed there. */
  @Test
  void aWriterThatDiesAtAnyMomentIsFollowedByOneThatDoesItAllOnce() {
    int first = jobs();
    warehouse.commit(run("probe", 5));
    int all = jobs() - first;
    for (int at = 1; at <= all; at += Math.max(1, all / 7)) {
      place.fake.faults().between(at, Integer.MAX_VALUE, call -> true, new Fault.CutBefore());
      String id = "k" + at;
      int clicks = 100 + at;
      assertThatThrownBy(() -> warehouse.commit(run(id, clicks)))
          .isInstanceOf(BoscoException.class);
      place.fake.faults().clear();
      assertThat(place.session().rows("SELECT 1 FROM ops.ctl_run WHERE run_id = '" + id + "'"))
          .as("nothing of " + id)
          .isEmpty();
      place.pass(LONGER_THAN_A_LEASE);
      warehouse = opened(Duration.ZERO);
      assertThat(warehouse.committed(id)).isEmpty();
      assertThat(warehouse.commit(run(id, clicks)).repeated()).isFalse();
      assertThat(place.session().rows("SELECT DISTINCT clicks, _run_id FROM silver.fct_ads"))
          .isEqualTo(List.of(List.of((long) clicks, id)));
    }
  }

  private int jobs() {
    return (int) place.fake.calls().stream().filter(JOBS).count();
  }

  @Test
  void oneWhoDiesAfterTheCommitWasTakenHasCommitted() {
    place.fake.faults().once(statement("COMMIT"), new Fault.CutAfter());
    AtomicInteger commits = new AtomicInteger();
    place
        .fake
        .faults()
        .always(
            call -> statement("COMMIT").test(call) && commits.incrementAndGet() > 1
                || commits.get() > 0 && call.method().equals("GET"),
            new Fault.CutBefore());
    assertThatThrownBy(() -> warehouse.commit(run("r2", 2))).isInstanceOf(BoscoException.class);
    place.fake.faults().clear();
    place.pass(LONGER_THAN_A_LEASE);
    warehouse = opened(Duration.ZERO);

    CommitReport report = warehouse.commit(run("r2", 2));

    assertThat(report.version()).isEqualTo(2);
    assertThat(report.repeated()).as("known from the ledger").isTrue();
    assertThat(written()).isEqualTo(afterTheSecond());
  }

  @Test
  void anotherWriterIsRefusedWithTheNameOfTheFirstUntilItEnds() {
    assertThatThrownBy(() -> opened(Duration.ofMinutes(2)))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED))
        .hasMessageContaining("test-")
        .hasMessageContaining("is writing to the warehouse of test-project until");

    warehouse.close();
    opened(Duration.ZERO).close();
  }

  @Test
  void oneWhoWasTooSlowCommitsNothingAnyMore() {
    List<BigQueryWarehouse> others = new ArrayList<>();
    place.fake.onCall(call -> {
      if (statement("INSERT INTO `silver`.`fct_ads").test(call) && others.isEmpty()) {
        place.pass(LONGER_THAN_A_LEASE);
        Thread other = new Thread(() -> others.add(opened(Duration.ZERO)));
        other.start();
        try {
          other.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    });

    assertThatThrownBy(() -> warehouse.commit(run("slow", 9))).isInstanceOf(BoscoException.class);

    assertThat(others).hasSize(1);
    assertThat(others.get(0).committed("slow")).isEmpty();
    others.get(0).commit(run("r2", 2));
    assertThat(written()).isEqualTo(afterTheSecond());
  }
}
