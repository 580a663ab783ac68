package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.MemoryMessages;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.rules.Canon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live mart of stretches over a table whose rows change: orders are moved, made larger and cancelled, and the runs of orders of each
 * customer are what arithmetic over the orders as they are now gives, after every commit; so are sums over these runs.
 */
class LiveIntervalsTest {
  private static final Duration GAP = Duration.ofHours(26);
  private static final Instant FIRST = Instant.parse("2026-03-01T06:00:00Z");

  private static final String RUN =
      "SELECT CAST(epoch(first_ts) AS BIGINT), CAST(epoch(last_ts) AS BIGINT), orders, CAST(amount AS BIGINT)"
          + " FROM gold.live_order_run";

  @TempDir
  Path temp;

  private final MemoryMessages messages = new MemoryMessages(7);

  private record Order(int customer, Instant at, int amount) {}

  private static String message(int id, Order order, int change) {
    return String.format(
        Locale.ROOT,
        """
        {"id":%d,"name":"#%d","created_at":"%s","updated_at":"2026-03-31T%02d:%02d:00Z","test":false,"currency":"EUR",
         "financial_status":"paid","source_name":"web","taxes_included":true,"total_line_items_price":"%d.00",
         "total_discounts":"0.00","total_tax":"0.00","total_price":"%d.00","customer":{"id":%d},"shipping_address":{"country_code":"DE"},
         "line_items":[{"id":%d,"title":"Hat","sku":"H-1","quantity":1,"price":"%d.00","product_id":11,"variant_id":12,
         "discount_allocations":[],"tax_lines":[]}],"refunds":[]}""",
        id,
        id,
        order.at(),
        change / 60,
        change % 60,
        order.amount(),
        order.amount(),
        order.customer(),
        id * 10,
        order.amount());
  }

  @Test
  void stretchesFollowRowsThatChange() throws Exception {
    Path sql = projectWithRuns();
    Random random = new Random(5);
    Map<Integer, Order> orders = new TreeMap<>();
    int change = 0;
    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < 6; i++) {
        int id = 1 + random.nextInt(14);
        Order before = orders.get(id);
        int customer = before == null ? 1 + random.nextInt(3) : before.customer();
        Order now = new Order(
            customer, FIRST.plus(Duration.ofHours(random.nextInt(240))), 10 + random.nextInt(90));
        orders.put(id, now);
        messages.add("orders", 0, message(id, now, ++change));
      }
      read(sql, "r" + round);

      assertThat(rows(RUN)).as("round " + round).isEqualTo(runs(orders));
      assertThat(rows("SELECT SUM(runs), SUM(orders) FROM gold.live_order_run_count"))
          .containsExactly(runs(orders).size() + " " + orders.size());
    }
    try (LocalWarehouse warehouse = open(sql)) {
      assertThat(warehouse.rebuildLive()).isTrue();
    }
    assertThat(rows(RUN)).isEqualTo(runs(orders));
  }

  /** First and last moment, orders and amount of each run, by plain arithmetic. */
  private static List<String> runs(Map<Integer, Order> orders) {
    Map<Integer, TreeMap<Instant, List<Integer>>> customers = new TreeMap<>();
    orders
        .values()
        .forEach(order -> customers
            .computeIfAbsent(order.customer(), key -> new TreeMap<>())
            .computeIfAbsent(order.at(), key -> new ArrayList<>())
            .add(order.amount()));
    List<String> runs = new ArrayList<>();
    customers.values().forEach(of -> {
      Instant first = of.firstKey();
      Instant last = first;
      int count = 0;
      int amount = 0;
      for (Map.Entry<Instant, List<Integer>> each : of.entrySet()) {
        if (Duration.between(last, each.getKey()).compareTo(GAP) > 0) {
          runs.add(run(first, last, count, amount));
          first = each.getKey();
          count = 0;
          amount = 0;
        }
        last = each.getKey();
        count += each.getValue().size();
        amount += each.getValue().stream().mapToInt(Integer::intValue).sum();
      }
      runs.add(run(first, last, count, amount));
    });
    return runs.stream().sorted().toList();
  }

  private static String run(Instant first, Instant last, int orders, int amount) {
    return first.getEpochSecond() + " " + last.getEpochSecond() + " " + orders + " " + amount;
  }

  private Workspace workspace() {
    return Workspace.open(temp.resolve("w"));
  }

  private LocalWarehouse open(Path sql) {
    return LocalWarehouse.open(workspace(), Canon.load().values(), sql);
  }

  private void read(Path sql, String runId) {
    ReadSettings settings = new ReadSettings(
        new DataFiles(temp + "/clients", Optional.empty()),
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(workspace().raw().toString()),
        workspace().staging().toString(),
        Limits.LOCAL,
        2);
    try (LocalWarehouse warehouse = open(sql)) {
      MessageRun.Read read = new MessageRun(settings, messages, LocalRunner.trusting())
          .read(
              PlanMessages.together(
                  runId,
                  settings.catalogue().clients(LocalDate.parse("2026-04-01")).all(),
                  List.of()),
              warehouse,
              true);
      assertThat(read.rejected()).isZero();
    }
  }

  private List<String> rows(String sql) {
    return WorkspaceFiles.rows(workspace(), sql).stream().sorted().toList();
  }

  /** The product's SQL with two live marts more, and a client whose orders come as messages. */
  private Path projectWithRuns() throws IOException {
    ChildRun.sql(temp);
    Files.writeString(temp.resolve("sql/live/live_order_run.sql"), RUNS);
    Files.writeString(temp.resolve("sql/live/live_order_run_count.sql"), COUNT);
    Files.createDirectories(temp.resolve("clients"));
    Files.writeString(temp.resolve("clients/aurora.yaml"), """
        tenant: agency
        id: aurora
        name: Aurora
        currency: EUR
        time_zone: Europe/Berlin
        connections:
          - id: shop
            connector: order-events
            kind: kafka
            credential: none
            accounts: ["aurora.myshopify.com"]
            account_currency: EUR
            since: 2026-03-01
            streams: [orders]
            config: {bootstrap_servers: "localhost:9092", topics: {orders: orders}}
        """);
    return temp.resolve("sql");
  }

  private static final String RUNS = """
      -- live:
      --   description: Orders of a customer that follow each other within 26 hours.
      --   grain: one row per run of orders
      --   kind: intervals
      --   intervals:
      --     input: fct_order
      --     group: [tenant_id, client_id, customer_key]
      --     at: order_ts
      --     from: first_ts
      --     to: last_ts
      --     gap: 26h
      --   keys: [tenant_id, client_id, customer_key, first_ts]
      --   partition: first_date
      --   cluster: [tenant_id]
      --   owner: data platform
      WITH pieces AS (
        SELECT
          tenant_id, client_id, customer_key, order_ts AS first_ts, order_ts AS last_ts, client_date AS first_date, 1 AS orders,
          gross_sales AS amount
        FROM changes.fct_order
        WHERE customer_key IS NOT NULL
      -- state: the runs that these orders may belong to
        UNION ALL
        SELECT tenant_id, client_id, customer_key, first_ts, last_ts, first_date, orders, amount
        FROM state.live_order_run
      ),
      marked AS (
        SELECT
          *,
          MAX(last_ts) OVER (
            PARTITION BY tenant_id, client_id, customer_key ORDER BY first_ts ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
          ) AS before_ts
        FROM pieces
      ),
      numbered AS (
        SELECT
          *,
          SUM(IF(before_ts IS NULL OR TIMESTAMP_DIFF(first_ts, before_ts, SECOND) > 93600, 1, 0)) OVER (
            PARTITION BY tenant_id, client_id, customer_key ORDER BY first_ts ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS number
        FROM marked
      )
      SELECT
        tenant_id, client_id, customer_key, MIN(first_ts) AS first_ts, MAX(last_ts) AS last_ts, MIN(first_date) AS first_date,
        SUM(orders) AS orders, SUM(amount) AS amount
      FROM numbered
      GROUP BY tenant_id, client_id, customer_key, number
      """;

  private static final String COUNT = """
      -- live:
      --   description: Runs of orders by the day they begin on.
      --   grain: one row per client and day
      --   kind: sum
      --   keys: [tenant_id, client_id, first_date]
      --   partition: first_date
      --   cluster: [tenant_id]
      --   owner: data platform
      SELECT tenant_id, client_id, first_date, SUM(_sign) AS runs, SUM(_sign * orders) AS orders
      FROM changes.live_order_run
      GROUP BY tenant_id, client_id, first_date
      """;
}
