package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.StagedPart;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.MemoryMessages;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.rules.Canon;
import java.io.IOException;
import java.math.BigDecimal;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same orders, read by a run with an end and by the job that never ends, give the same silver and gold. */
class StreamRunTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

  @TempDir
  Path temp;

  private final MemoryMessages messages = new MemoryMessages(7);

  private Workspace workspace(String name) {
    return Workspace.open(temp.resolve(name));
  }

  private LocalWarehouse open(String name) {
    return LocalWarehouse.open(workspace(name), Canon.load().values(), Path.of("sql"));
  }

  private IngestArgs args(String name) {
    return IngestArgs.batch(
        new Locations(
            temp + "/clients",
            workspace(name).raw().toString(),
            workspace(name).staging().toString()),
        LocalDate.parse("2026-03-31"),
        LocalDate.parse("2026-03-31"));
  }

  private ReadSettings settings(IngestArgs args) {
    return new ReadSettings(
        new DataFiles(args.locations().clients(), Optional.empty()),
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(args.locations().raw()),
        args.locations().staging(),
        Limits.LOCAL,
        2);
  }

  private StreamRun job(IngestArgs args) {
    return new StreamRun(
        new MessageRun(settings(args), messages, LocalRunner.trusting()),
        settings(args).catalogue(),
        RunJournal.none(),
        Duration.ofSeconds(1));
  }

  /** An order at some change of it: a later change has more lines or fewer, and is told again or late. */
  private static String order(int id, int change) {
    int quantity = 1 + (id + change) % 3;
    String second = change % 2 == 0
        ? ""
        : ",{\"id\":" + (id * 10 + 2)
            + ",\"title\":\"Gift\",\"quantity\":1,\"price\":\"25.00\",\"product_id\":null,\"discount_allocations\":[],\"tax_lines\":[]}";
    return String.format(
        Locale.ROOT,
        """
        {"id":%d,"name":"#%d","created_at":"2026-03-%02dT10:30:00Z","updated_at":"2026-03-31T%02d:00:00Z","test":false,
         "currency":"EUR","financial_status":"paid","source_name":"web","taxes_included":true,
         "total_line_items_price":"%d.00","total_discounts":"0.00","total_tax":"0.00","total_price":"%d.00",
         "landing_site":"/hats?utm_source=google&utm_medium=cpc","customer":{"id":%d},"shipping_address":{"country_code":"DE"},
         "line_items":[{"id":%d,"title":"Hat","sku":"H-1","quantity":%d,"price":"20.00","product_id":11,"variant_id":12,
         "discount_allocations":[],"tax_lines":[]}%s],"refunds":[]}""",
        id,
        id,
        28 + id % 3,
        change,
        20 * quantity + (change % 2) * 25,
        20 * quantity + (change % 2) * 25,
        900 + id % 5,
        id * 10 + 1,
        quantity,
        second);
  }

  @Test
  void silver_and_gold_are_the_same_with_an_end_and_without_one() throws Exception {
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
    Random random = new Random(7);
    Map<Integer, Integer> lastChange = new TreeMap<>();
    for (int i = 0; i < 150; i++) {
      int id = random.nextInt(40);
      int change = random.nextInt(6);
      messages.add("orders", 0, order(id, change));
      lastChange.merge(id, change, Math::max);
    }
    messages.add("orders", 0, "{\"id\":").add("orders", 0, order(3, 23));
    lastChange.put(3, 23);

    IngestArgs batch = args("batch");
    StreamRun.Plan once = job(batch).plan(batch, NOW);
    try (LocalWarehouse warehouse = open("batch")) {
      warehouse.commit(Commit.collect(
          List.of(new StagedPart(once.request(), List.of(), List.of())),
          settings(batch).catalogue()));
      new MessageRun(settings(batch), messages, LocalRunner.trusting())
          .read(once.groups(), warehouse, true);
      warehouse.buildMarts();
      warehouse.publish();
    }

    CountDownLatch all = messages.allCommitted();
    IngestArgs stream = args("stream");
    StreamRun job = job(stream);
    Path staging = workspace("stream").staging();
    Path killed = staging.resolve("stream-2026-03-30T080000Z/silver.fct_order");
    Files.createDirectories(killed);
    Files.writeString(killed.resolve("left.jsonl"), "{}");
    Files.createDirectories(staging.resolve("2026-03-30"));
    try (LocalWarehouse warehouse = open("stream")) {
      FutureTask<MessageRun.Read> running =
          new FutureTask<>(() -> job.run(job.plan(stream, NOW), warehouse));
      Thread.ofPlatform().start(running);
      assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
      job.stop();
      assertThat(running.get(120, TimeUnit.SECONDS))
          .isEqualTo(new MessageRun.Read(152, 1, Map.of()));
    }

    assertThat(staging.toFile().list())
        .as("what a killed job left is gone, what runs left that are asked for again is not")
        .containsExactly("2026-03-30");
    assertSame("silver");
    assertSame("gold");
    List<String> expected = new ArrayList<>();
    lastChange.forEach((id, change) -> {
      int quantity = 1 + (id + change) % 3;
      expected.add(id + " " + (quantity + change % 2) + " " + (20 * quantity + change % 2 * 25));
    });
    PublishedTables.Table orders =
        PublishedTables.of(workspace("stream")).table("silver.fct_order");
    assertThat(orders.rows().stream()
            .map(row -> orders.value(row, "order_id") + " " + orders.value(row, "units") + " "
                + new BigDecimal(orders.value(row, "total_price"))
                    .stripTrailingZeros()
                    .toPlainString()))
        .containsExactlyInAnyOrderElementsOf(expected);
    PublishedTables.Table lines =
        PublishedTables.of(workspace("stream")).table("silver.fct_order_line");
    assertThat(lines.rows())
        .hasSize(lastChange.values().stream().mapToInt(change -> 1 + change % 2).sum());
    assertThat(PublishedTables.of(workspace("stream"))
            .table("gold.mart_blended_daily")
            .rows())
        .isNotEmpty();
  }

  private void assertSame(String layer) throws IOException {
    assertThat(PublishedTables.of(workspace("stream"))
            .layer(layer)
            .content()
            .differences(PublishedTables.of(workspace("batch")).layer(layer).content()))
        .isEmpty();
  }
}
