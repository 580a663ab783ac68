package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedRun.ChoiceRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Aurora's shop in March: a (100 EUR, first order) by Meta, e-mail, direct; b (60 EUR) by search alone; c (30 EUR) by nothing
 * known; d tells of its last visit in its own fields; e is cancelled, f a test. Campaign {@code spring} of Meta cost 20.
 */
class AttributionMartsTest {
  @TempDir
  Path folder;

  private Workspace workspace;
  private LocalWarehouse warehouse;

  @BeforeEach
  void build() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
    StagedRunBuilder run = new StagedRunBuilder(folder, "r1");
    client(run, "last_non_direct", 30);
    Slice ads = slice("aurora", "facebook-marketing", "campaigns_insights", "f", "2026-03-05");
    run.complete(ads)
        .text(
            "fct_ads_campaign_daily",
            ads,
            "report_date=2026-03-05; campaign_key=k1; campaign_id=77; campaign_name=Spring;"
                + " ad_network=(not set); day_part=DAY; campaign_type=(not set);"
                + " campaign_status=ENABLED; channel_group=Paid Social; currency_code=EUR;"
                + " impressions=100; clicks=9; spend=20");
    Slice orders = slice("aurora", "shopify", "orders", "shop", "2026-03-05");
    run.complete(orders);
    order(run, orders, "a", "gross_sales=110; discounts=10; is_new_customer=true; refunds_total=9");
    order(run, orders, "b", "gross_sales=60; discounts=0; is_new_customer=false");
    order(run, orders, "c", "gross_sales=30; discounts=0; is_new_customer=false");
    order(
        run,
        orders,
        "d",
        "gross_sales=7; discounts=0; is_new_customer=false; utm_source=klaviyo; utm_medium=email;"
            + " utm_campaign=news; channel_group=Email");
    order(run, orders, "e", "gross_sales=5; discounts=0; cancelled_ts=2026-03-06T00:00:00Z");
    order(run, orders, "f", "gross_sales=5; discounts=0; is_test=true");
    touch(
        run, orders, "a", "v0", "2026-01-01T10:00:00Z", "google organic (not set) Organic Search");
    touch(run, orders, "a", "v1", "2026-02-19T10:00:00Z", "facebook cpc spring Paid Social");
    touch(run, orders, "a", "v2", "2026-02-26T10:00:00Z", "klaviyo email news Email");
    touch(run, orders, "a", "v3", "2026-03-05T10:00:00Z", "(direct) (none) (not set) Direct");
    touch(run, orders, "a", "v4", "2026-03-05T10:00:01Z", "google cpc late Paid Search");
    touch(run, orders, "b", "w1", "2026-03-04T10:00:00Z", "google cpc brand Paid Search");
    touch(run, orders, "e", "x1", "2026-03-04T10:00:00Z", "google cpc brand Paid Search");
    warehouse.commit(run.build());
    warehouse.buildMarts();
  }

  private static void client(StagedRunBuilder run, String model, int days) {
    run.client(new ClientRow(
        "aurora",
        "Aurora",
        "EUR",
        "Europe/Berlin",
        List.of(),
        new ChoiceRow("roas", model, days, "daily", 10, ""),
        List.of()));
  }

  private static void order(StagedRunBuilder run, Slice slice, String key, String columns) {
    String test = columns.contains("is_test") ? "" : "is_test=false; ";
    run.text(
        "fct_order",
        slice,
        "order_key=" + key + "; order_id=" + key
            + "; order_ts=2026-03-05T10:00:00Z; client_date=2026-03-05; store=shop; status=OPEN;"
            + " financial_status=PAID; currency_code=EUR; net_sales=0; source_name=web;"
            + " country_code=DE; " + test + columns);
  }

  private static void touch(
      StagedRunBuilder run, Slice slice, String order, String id, String at, String origin) {
    String[] parts = origin.split(" ", 4);
    if (parts[2].equals("(not")) {
      parts = new String[] {parts[0], parts[1], "(not set)", parts[3].substring(5)};
    }
    run.text(
        "fct_order_touch",
        slice,
        "order_key=" + order + "; touch_id=" + id + "; order_id=" + order
            + "; client_date=2026-03-05; touch_ts=" + at + "; source=" + parts[0] + "; medium="
            + parts[1] + "; campaign=" + parts[2] + "; channel_group=" + parts[3]
            + "; is_test=false");
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  @Test
  void journeysHoldTheTouchesWithinTheLookbackAndNoneAfterTheOrder() {
    assertThat(rows(
            "SELECT journey_key, touch_number, touch_count, seconds_before, channel_group, source, campaign,"
                + " is_new, revenue_rc, refunds_rc FROM gold.int_journey ORDER BY 1, 2"))
        .containsExactly(
            "[a, 1, 3, 1209600, Paid Social, facebook, spring, true, 100, 9]",
            "[a, 2, 3, 604800, Email, klaviyo, news, true, 100, 9]",
            "[a, 3, 3, 0, Direct, (direct), (not set), true, 100, 9]",
            "[b, 1, 1, 86400, Paid Search, google, brand, false, 60, 0]",
            "[c, 0, 0, 0, (not set), (not set), (not set), false, 30, 0]",
            "[d, 1, 1, 0, Email, klaviyo, news, false, 7, 0]");
  }

  @Test
  void everyModelSharesOutTheSameOrders() {
    assertThat(rows(
            "SELECT model, channel_group, source_system, campaign_key, campaign, conversions, revenue_rc,"
                + " refunds_rc, new_customer_conversions, new_customer_revenue_rc, spend_rc"
                + " FROM gold.mart_attribution WHERE model IN ('first_touch', 'last_non_direct', 'time_decay', 'markov')"
                + " ORDER BY ALL"))
        .containsExactly(
            "[first_touch, (not set), shopify, (not set), (not set), 1, 30, 0, 0, 0, null]",
            "[first_touch, Email, shopify, (not set), news, 1, 7, 0, 0, 0, null]",
            "[first_touch, Paid Search, google-ads, (not set), brand, 1, 60, 0, 0, 0, null]",
            "[first_touch, Paid Social, facebook-marketing, k1, spring, 1, 100, 9, 1, 100, 20]",
            "[last_non_direct, (not set), shopify, (not set), (not set), 1, 30, 0, 0, 0, null]",
            "[last_non_direct, Email, shopify, (not set), news, 2, 107, 9, 1, 100, null]",
            "[last_non_direct, Paid Search, google-ads, (not set), brand, 1, 60, 0, 0, 0, null]",
            "[last_non_direct, Paid Social, facebook-marketing, k1, spring, 0, 0, 0, 0, 0, 20]",
            // The removal of social, direct and search each loses one order of three, that of
            // e-mail two.
            "[markov, (not set), shopify, (not set), (not set), 1, 30, 0, 0, 0, null]",
            "[markov, Direct, shopify, (not set), (not set), 0.6, 33.4, 1.8, 0.2, 20, null]",
            "[markov, Email, shopify, (not set), news, 1.2, 66.8, 3.6, 0.4, 40, null]",
            "[markov, Paid Search, google-ads, (not set), brand, 0.6, 33.4, 1.8, 0.2, 20, null]",
            "[markov, Paid Social, facebook-marketing, k1, spring, 0.6, 33.4, 1.8, 0.2, 20, 20]",
            // 1/4, 1/2 and 1 of 7/4
            "[time_decay, (not set), shopify, (not set), (not set), 1, 30, 0, 0, 0, null]",
            "[time_decay, Direct, shopify, (not set), (not set), 0.571428571, 57.142857143, 5.142857143, 0.571428571,"
                + " 57.142857143, null]",
            "[time_decay, Email, shopify, (not set), news, 1.285714286, 35.571428571, 2.571428571, 0.285714286,"
                + " 28.571428571, null]",
            "[time_decay, Paid Search, google-ads, (not set), brand, 1, 60, 0, 0, 0, null]",
            "[time_decay, Paid Social, facebook-marketing, k1, spring, 0.142857143, 14.285714286, 1.285714286,"
                + " 0.142857143, 14.285714286, 20]");
    assertThat(
            rows("SELECT model, SUM(conversions), SUM(revenue_rc), SUM(refunds_rc), SUM(spend_rc)"
                + " FROM gold.mart_attribution GROUP BY 1 ORDER BY 1"))
        .containsExactly(
            "[first_touch, 4, 197, 9, 20]",
            "[last_non_direct, 4, 197, 9, 20]",
            "[last_touch, 4, 197, 9, 20]",
            "[linear, 4, 197, 9, 20]",
            "[markov, 4, 197, 9, 20]",
            "[position_based, 4, 197, 9, 20]",
            "[shapley, 4, 197, 9, 20]",
            "[time_decay, 4, 197, 9, 20]");
  }

  @Test
  void channelsShowTheClientsOwnModelAndFollowItsChange() {
    String channels =
        "SELECT channel_group, source_system, attributed_orders, attributed_revenue_rc, ncroas"
            + " FROM gold.mart_channel_daily WHERE attributed_orders > 0 ORDER BY 1, 2";
    assertThat(rows(channels))
        .containsExactly(
            "[(not set), shopify, 1, 30, null]",
            "[Email, shopify, 2, 107, null]",
            "[Paid Search, google-ads, 1, 60, null]");

    StagedRunBuilder run = new StagedRunBuilder(folder, "r2");
    client(run, "first_touch", 30);
    warehouse.commit(run.build());
    warehouse.buildMarts();

    assertThat(rows(channels))
        .containsExactly(
            "[(not set), shopify, 1, 30, null]",
            "[Email, shopify, 1, 7, null]",
            "[Paid Search, google-ads, 1, 60, null]",
            "[Paid Social, facebook-marketing, 1, 100, 5]");
  }

  @Test
  void aShorterLookbackLosesOldTouches() {
    StagedRunBuilder run = new StagedRunBuilder(folder, "r2");
    client(run, "linear", 7);
    warehouse.commit(run.build());
    warehouse.buildMarts();

    assertThat(
            rows(
                "SELECT touch_number, channel_group FROM gold.int_journey WHERE journey_key = 'a' ORDER BY 1"))
        .containsExactly("[1, Email]", "[2, Direct]");
  }

  @Test
  void aChangedOrderChangesItsWholeMonthAndNoOther() {
    StagedRunBuilder april = new StagedRunBuilder(folder, "r2");
    client(april, "last_non_direct", 30);
    Slice slice = slice("aurora", "shopify", "orders", "shop", "2026-04-01");
    april.complete(slice);
    april.text(
        "fct_order",
        slice,
        "order_key=z; order_id=z; order_ts=2026-04-01T10:00:00Z; client_date=2026-04-01; store=shop;"
            + " status=OPEN; financial_status=PAID; currency_code=EUR; net_sales=0; source_name=web;"
            + " country_code=DE; is_test=false; gross_sales=3; discounts=0; is_new_customer=false");
    warehouse.commit(april.build());
    warehouse.buildMarts();
    List<String> march =
        rows("SELECT * FROM gold.int_attribution WHERE report_date = '2026-03-05' ORDER BY ALL");

    StagedRunBuilder later = new StagedRunBuilder(folder, "r3").at("2026-03-07T06:00:00Z");
    client(later, "last_non_direct", 30);
    Slice again = slice("aurora", "shopify", "orders", "shop", "2026-03-07");
    later.complete(again);
    order(later, again, "b", "gross_sales=60; discounts=0; cancelled_ts=2026-03-07T00:00:00Z");
    touch(later, again, "b", "w1", "2026-03-04T10:00:00Z", "google cpc brand Paid Search");
    warehouse.commit(later.build());
    warehouse.buildMarts();
    List<String> incremental = rows("SELECT * FROM gold.int_attribution ORDER BY ALL");

    assertThat(rows(
            "SELECT * FROM gold.int_attribution WHERE report_date = '2026-03-05' ORDER BY ALL"))
        .isNotEqualTo(march);
    assertThat(incremental).noneMatch(row -> row.contains("Paid Search"));
    warehouse.rebuildMarts();
    assertThat(rows("SELECT * FROM gold.int_attribution ORDER BY ALL")).isEqualTo(incremental);
    assertThat(warehouse.publish().checks())
        .noneMatch(check -> check.blocking() && check.failedRows() > 0);
  }

  /** Visitor u bought c (the tag told its id), visitor w is the customer of d2; x never came back; y looks around still. */
  @Test
  void sessionsAreTheTouchesOfOrdersWithoutVisitsAndOfVisitorsWhoNeverBought() {
    StagedRunBuilder run = new StagedRunBuilder(folder, "r2").at("2026-03-06T06:00:00Z");
    client(run, "markov", 30);
    Slice web = slice("aurora", "ga4-export", "sessions", "p", "2026-03-05");
    run.complete(web);
    session(run, web, "u1 u 2026-01-20 Referral");
    session(run, web, "u2 u 2026-02-20 Paid Search");
    session(run, web, "u3 u 2026-03-05 Direct", "order_ids", List.of("c"));
    session(run, web, "x1 x 2026-01-30 Organic Search");
    session(run, web, "x2 x 2026-02-01 Paid Search");
    session(run, web, "y1 y 2026-03-05 Paid Search");
    session(run, web, "z1 z 2026-02-01 Paid Search", "consent_analytics", "DENIED");
    Slice orders = slice("aurora", "shopify", "orders", "shop", "2026-03-06");
    run.complete(orders);
    order(run, orders, "g", "gross_sales=40; discounts=0; is_new_customer=true; customer_key=w");
    session(run, web, "w1 w 2026-03-01 Email", "customer_key", "w");
    warehouse.commit(run.build());
    warehouse.buildMarts();

    assertThat(rows(
            "SELECT journey_key, report_date, touch_number, touch_count, channel_group, is_conversion"
                + " FROM gold.int_journey WHERE journey_key IN ('c', 'g', 'x2', 'u1', 'y1', 'z1', 'w1', 'x1')"
                + " ORDER BY 1, 3"))
        .containsExactly(
            "[c, 2026-03-05, 1, 2, Paid Search, true]",
            "[c, 2026-03-05, 2, 2, Direct, true]",
            "[g, 2026-03-05, 1, 1, Email, true]",
            "[u1, 2026-02-21, 1, 1, Referral, false]",
            "[x2, 2026-03-05, 1, 2, Organic Search, false]",
            "[x2, 2026-03-05, 2, 2, Paid Search, false]",
            "[y1, 2026-04-06, 1, 1, Paid Search, false]");
    assertThat(rows(
            "SELECT SUM(conversions), SUM(revenue_rc) FROM gold.mart_attribution WHERE is_chosen"))
        .containsExactly("[5, 237]");
    assertThat(rows("SELECT COUNT(*) FROM gold.int_attribution WHERE report_date > '2026-03-05'"))
        .containsExactly("[0]");
    List<String> incremental = rows("SELECT * FROM gold.int_attribution ORDER BY ALL");
    warehouse.rebuildMarts();
    assertThat(rows("SELECT * FROM gold.int_attribution ORDER BY ALL")).isEqualTo(incremental);
  }

  /** Session, visitor, day and channel group; more columns after the defaults. */
  private static void session(StagedRunBuilder run, Slice slice, String what, Object... more) {
    String[] parts = what.split(" ", 4);
    List<Object> row = new ArrayList<>(
        List.of("session_key", parts[0], "user_key", parts[1], "client_date", parts[2]));
    row.addAll(List.of("session_start_ts", parts[2] + "T09:00:00Z", "property_id", "p"));
    row.addAll(List.of("default_channel_group", parts[3], "source", "s", "medium", "m"));
    row.addAll(
        List.of("campaign", "(not set)", "device_category", "MOBILE", "currency_code", "EUR"));
    for (String name : List.of("os", "browser", "country_code", "consent_ads")) {
      row.addAll(List.of(name, "x"));
    }
    for (String name : List.of("source", "medium", "campaign", "channel_group")) {
      row.addAll(List.of("last_non_direct_" + name, "x"));
    }
    for (String name :
        List.of("has_gclid", "has_fbclid", "has_msclkid", "has_ttclid", "engaged", "new_user")) {
      row.addAll(List.of(name, false));
    }
    row.addAll(List.of(more));
    if (!row.contains("consent_analytics")) {
      row.addAll(List.of("consent_analytics", "GRANTED"));
    }
    run.row("fct_web_session", slice, row.toArray());
  }
}
