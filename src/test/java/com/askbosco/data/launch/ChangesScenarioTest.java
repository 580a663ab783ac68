package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.ChangesChild.Running;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of a shop's database, while pipeline and database are killed at random: inserts, updates, changed keys, deletes,
 * truncations, columns that come, get other names and types, and rows that no mapping takes. What is known in the end is what the
 * database says, each change once. {@code -Dbosco.histories=20} makes twenty.
 */
@Tag("cloud")
class ChangesScenarioTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HISTORIES = Integer.getInteger("bosco.histories", 1);
  private static final int STEPS = 200;
  /** The orders, and that each table is read as a whole. */
  private static final int SNAPSHOT = 502;

  private static final String CONTACTS = """
        customers:
          unmatched: ignore
          rows:
            - table: dim_contact
              when: {is: {op: [insert, update]}}
              columns:
                contact_key: {key: row}
                contact_id: row
                created_ts: after.signed_up
                lifecycle_stage: {path: after.stage, default: (not set)}
                lead_status: {const: (not set)}
                original_source: {const: (not set)}
                country_code: {const: (not set)}
                consent_email: {const: UNKNOWN}
                consent_sms: {const: UNKNOWN}
      """;

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> historiesEndEqualToTheTables() {
    return IntStream.range(0, HISTORIES)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> history(seed)));
  }

  private void history(int seed) throws Exception {
    try (PostgresDatabase database = PostgresDatabase.start()) {
      database.execute(
          "CREATE TABLE orders (id int PRIMARY KEY, total numeric(12,2), status text, doc jsonb)",
          "CREATE TABLE customers (id int PRIMARY KEY, signed_up text, stage text)",
          "INSERT INTO orders SELECT i, i * 1.1, 'open', jsonb_build_object('n', i) FROM generate_series(1, 500) i");
      Map<String, String> tables =
          Map.of("orders", "public.orders", "customers", "public.customers");
      ChangesHome.allow(database, tables.values());
      ChangesHome changes = new ChangesHome(folder.resolve("h" + seed), database, tables);
      String mapping =
          java.nio.file.Files.readString(changes.home.resolve("connectors/shop-db/silver.yaml"));
      changes.write(
          "connectors/shop-db/silver.yaml",
          mapping.replaceAll("(?m)^  customers: .*\n", "") + CONTACTS);
      new History(seed, database, changes).play();
    }
  }

  /** One history: what was done to the database, and what it must have become. */
  private static final class History {
    private final Random random;
    private final PostgresDatabase database;
    private final ChangesHome changes;
    private final Map<String, Long> done = new TreeMap<>();
    private final Map<String, String> contacts = new TreeMap<>();
    private int runs;
    private int next = 1_000;
    private int version;
    private long bad;

    History(int seed, PostgresDatabase database, ChangesHome changes) {
      this.random = new Random(seed);
      this.database = database;
      this.changes = changes;
    }

    void play() throws Exception {
      Running running = start();
      running.awaitCommitted(SNAPSHOT);
      int firstKill = random.nextInt(STEPS / 2);
      int secondKill = STEPS / 2 + random.nextInt(STEPS / 2);
      int crash = random.nextInt(STEPS);
      for (int step = 0; step < STEPS; step++) {
        if (step == firstKill || step == secondKill) {
          if (step == secondKill) {
            running.awaitCommitted(1 + random.nextInt(20));
          }
          running.kill();
          running = start();
        }
        if (step == crash) {
          database.kill();
          database.restart();
        }
        change(step);
      }
      running.kill();
      try (Running last = ChangesChild.running(changes.home, "last", "ends")) {
        assertThat(last.end()).endsWith("{}");
      }
      compare();
    }

    private Running start() throws IOException {
      return ChangesChild.running(changes.home, "r" + runs++, "runs", "-XX:TieredStopAtLevel=1");
    }

    private void change(int step) throws SQLException {
      int id = 1 + random.nextInt(600);
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3, 4 ->
          count("INSERT", "INSERT INTO orders (id, status) VALUES (" + next++ + ", 'new')");
        case 5, 6, 7, 8, 9 ->
          count("UPDATE", "UPDATE orders SET status = 's" + step + "' WHERE id = " + id);
        case 10, 11 -> count("DELETE", "DELETE FROM orders WHERE id = " + id);
        case 12 -> {
          long moved = count("DELETE", "UPDATE orders SET id = " + next++ + " WHERE id = " + id);
          if (moved > 0) {
            done.merge("INSERT", moved, Long::sum);
          }
        }
        case 13 ->
          count(
              "UPDATE",
              "UPDATE orders SET doc = jsonb_build_object('s', " + step + ") WHERE id % 7 = "
                  + random.nextInt(7));
        case 14 -> schema();
        case 15 -> {
          if (random.nextInt(4) == 0) {
            database.execute("TRUNCATE orders");
            done.merge("TRUNCATE", 1L, Long::sum);
          }
        }
        default -> customer(step);
      }
    }

    private void schema() throws SQLException {
      switch (version++) {
        case 0 -> database.execute("ALTER TABLE orders ADD COLUMN coupon text");
        case 1 -> database.execute("ALTER TABLE orders RENAME COLUMN coupon TO voucher");
        case 2 -> database.execute("ALTER TABLE orders ALTER COLUMN total TYPE text");
        default ->
          count("UPDATE", "UPDATE orders SET voucher = 'v" + version + "' WHERE id % 5 = 0");
      }
    }

    /** Every fifth says a day that is none. */
    private void customer(int step) throws SQLException {
      int id = next++;
      boolean isBad = random.nextInt(5) == 0;
      database.execute("INSERT INTO customers VALUES (" + id + ", '"
          + (isBad ? "yesterday" : "2026-03-01T00:00:00Z") + "', 'stage-" + step + "')");
      if (isBad) {
        bad++;
      } else {
        contacts.put(Integer.toString(id), "stage-" + step);
      }
    }

    private long count(String operation, String sql) throws SQLException {
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        long rows = statement.executeUpdate(sql);
        if (rows > 0) {
          done.merge(operation, rows, Long::sum);
        }
        return rows;
      }
    }

    private void compare() throws SQLException, IOException {
      Map<String, JsonNode> found = new TreeMap<>();
      for (Map.Entry<String, String> row : changes.current("public.orders").entrySet()) {
        found.put(row.getKey(), JSON.readTree(row.getValue()));
      }
      Map<String, JsonNode> expected = new TreeMap<>();
      // a NUMERIC is a text, so that no digit is lost
      String json = database
              .value(
                  "SELECT data_type FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'total'")
              .equals("text")
          ? "to_jsonb(o)"
          : "to_jsonb(o) || jsonb_build_object('total', total::text)";
      for (Map.Entry<String, String> row :
          database.pairs("SELECT id, " + json + " FROM orders o").entrySet()) {
        expected.put(row.getKey(), JSON.readTree(row.getValue()));
      }
      // rows nobody touched since a column came or went do not have its new name: the log says
      // nothing of them
      expected.forEach((id, row) -> {
        JsonNode known = found.get(id);
        if (known != null && !known.has("voucher") && row.path("voucher").isNull()) {
          ((com.fasterxml.jackson.databind.node.ObjectNode) row).remove("voucher");
          ((com.fasterxml.jackson.databind.node.ObjectNode) known).remove("coupon");
        }
        if (known != null && !known.has("coupon") && row.path("coupon").isNull()) {
          ((com.fasterxml.jackson.databind.node.ObjectNode) row).remove("coupon");
        }
      });
      assertThat(found).isEqualTo(expected);
      Map<String, Long> counted = new TreeMap<>();
      for (String row : changes.rows(
          "SELECT operation, COUNT(*), COUNT(DISTINCT change_key) FROM silver.fct_change"
              + " WHERE operation NOT IN ('READ', 'SNAPSHOT') AND table_name = 'public.orders' GROUP BY 1")) {
        String[] words = row.split(" ");
        assertThat(words[1]).isEqualTo(words[2]);
        counted.put(words[0], Long.parseLong(words[1]));
      }
      assertThat(counted).isEqualTo(done);
      assertThat(changes.rows("SELECT contact_id, lifecycle_stage FROM silver.dim_contact"))
          .containsExactlyInAnyOrderElementsOf(contacts.entrySet().stream()
              .map(each -> each.getKey() + " " + each.getValue())
              .toList());
      assertThat(changes.rows("SELECT COUNT(*), COUNT(DISTINCT payload) FROM ops.ctl_quarantine"))
          .containsExactly(bad + " " + bad);
    }
  }
}
