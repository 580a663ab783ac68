package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.testing.PostgresDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days of random changes to the tables of a shop, each ingested, with {@code kill -9} of the run or of the database at a random page: after every day the warehouse is
 * equal to the tables. {@code -Dbosco.histories=20} for more.
 */
@Tag("cloud")
class DatabaseHistoryTest {
  private static final int HISTORIES = Integer.getInteger("bosco.histories", 1);
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static final int DAYS = 4;
  private static PostgresDatabase server;

  @TempDir
  private Path folder;

  private int orders;
  private int payments;

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

  @TestFactory
  Stream<DynamicTest> histories() {
    return IntStream.range(0, HISTORIES)
        .mapToObj(seed -> DynamicTest.dynamicTest("history " + seed, () -> history(seed)));
  }

  private void history(int seed) throws Exception {
    Random random = new Random(seed);
    ShopDatabase shop = new ShopDatabase(folder.resolve("h" + seed), server);
    shop.create();
    orders = 0;
    payments = 0;
    int killRun = random.nextInt(DAYS);
    int killDatabase = random.nextInt(DAYS);
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      change(day, random);
      int files = shop.rawFiles() + 1 + random.nextInt(12);
      if (i == killRun) {
        Process run = shop.start(day);
        awaitFiles(shop, run, files);
        run.destroyForcibly().waitFor();
      }
      if (i == killDatabase) {
        Process run = shop.start(day);
        awaitFiles(shop, run, files);
        server.kill();
        assertThat(run.waitFor(3, TimeUnit.MINUTES)).isTrue();
        server.restart();
      }
      assertThat(shop.run(day).exitStatus()).as("seed %d, %s", seed, day).isZero();
      for (List<List<String>> each : shop.comparison()) {
        assertThat(each.get(1)).as("seed %d, %s", seed, day).isEqualTo(each.get(0));
      }
    }
  }

  /** Until so many files of raw are there, or the run has ended. */
  private static void awaitFiles(ShopDatabase shop, Process run, int files) throws Exception {
    while (shop.rawFiles() < files && !run.waitFor(3, TimeUnit.MILLISECONDS)) {
      continue;
    }
  }

  /** New, changed, late, repeated and vanished rows, and now and then another column. */
  private void change(LocalDate day, Random random) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 20 + random.nextInt(40); i++) {
        statement.addBatch(step(day, random));
      }
      if (random.nextInt(3) == 0) {
        statement.addBatch(
            "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note" + random.nextInt(3) + " text");
      }
      statement.executeBatch();
    }
  }

  private String step(LocalDate day, Random random) {
    String time = String.format(
        "%02d:%02d:%02dZ", random.nextInt(24), random.nextInt(60), random.nextInt(60));
    String now = "'" + day + " " + time + "'";
    String late = "'" + (day.equals(FIRST) ? day : day.minusDays(1)) + " " + time + "'";
    String amount = random.nextInt(10_000) + "." + String.format("%02d", random.nextInt(100));
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> order(now, "'EUR'", amount);
      case 3 -> order(late, "'USD'", amount);
      case 4, 5 ->
        "UPDATE orders SET status = 'closed', total = " + amount
            + ", currency = 'EUR', updated_at = " + now + " WHERE id = "
            + (1 + random.nextInt(orders + 1)) + " AND updated_at <= " + now;
      case 6, 7 ->
        "INSERT INTO payments VALUES ('p" + payments++ + "', " + (1 + random.nextInt(orders + 1))
            + ", " + now + ", '" + (random.nextBoolean() ? "sale" : "refund") + "', " + amount
            + ")";
      case 8 ->
        "INSERT INTO payments SELECT * FROM payments WHERE created_at::date = '" + day
            + "' LIMIT 1";
      default ->
        random.nextBoolean()
            ? "INSERT INTO customers VALUES (" + random.nextInt(200)
                + ", 'c', ARRAY['a']) ON CONFLICT (id) DO UPDATE SET name = 'n' || "
                + random.nextInt(99)
            : "DELETE FROM customers WHERE id % 7 = " + random.nextInt(7);
    };
  }

  private String order(String at, String currency, String amount) {
    orders++;
    return "INSERT INTO orders (id, created_at, updated_at, status, currency, total) VALUES ("
        + orders + ", " + at + ", " + at + ", 'open', " + currency + ", " + amount + ")";
  }
}
