package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Live and batch are one view: batch once a day is final, live before, each figure of a day from one of them. */
class ChannelNowTest {
  private static final List<String> DAYS = List.of("2026-03-01", "2026-03-02", "2026-03-03");

  @TempDir
  Path folder;

  private Workspace workspace;
  private LocalWarehouse warehouse;
  private int runs;

  @BeforeEach
  void open() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }

  static List<Integer> seeds() {
    return IntStream.range(0, Integer.getInteger("bosco.histories", 1) > 1 ? 6 : 1)
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void daysBecomeFinalInAnyOrderAndNothingIsCountedTwiceOrMissing(int seed) {
    warehouse.commit(new StagedRunBuilder(folder, "r0")
        .client(new ClientRow("aurora", "Aurora", "EUR", "Europe/Berlin", List.of()))
        .build());
    for (String day : DAYS) {
      events(day, 3);
    }
    Map<String, String> expected = new TreeMap<>();
    DAYS.forEach(day -> expected.put(day, "LIVE web-events 3 false"));
    List<String> order = new ArrayList<>(DAYS);
    Collections.shuffle(order, new Random(seed));
    assertThat(now("sessions")).isEqualTo(lines(expected));

    for (String day : order) {
      traffic(day, 5 + DAYS.indexOf(day), "2026-03-09T06:00:00Z");
      expected.put(day, "BATCH google-analytics-data-api " + (5 + DAYS.indexOf(day)) + " true");
      assertThat(now("sessions")).isEqualTo(lines(expected));
    }
  }

  @Test
  void aDayThatIsReadWhileItLastsIsNotFinal() {
    warehouse.commit(new StagedRunBuilder(folder, "r0")
        .client(new ClientRow("aurora", "Aurora", "EUR", "Europe/Berlin", List.of()))
        .build());
    events("2026-03-01", 3);
    // ten to midnight in Berlin
    traffic("2026-03-01", 2, "2026-03-01T22:50:00Z");
    assertThat(now("sessions")).containsExactly("2026-03-01 LIVE web-events 3 false");

    traffic("2026-03-01", 4, "2026-03-01T23:10:00Z");
    assertThat(now("sessions"))
        .containsExactly("2026-03-01 BATCH google-analytics-data-api 4 true");
  }

  @Test
  void ordersOfBothWaysAreOneAndTheCheckTellsWhatDiffers() {
    warehouse.commit(new StagedRunBuilder(folder, "r0")
        .client(new ClientRow("aurora", "Aurora", "EUR", "Europe/Berlin", List.of()))
        .build());
    StagedRunBuilder pushed = new StagedRunBuilder(folder, "m-orders");
    Slice webhook = endless("order-events", "orders", "shop");
    order(pushed, webhook, "o1", "2026-03-01", "gross_sales=20; discounts=2");
    order(pushed, webhook, "o2", "2026-03-01", "gross_sales=30; discounts=0");
    push(pushed, webhook);
    assertThat(now("orders")).containsExactly("2026-03-01 LIVE shopify 2 false");

    StagedRunBuilder read = new StagedRunBuilder(folder, "r1").at("2026-03-02T06:00:00Z");
    Slice api = slice("aurora", "shopify", "orders", "shop", "2026-03-01");
    read.complete(api);
    order(read, api, "o1", "2026-03-01", "gross_sales=20; discounts=2");
    order(read, api, "o2", "2026-03-01", "gross_sales=30; discounts=0");
    order(read, api, "o3", "2026-03-01", "gross_sales=40; discounts=0");
    warehouse.commit(read.build());
    traffic("2026-03-01", 9, "2026-03-02T06:00:00Z");
    events("2026-03-01", 3);

    // what the API brought is in both: the live mart follows silver, whoever brought a row
    assertThat(now("orders")).containsExactly("2026-03-01 BATCH shopify 3 true");
    warehouse.publish();
    assertThat(
            warehouse
                .session()
                .rows(
                    "SELECT failed_rows, example FROM ops.ctl_dq_result WHERE check_name = 'live_vs_batch'"))
        .hasSize(1)
        .allSatisfy(row -> {
          assertThat(row.get(0)).isEqualTo(1L);
          assertThat(String.valueOf(row.get(1))).contains("sessions");
        });
  }

  private List<String> now(String figure) {
    warehouse.buildMarts();
    List<String> lines = new ArrayList<>();
    for (List<@Nullable Object> row : warehouse
        .session()
        .rows(
            "SELECT report_date, origin, source_system, SUM(number)::BIGINT, is_final FROM gold.v_channel_now"
                + " WHERE figure = '" + figure + "' GROUP BY 1, 2, 3, 5 ORDER BY 1, 2, 3")) {
      lines.add(
          row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4));
    }
    return lines;
  }

  private static List<String> lines(Map<String, String> byDay) {
    List<String> lines = new ArrayList<>();
    byDay.forEach((day, line) -> lines.add(day + " " + line));
    return lines;
  }

  /** Visitors of a day, one event each. */
  private void events(String day, int visitors) {
    StagedRunBuilder rows = new StagedRunBuilder(folder, "m" + runs++);
    Slice slice = endless("web-events", "events", "p");
    for (int i = 0; i < visitors; i++) {
      rows.text(
          "fct_web_event",
          slice,
          "event_key=" + day + i + "; event_ts=" + day + "T10:00:0" + i + "Z; client_date=" + day
              + "; property_id=p; event_name=page_view; user_key=v" + i
              + "; channel_group=Direct; country_code=DE; is_key_event=false");
    }
    push(rows, slice);
  }

  private void traffic(String day, int sessions, String readAt) {
    StagedRunBuilder run = new StagedRunBuilder(folder, "t" + runs++).at(readAt);
    Slice slice = slice("aurora", "google-analytics-data-api", "traffic", "p", day);
    warehouse.commit(run.complete(slice)
        .text(
            "fct_web_traffic_daily",
            slice,
            "report_date=" + day + "; traffic_key=t; property_id=p; source=(not set);"
                + " medium=(not set); campaign=(not set); channel_group=Direct; device=DESKTOP; country_code=DE;"
                + " currency_code=EUR; sessions=" + sessions
                + "; key_events=0; is_sampled=false; is_thresholded=false")
        .build());
  }

  private static void order(
      StagedRunBuilder rows, Slice slice, String key, String day, String columns) {
    rows.text(
        "fct_order",
        slice,
        "order_key=" + key + "; order_id=" + key + "; order_ts=" + day + "T10:00:00Z; client_date="
            + day
            + "; store=shop; status=OPEN; financial_status=PAID; currency_code=EUR; net_sales=0;"
            + " source_name=web; country_code=DE; is_test=false; source_system=shopify; "
            + columns);
  }

  private static Slice endless(String source, String stream, String account) {
    return new Slice("aurora", source, source, stream, account, source, null);
  }

  private void push(StagedRunBuilder rows, Slice of) {
    StagedRun staged = rows.build();
    warehouse.commit(new StagedMessages(
        staged.runId(),
        "agency",
        Instant.parse("2026-03-04T00:00:00Z"),
        List.of(new StagedPage(of, "", "", "", 1, 0, null)),
        staged.silver()));
  }
}
