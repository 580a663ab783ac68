package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.askbosco.data.warehouse.SliceResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a real PostgreSQL through the real run into DuckDB: whatever happens in between, the warehouse ends equal to the tables. */
@Tag("cloud")
class DatabaseScenarioTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static PostgresDatabase server;

  @TempDir
  private Path folder;

  private ShopDatabase shop;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresDatabase.start();
  }

  @AfterAll
  static void end() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void fill() throws Exception {
    shop = new ShopDatabase(folder, server);
    shop.create();
    server.execute(
        "INSERT INTO orders SELECT i, t, t, 'open', 'EUR', i * 10.10 FROM (SELECT i, timestamptz '2026-03-02 08:00Z'"
            + " + i * interval '1 min' AS t FROM generate_series(1, 30) i) x",
        "INSERT INTO payments SELECT 'p' || i, i, timestamptz '2026-03-02 09:00Z' + i * interval '1 min', 'sale', i * 10.10"
            + " FROM generate_series(1, 30) i",
        "INSERT INTO customers SELECT i, 'c' || i, ARRAY['a', 'b,' || i] FROM generate_series(1, 40) i");
  }

  private void equalToTheTables() throws Exception {
    for (List<List<String>> each : shop.comparison()) {
      assertThat(each.get(1)).isEqualTo(each.get(0));
    }
  }

  @Test
  void changedLateBadAndRepeatedRowsEndAsInTheTables() throws Exception {
    assertThat(shop.run(FIRST).exitStatus()).isZero();
    equalToTheTables();

    server.execute(
        // changed on the second day, committed late, repeated, bad, gone
        "UPDATE orders SET status = 'closed', updated_at = '2026-03-03 10:00Z' WHERE id <= 5",
        "INSERT INTO orders VALUES (31, '2026-03-02 23:59:59Z', '2026-03-02 23:59:59Z', 'open', 'EUR', 0.01)",
        "INSERT INTO payments SELECT 'q' || i, i, '2026-03-03 09:00Z', 'refund', 1.05 FROM generate_series(1, 9) i",
        "INSERT INTO payments SELECT * FROM payments WHERE payment_id IN ('q1', 'q2')",
        "INSERT INTO orders VALUES (32, '2026-03-03 08:00Z', '2026-03-03 08:00Z', 'open', NULL, 5)",
        "DELETE FROM customers WHERE id % 4 = 0",
        "UPDATE customers SET name = 'renamed' WHERE id = 1");
    RunReport second = shop.run(FIRST.plusDays(1));

    assertThat(second.exitStatus()).isZero();
    equalToTheTables();
    assertThat(shop.warehouse("SELECT stream, payload->>'$.id' FROM ops.ctl_quarantine"))
        .containsExactly("orders|32");

    server.execute(
        "UPDATE orders SET currency = 'USD', updated_at = '2026-03-04 08:00Z' WHERE id = 32");
    assertThat(shop.run(FIRST.plusDays(2)).exitStatus()).isZero();
    equalToTheTables();
    assertThat(shop.run(FIRST.plusDays(2)).exitStatus()).isZero();
    equalToTheTables();
  }

  @Test
  void aChangedSchemaLosesNothing() throws Exception {
    shop.run(FIRST);
    server.execute(
        "ALTER TABLE orders ADD COLUMN note text DEFAULT 'new'",
        "ALTER TABLE orders ALTER COLUMN total TYPE text USING total::text",
        "INSERT INTO orders VALUES (50, '2026-03-03 08:00Z', '2026-03-03 08:00Z', 'open', 'EUR', '12345678.90', 'x')");
    assertThat(shop.run(FIRST.plusDays(1)).exitStatus()).isZero();
    equalToTheTables();
    assertThat(
            shop.warehouse(
                "SELECT payload->>'$.note' FROM bronze.shop_database WHERE stream = 'orders' AND record_key = '50'"))
        .containsExactly("x");

    server.execute(
        "ALTER TABLE orders RENAME COLUMN status TO state",
        "ALTER TABLE orders RENAME COLUMN updated_at TO changed_at",
        "UPDATE orders SET state = 'closed', changed_at = '2026-03-04 08:00Z' WHERE id = 50");
    RunReport refused = shop.run(FIRST.plusDays(2));

    assertThat(refused.exitStatus()).isEqualTo(3);
    assertThat(refused.missing()).allMatch(slice -> slice.slice().stream().equals("orders"));
    assertThat(refused.missing())
        .extracting(SliceResult::error)
        .allMatch(error -> error.contains("There is no column `updated_at`"));
    assertThat(shop.warehouse("SELECT COUNT(*) FROM silver.fct_order")).containsExactly("31");

    shop.edit(
        "source.yaml",
        "    event_time: updated_at\n",
        "    event_time: updated_at\n    query: SELECT id, created_at, changed_at AS updated_at, state AS status,"
            + " currency, total, note FROM orders\n");
    assertThat(shop.run(FIRST.plusDays(2)).exitStatus()).isZero();
    server.execute("ALTER TABLE orders RENAME COLUMN state TO status");
    equalToTheTables();
  }

  @Test
  void aRunThatIsKilledInTheMiddleIsDoneByTheNext() throws Exception {
    try (Connection blocking = server.connect();
        Statement statement = blocking.createStatement()) {
      blocking.setAutoCommit(false);
      statement.execute("LOCK TABLE payments IN ACCESS EXCLUSIVE MODE");
      Process run = shop.start(FIRST);
      awaitWaiting(run);
      run.destroyForcibly().waitFor();
      assertThat(shop.rawFiles()).as("orders were read, payments were not").isPositive();
    }

    Process again = shop.start(FIRST);

    assertThat(again.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(again.exitValue())
        .as(Files.readString(folder.resolve("out.txt")))
        .isZero();
    equalToTheTables();
  }

  @Test
  void aDatabaseThatIsKilledFailsItsSlicesAndNothingElse() throws Exception {
    Connection blocking = server.connect();
    blocking.setAutoCommit(false);
    Process run;
    try (Statement statement = blocking.createStatement()) {
      statement.execute("LOCK TABLE payments IN ACCESS EXCLUSIVE MODE");
      run = shop.start(FIRST);
      awaitWaiting(run);
      server.kill();
    }
    assertThat(run.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).as(Files.readString(folder.resolve("out.txt"))).isEqualTo(3);
    assertThat(shop.warehouse("SELECT stream || ' ' || outcome FROM ops.ctl_request_log"))
        .contains("customers FAILED", "orders COMPLETE", "payments FAILED");
    server.restart();

    assertThat(shop.run(FIRST).exitStatus()).isZero();

    equalToTheTables();
  }

  /** Until the run waits for the table that is locked. */
  private static void awaitWaiting(Process run) throws Exception {
    try (Connection looking = server.connect();
        Statement statement = looking.createStatement()) {
      while (true) {
        try (var waiting = statement.executeQuery(
            "SELECT 1 FROM pg_stat_activity WHERE application_name = 'bosco' AND wait_event_type = 'Lock'")) {
          if (waiting.next()) {
            return;
          }
        }
        if (run.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("The run ended with " + run.exitValue());
        }
      }
    }
  }
}
