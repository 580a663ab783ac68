package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three customers of a shop in EUR: ann (won by search in January) buys again in January and March, bob (January, search) once, cleo
 * (February, e-mail) once; dan's first order is not among the orders. Search cost 40 in January.
 */
class CustomerMartsTest {
  @TempDir
  Path folder;

  private Workspace workspace;

  @BeforeEach
  void publish() {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    StagedRunBuilder run = new StagedRunBuilder(folder, "r1");
    run.client(new ClientRow("aurora", "Aurora", "EUR", "Europe/Berlin", List.of()));
    Slice ads = slice("aurora", "google-ads", "campaign", "g", "2026-01-05");
    run.complete(ads)
        .text(
            "fct_ads_campaign_daily",
            ads,
            "report_date=2026-01-05; campaign_key=c; campaign_id=c; campaign_name=C;"
                + " ad_network=(not set); day_part=DAY; campaign_type=(not set);"
                + " campaign_status=ENABLED; channel_group=Paid Search; currency_code=EUR;"
                + " impressions=1; clicks=1; spend=40");
    Slice orders = slice("aurora", "shopify", "orders", "shop", "2026-01-01/2026-03-31");
    run.complete(orders);
    order(run, orders, "o1", "ann", "2026-01-10", "gross_sales=100; discounts=10; cogs=30", 1);
    order(run, orders, "o2", "ann", "2026-01-20", "gross_sales=50; discounts=0; cogs=20", 2);
    order(run, orders, "o3", "bob", "2026-01-11", "gross_sales=30; discounts=0; cogs=10", 1);
    order(
        run,
        orders,
        "o4",
        "ann",
        "2026-03-02",
        "gross_sales=20; discounts=0; cogs=5; refunds_total=20",
        3);
    order(run, orders, "o5", "cleo", "2026-02-01", "gross_sales=60; discounts=0", 1);
    order(run, orders, "o6", "dan", "2026-02-02", "gross_sales=70; discounts=0; cogs=1", 7);
    order(run, orders, "o7", "bob", "2026-03-03", "gross_sales=999; discounts=0; is_test=true", 2);
    run.text(
        "dim_customer",
        orders,
        "customer_key=ann; email_sha256=h; orders_count=3; country_code=DE;"
            + " consent_email=SUBSCRIBED; consent_sms=NOT_SUBSCRIBED");
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL)) {
      warehouse.commit(run.build());
      warehouse.buildMarts();
      warehouse.publish();
    }
  }

  private static void order(
      StagedRunBuilder run,
      Slice slice,
      String key,
      String customer,
      String day,
      String figures,
      int number) {
    String group = customer.equals("cleo") ? "Email" : "Paid Search";
    run.text(
        "fct_order",
        slice,
        "order_key=" + key + "; order_id=" + key + "; order_ts=" + day + "T10:00:00Z; client_date="
            + day + "; store=shop; status=OPEN; financial_status=PAID; currency_code=EUR;"
            + " net_sales=0; source_name=web; country_code=DE; is_test=false; units=1; channel_group="
            + group + "; customer_key=" + customer + "; order_number_for_customer=" + number + "; "
            + figures);
  }

  @AfterEach
  void leave() {
    GoldFixture.leave(workspace);
  }

  @Test
  void aCohortShowsWhatItsCustomersWereWorthMonthByMonth() {
    assertThat(csv("SELECT cohort_month, channel_group, month_number AS n, cohort_customers AS won,"
            + " active_customers AS active, orders, revenue_rc, refunds_rc, margin_rc, spend_rc,"
            + " retention, cac_rc, ltv_revenue_rc, ltv_margin_rc, ltv_to_cac, is_paid_back"
            + " FROM gold.mart_cac_ltv_cohort ORDER BY 1, 2, 3"))
        .isEqualTo("""
            cohort_month,channel_group,n,won,active,orders,revenue_rc,refunds_rc,margin_rc,spend_rc,retention,cac_rc,ltv_revenue_rc,ltv_margin_rc,ltv_to_cac,is_paid_back
            2026-01-01,Paid Search,0,2,2,3,170,0,110,40,1,20,85,55,4.25,true
            2026-01-01,Paid Search,1,2,0,0,0,0,0,40,0,20,85,55,4.25,true
            2026-01-01,Paid Search,2,2,1,1,20,20,15,40,0.5,20,95,62.5,4.75,true
            2026-02-01,Email,0,1,1,1,60,0,,,1,,60,,,
            2026-02-01,Email,1,1,0,0,0,0,0,,0,,60,,,
            """);
  }

  @Test
  void aCustomerIsOneLine() {
    assertThat(csv("SELECT customer_key, orders, revenue_rc, refunds_rc, first_order_date,"
            + " last_order_date, first_channel_group AS channel, days_since_last_order AS days,"
            + " recency_score AS r, frequency_score AS f, monetary_score AS m, email_sha256,"
            + " consent_email FROM gold.mart_customer_360 ORDER BY 1"))
        .isEqualTo("""
            customer_key,orders,revenue_rc,refunds_rc,first_order_date,last_order_date,channel,days,r,f,m,email_sha256,consent_email
            ann,3,160,20,2026-01-10,2026-03-02,Paid Search,0,4,4,4,h,SUBSCRIBED
            bob,1,30,0,2026-01-11,2026-01-11,Paid Search,50,1,1,1,,UNKNOWN
            cleo,1,60,0,2026-02-01,2026-02-01,Email,29,2,2,2,,UNKNOWN
            dan,1,70,0,2026-02-02,2026-02-02,Paid Search,28,3,3,3,,UNKNOWN
            """);
  }

  private String csv(String sql) {
    try (LocalQueries queries = LocalQueries.open(workspace)) {
      return queries.query(sql).toCsv();
    }
  }
}
