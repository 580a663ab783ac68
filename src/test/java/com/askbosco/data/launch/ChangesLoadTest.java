package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.ChangesChild.Running;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load of pgbench (TPC-B) while its changes are read, with {@code kill -9} of the pipeline within the snapshot and within the
 * stream, and of the database: the log of changes has every change once and ends equal to the tables.
 * {@code -Dbosco.changes=1000000} changes a million rows.
 */
@Tag("cloud")
class ChangesLoadTest {
  private static final Logger LOG = LoggerFactory.getLogger(ChangesLoadTest.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHANGES = Integer.getInteger("bosco.changes", 40_000);
  private static final int CHANGES_OF_A_TRANSACTION = 4;
  private static final Map<String, String> TABLES = Map.of(
      "accounts", "public.pgbench_accounts",
      "tellers", "public.pgbench_tellers",
      "branches", "public.pgbench_branches",
      "history", "public.pgbench_history");
  /** The rows that pgbench begins with, and for each table the message that its snapshot is whole. */
  private static final int SNAPSHOT = 100_011 + TABLES.size();

  @TempDir
  Path folder;

  private long transactions(PostgresDatabase database) throws SQLException {
    return Long.parseLong(database.value("SELECT count(*) FROM pgbench_history"));
  }

  private static FutureTask<Boolean> load(
      PostgresDatabase database, long transactions, String... more) {
    List<String> arguments = new ArrayList<>(List.of(
        "-h",
        "127.0.0.1",
        "-p",
        Integer.toString(database.port()),
        "-U",
        "postgres",
        "-n",
        "-c",
        "2",
        "-t",
        Long.toString((transactions + 1) / 2)));
    arguments.addAll(List.of(more));
    arguments.add("postgres");
    FutureTask<Boolean> task = new FutureTask<>(() -> {
      try {
        database.run("pgbench", arguments.toArray(String[]::new));
        return true;
      } catch (IOException e) {
        return false; // its server was killed
      }
    });
    Thread.ofPlatform().daemon().name("pgbench").start(task);
    return task;
  }

  @Test
  void everyChangeIsThereOnceWhateverDies() throws Exception {
    try (PostgresDatabase database = PostgresDatabase.start("max_wal_size=4GB")) {
      database.run(
          "pgbench",
          "-h",
          "127.0.0.1",
          "-p",
          Integer.toString(database.port()),
          "-U",
          "postgres",
          "-i",
          "-s",
          "1",
          "-q",
          "postgres");
      database.execute("ALTER TABLE pgbench_history ADD COLUMN id bigserial PRIMARY KEY");
      ChangesHome.allow(database, TABLES.values());
      ChangesHome changes = new ChangesHome(folder, database, TABLES);
      long all = CHANGES / CHANGES_OF_A_TRANSACTION;

      try (Running first = ChangesChild.running(folder, "r1", "runs")) {
        first.awaitCommitted(20_000);
        first.kill();
        LOG.info("killed within the snapshot at {}", first.committed());
      }
      FutureTask<Boolean> load = load(database, all / 2);
      long begun = System.nanoTime();
      try (Running second = ChangesChild.running(folder, "r2", "runs")) {
        second.awaitCommitted(SNAPSHOT + CHANGES / 8);
        second.kill();
        LOG.info("killed within the stream at {}", second.committed());
      }
      try (Running third = ChangesChild.running(folder, "r3", "runs")) {
        assertThat(load.get()).isTrue();
        FutureTask<Boolean> half = load(database, all - transactions(database));
        third.awaitCommitted(CHANGES / 2);
        database.kill();
        LOG.info("the database was killed at {}", third.committed());
        half.get();
        database.restart();
        assertThat(load(database, Math.max(2, all - transactions(database))).get())
            .isTrue();
        LOG.info("load and kills took {} s", (System.nanoTime() - begun) / 1_000_000_000);
        LOG.info("third: {}", third.end());
      }
      try (Running last = ChangesChild.running(folder, "r4", "ends")) {
        LOG.info("last: {}", last.end());
      }

      long done = transactions(database);
      // what the load did before the second snapshot stood is part of that
      long before = Long.parseLong(changes
          .rows("SELECT COUNT(*) FROM silver.fct_change"
              + " WHERE operation = 'READ' AND table_name = 'public.pgbench_history'")
          .get(0));
      long streamed = done - before;
      LOG.info("{} transactions, {} of them seen in the snapshot", done, before);
      assertThat(streamed).isPositive();
      assertThat(changes.rows(
              "SELECT operation, COUNT(*), COUNT(DISTINCT change_key) FROM silver.fct_change"
                  + " WHERE operation IN ('INSERT', 'UPDATE', 'DELETE') GROUP BY 1 ORDER BY 1"))
          .containsExactly(
              "INSERT " + streamed + " " + streamed, "UPDATE " + 3 * streamed + " " + 3 * streamed);
      equal(changes, database, "pgbench_accounts", "aid", "abalance");
      equal(changes, database, "pgbench_tellers", "tid", "tbalance");
      equal(changes, database, "pgbench_branches", "bid", "bbalance");
      equal(changes, database, "pgbench_history", "id", "delta");
      LOG.info("{} changes of rows equal the tables", 4 * done);
    }
  }

  @Test
  void changesAreThereSoonAfterTheirCommit() throws Exception {
    try (PostgresDatabase database = PostgresDatabase.start()) {
      database.run(
          "pgbench",
          "-h",
          "127.0.0.1",
          "-p",
          Integer.toString(database.port()),
          "-U",
          "postgres",
          "-i",
          "-s",
          "1",
          "-q",
          "postgres");
      database.execute("ALTER TABLE pgbench_history ADD COLUMN id bigserial PRIMARY KEY");
      ChangesHome.allow(database, TABLES.values());
      ChangesHome changes = new ChangesHome(folder, database, TABLES);
      int transactions = Math.max(1_000, CHANGES / 100);
      NavigableMap<Long, Long> commits;
      try (Running running = ChangesChild.running(folder, "r1", "runs")) {
        running.awaitCommitted(SNAPSHOT);
        assertThat(load(database, transactions, "-R", "100").get()).isTrue();
        running.awaitCommitted(SNAPSHOT + 4L * transactions);
        LOG.info("steady: {}", running.end());
        commits = running.commits();
      }
      List<Long> latencies = new ArrayList<>();
      for (String row :
          changes.rows("SELECT epoch_ms(changed_ts), epoch_ms(_extracted_at) FROM silver.fct_change"
              + " WHERE operation IN ('INSERT', 'UPDATE') ORDER BY change_seq")) {
        long committed = Long.parseLong(row.substring(0, row.indexOf(' ')));
        long read = Long.parseLong(row.substring(row.indexOf(' ') + 1));
        latencies.add(commits.ceilingEntry(read - 1).getValue() - committed);
      }
      // the first tenth falls to a JVM that is still compiling
      List<Long> warm = latencies.subList(latencies.size() / 10, latencies.size()).stream()
          .sorted()
          .toList();
      LOG.info(
          "{} changes at 400/s: p50 {} ms, p95 {} ms, p99 {} ms",
          warm.size(),
          warm.get(warm.size() / 2),
          warm.get(warm.size() * 95 / 100),
          warm.get(warm.size() * 99 / 100));
      assertThat(latencies).hasSize(4 * transactions);
    }
  }

  private static void equal(
      ChangesHome changes, PostgresDatabase database, String table, String key, String column)
      throws SQLException, IOException {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, String> row : changes.current("public." + table).entrySet()) {
      JsonNode after = JSON.readTree(row.getValue());
      found.put(row.getKey(), after.path(column).asText());
    }
    assertThat(found).isEqualTo(database.pairs("SELECT " + key + ", " + column + " FROM " + table));
  }
}
