package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How entities and events reach silver: whole rows before and after. */
class CommitUpsertTest extends WarehouseTest {
  private static final Slice ORDERS1 = slice("shopify", "orders", "s", "2026-03-01");
  private static final Slice ORDERS2 = slice("shopify", "orders", "s", "2026-03-02");

  private StagedRunBuilder order(
      StagedRunBuilder run, Slice slice, String key, String gross, String... lines) {
    run.row(
        "fct_order", slice, "order_key", key, "client_date", "2026-03-01", "gross_sales", gross);
    for (String line : lines) {
      run.row(
          "fct_order_line",
          slice,
          "order_key",
          key,
          "line_id",
          line,
          "client_date",
          "2026-03-01",
          "qty",
          1);
    }
    return run;
  }

  private List<String> lines() {
    return rows("SELECT order_key, line_id, _run_id FROM silver.fct_order_line ORDER BY ALL");
  }

  @Test
  void anOrderThatChangedIsReplacedWithItsLinesAndOthersAreUntouched() {
    warehouse.commit(order(
            order(run("r1").complete(ORDERS1), ORDERS1, "o1", "10", "1", "2"),
            ORDERS1,
            "o2",
            "5",
            "1")
        .build());
    CommitReport report = warehouse.commit(order(
            order(run("r2").at("2026-03-06T06:00:00Z").complete(ORDERS2), ORDERS2, "o1", "7", "1"),
            ORDERS2,
            "o2",
            "5",
            "1")
        .build());

    assertThat(rows("SELECT order_key, gross_sales, _run_id FROM silver.fct_order ORDER BY 1"))
        .containsExactly("[o1, 7, r2]", "[o2, 5, r1]");
    assertThat(lines()).containsExactly("[o1, 1, r2]", "[o2, 1, r1]");
    assertThat(report.restatements())
        .extracting(Object::toString)
        .anySatisfy(text -> assertThat(text)
            .contains("silver.fct_order, metric=gross_sales, oldValue=10, newValue=7"));
  }

  @Test
  void anOrderThatLostAllItsLinesLosesThemHere() {
    warehouse.commit(
        order(run("r1").complete(ORDERS1), ORDERS1, "o1", "10", "1").build());
    warehouse.commit(order(run("r2").complete(ORDERS2), ORDERS2, "o1", "0").build());

    assertThat(lines()).isEmpty();
  }

  @Test
  void anOrderReadEarlierDoesNotTurnBackANewerOne() {
    warehouse.commit(
        order(run("r1").at("2026-03-09T06:00:00Z").complete(ORDERS2), ORDERS2, "o1", "7", "1")
            .build());
    warehouse.commit(
        order(run("r2").at("2026-03-02T06:00:00Z").complete(ORDERS1), ORDERS1, "o1", "10", "1", "2")
            .build());

    assertThat(rows("SELECT gross_sales FROM silver.fct_order")).containsExactly("[7]");
    assertThat(lines()).containsExactly("[o1, 1, r1]");
  }

  @Test
  void anOrderInTwoSlicesOfARunIsTakenWholeFromTheLaterOne() {
    StagedRunBuilder run = run("r1").complete(ORDERS1).complete(ORDERS2);
    order(run, ORDERS2, "o1", "7", "1");
    order(run, ORDERS1, "o1", "10", "1", "2");
    warehouse.commit(run.build());

    assertThat(rows("SELECT gross_sales FROM silver.fct_order")).containsExactly("[7]");
    assertThat(lines()).containsExactly("[o1, 1, r1]");
  }

  @Test
  void whatReadsEventsIsBuiltAnewWhenOneIsAdded() {
    Slice events = slice("klaviyo", "events", "k", "2026-03-01");
    warehouse.commit(run("r1")
        .complete(events)
        .row("fct_event", events, "event_key", "e1", "kind", "opened")
        .build());

    assertThat(rows("SELECT DISTINCT table_name, partition_date FROM ops.ctl_stale"
            + " WHERE table_name = 'silver.fct_event'"))
        .containsExactly("[silver.fct_event, null]");
  }

  @Test
  void anEventIsAddedOnceAndNeverChanged() {
    Slice events = slice("klaviyo", "events", "k", "");
    warehouse.commit(run("r1")
        .complete(events)
        .row(
            "fct_event",
            events,
            "event_key",
            "e1",
            "event_ts",
            "2026-03-01T10:00:00.123456Z",
            "kind",
            "open")
        .build());
    CommitReport report = warehouse.commit(run("r2")
        .complete(events)
        .row(
            "fct_event",
            events,
            "event_key",
            "e1",
            "event_ts",
            "2026-03-01T10:00:00Z",
            "kind",
            "other")
        .row(
            "fct_event",
            events,
            "event_key",
            "e2",
            "event_ts",
            "2026-03-01T11:00:00Z",
            "kind",
            "click")
        .build());

    assertThat(rows("SELECT event_key, event_ts, kind FROM silver.fct_event ORDER BY 1"))
        .containsExactly(
            "[e1, 2026-03-01T10:00:00.123456Z, open]", "[e2, 2026-03-01T11:00:00Z, click]");
    assertThat(report.tables()).containsExactly(new TableChange("silver.fct_event", 2, 1, 0));
  }
}
