package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.StagedRun.ChoiceRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.StagedRun.RuleRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rule 1 of the model: rates of the European Central Bank, carried over days without one for at most 7 days, crossed through the
 * euro; by the day, by the month or by the transaction; closed months are not converted anew.
 */
class FxRuleTest {
  @TempDir
  Path folder;

  private LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = LocalWarehouse.open(
        GoldFixture.workspace(folder.resolve("work")), GoldFixture.CANON, GoldFixture.SQL);
  }

  @AfterEach
  void close() {
    warehouse.close();
    GoldFixture.leave(GoldFixture.workspace(folder.resolve("work")));
  }

  private static ClientRow client(String id, String currency, String policy, String... reopened) {
    return new ClientRow(
        id,
        id,
        currency,
        "Europe/Berlin",
        List.of(),
        new ChoiceRow("roas", "linear", 30, policy, 10, ""),
        List.of(reopened).stream()
            .map(month -> new RuleRow("ref_fx_reopened", List.of(month)))
            .toList());
  }

  private static void rate(StagedRunBuilder run, String day, String currency, String rate) {
    Slice slice = slice("daily", "ecb-rates", "rates " + currency, "ecb", day);
    run.complete(slice)
        .text(
            "ref_fx_daily",
            slice,
            "fx_date=" + day + "; base_currency=EUR; quote_currency=" + currency + "; rate="
                + rate);
  }

  private static void spend(StagedRunBuilder run, String client, String day, String currency) {
    Slice slice = slice(client, "google-ads", "campaign", "a" + currency, day);
    run.complete(slice)
        .text(
            "fct_ads_campaign_daily",
            slice,
            "report_date=" + day + "; campaign_key=c" + currency
                + "; campaign_id=c; campaign_name=C;"
                + " ad_network=(not set); day_part=DAY; campaign_type=(not set);"
                + " campaign_status=ENABLED; channel_group=Paid Search; currency_code=" + currency
                + "; impressions=1; clicks=1; spend=110");
  }

  private List<String> rates(String client) {
    return warehouse
        .session()
        .rows("SELECT rate_date, from_currency, currency_code, rate, fx_date FROM"
            + " gold.int_client_fx_daily WHERE client_id = '" + client + "' ORDER BY 1, 2")
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void
      rule_01_days_without_a_rate_take_the_last_one_of_seven_days_and_currencies_cross_through_the_euro() {
    StagedRunBuilder run = new StagedRunBuilder(folder, "r1").at("2026-03-14T06:00:00Z");
    run.client(client("daily", "EUR", "daily")).client(client("pounds", "GBP", "daily"));
    // Friday 27 February, Monday 2 March: no rate at the weekend; none after 2 March.
    rate(run, "2026-02-27", "USD", "1.1");
    rate(run, "2026-02-27", "GBP", "0.88");
    rate(run, "2026-03-02", "USD", "1.25");
    rate(run, "2026-03-02", "GBP", "0.9");
    for (String day : List.of(
        "2026-02-26",
        "2026-02-27",
        "2026-02-28",
        "2026-03-01",
        "2026-03-02",
        "2026-03-09",
        "2026-03-10")) {
      spend(run, "daily", day, "USD");
    }
    spend(run, "daily", "2026-03-10", "EUR");
    spend(run, "pounds", "2026-03-01", "USD");
    spend(run, "pounds", "2026-03-01", "EUR");
    spend(run, "pounds", "2026-03-10", "GBP");
    warehouse.commit(run.build());
    warehouse.buildMarts();

    assertThat(rates("daily"))
        .containsExactly(
            "[2026-02-26, USD, EUR, null, null]",
            "[2026-02-27, USD, EUR, 0.909090909, 2026-02-27]",
            "[2026-02-28, USD, EUR, 0.909090909, 2026-02-27]",
            "[2026-03-01, USD, EUR, 0.909090909, 2026-02-27]",
            "[2026-03-02, USD, EUR, 0.8, 2026-03-02]",
            "[2026-03-09, USD, EUR, 0.8, 2026-03-02]",
            "[2026-03-10, EUR, EUR, 1, 2026-03-10]",
            "[2026-03-10, USD, EUR, null, null]");
    assertThat(rates("pounds"))
        .containsExactly(
            "[2026-03-01, EUR, GBP, 0.88, 2026-02-27]",
            "[2026-03-01, USD, GBP, 0.8, 2026-02-27]",
            "[2026-03-10, GBP, GBP, 1, 2026-03-10]");
    assertThat(warehouse
            .session()
            .rows(
                "SELECT report_date, spend_rc FROM gold.mart_blended_daily WHERE client_id = 'daily'"
                    + " AND report_date IN ('2026-02-26', '2026-03-01', '2026-03-10') ORDER BY 1")
            .toString())
        .as("an amount without a rate is unknown, never 0 and never as it was")
        .isEqualTo("[[2026-02-26, null], [2026-03-01, 99.99999999], [2026-03-10, null]]");
    assertThatThrownBy(() -> warehouse.publish())
        .as("a rate that has grown old stops the publish")
        .isInstanceOfSatisfying(
            NotPublishedException.class,
            refused -> assertThat(refused.findings())
                .filteredOn(Finding::broken)
                .filteredOn(finding -> finding.check().startsWith("fx_"))
                .extracting(Finding::check, Finding::severity, Finding::example)
                .containsExactly(
                    tuple("fx_missing", "FAIL", "[agency, daily, 2026-03-10, USD, EUR]"),
                    tuple("fx_unquoted", "WARN", "[agency, daily, 2026-02-26, USD, EUR]")));
  }

  @Test
  void
      rule_01_a_client_may_convert_by_the_month_and_closed_months_are_not_converted_anew_unless_asked() {
    StagedRunBuilder first = new StagedRunBuilder(folder, "r1").at("2026-03-06T06:00:00Z");
    first.client(client("daily", "EUR", "daily"));
    first.client(client("monthly", "EUR", "month_end"));
    first.client(client("again", "EUR", "daily", "2026-02-01"));
    rate(first, "2026-02-26", "USD", "1.1");
    rate(first, "2026-02-27", "USD", "1.25");
    rate(first, "2026-03-04", "USD", "1");
    for (String client : List.of("daily", "monthly", "again")) {
      spend(first, client, "2026-02-26", "USD");
      spend(first, client, "2026-02-28", "USD");
      spend(first, client, "2026-03-02", "USD");
      spend(first, client, "2026-03-05", "USD");
    }
    warehouse.commit(first.build());
    warehouse.buildMarts();

    assertThat(rates("daily"))
        .containsExactly(
            "[2026-02-26, USD, EUR, 0.909090909, 2026-02-26]",
            "[2026-02-28, USD, EUR, 0.8, 2026-02-27]",
            "[2026-03-02, USD, EUR, 0.8, 2026-02-27]",
            "[2026-03-05, USD, EUR, 1, 2026-03-04]");
    assertThat(rates("monthly"))
        .as("February has ended, in March the newest rate holds")
        .containsExactly(
            "[2026-02-26, USD, EUR, 0.8, 2026-02-27]",
            "[2026-02-28, USD, EUR, 0.8, 2026-02-27]",
            "[2026-03-02, USD, EUR, 1, 2026-03-04]",
            "[2026-03-05, USD, EUR, 1, 2026-03-04]");

    // On 20 March February is closed: a rate that is published anew and one that comes late.
    StagedRunBuilder late = new StagedRunBuilder(folder, "r2").at("2026-03-20T06:00:00Z");
    rate(late, "2026-02-27", "USD", "2");
    rate(late, "2026-02-28", "USD", "2.5");
    rate(late, "2026-03-05", "USD", "4");
    warehouse.commit(late.build());
    warehouse.buildMarts();

    assertThat(rates("daily"))
        .containsExactly(
            "[2026-02-26, USD, EUR, 0.909090909, 2026-02-26]",
            "[2026-02-28, USD, EUR, 0.8, 2026-02-27]",
            "[2026-03-02, USD, EUR, 0.4, 2026-02-28]",
            "[2026-03-05, USD, EUR, 0.25, 2026-03-05]");
    assertThat(rates("monthly"))
        .containsExactly(
            "[2026-02-26, USD, EUR, 0.8, 2026-02-27]",
            "[2026-02-28, USD, EUR, 0.8, 2026-02-27]",
            "[2026-03-02, USD, EUR, 0.25, 2026-03-05]",
            "[2026-03-05, USD, EUR, 0.25, 2026-03-05]");
    assertThat(rates("again"))
        .as("the client's file asks for February anew")
        .containsExactly(
            "[2026-02-26, USD, EUR, 0.909090909, 2026-02-26]",
            "[2026-02-28, USD, EUR, 0.4, 2026-02-28]",
            "[2026-03-02, USD, EUR, 0.4, 2026-02-28]",
            "[2026-03-05, USD, EUR, 0.25, 2026-03-05]");
  }

  @Test
  void rule_01_a_refund_is_converted_at_the_rate_of_its_day_or_of_its_order() {
    StagedRunBuilder run = new StagedRunBuilder(folder, "r1").at("2026-03-14T06:00:00Z");
    rate(run, "2026-03-02", "USD", "1.1");
    rate(run, "2026-03-05", "USD", "1.25");
    for (String policy : List.of("daily", "transaction")) {
      run.client(client(policy, "EUR", policy));
      Slice slice = slice(policy, "shopify", "orders", "shop", "2026-03-02/2026-03-05");
      run.complete(slice)
          .text(
              "fct_order",
              slice,
              "order_key=o; order_id=o; order_ts=2026-03-02T10:00:00Z; client_date=2026-03-02;"
                  + " store=shop; status=OPEN; financial_status=REFUNDED; currency_code=USD;"
                  + " gross_sales=110; discounts=0; net_sales=110; source_name=web;"
                  + " country_code=DE; is_test=false")
          .text(
              "fct_refund",
              slice,
              "refund_key=r; refund_id=r; order_key=o; order_id=o; refund_ts=2026-03-05T10:00:00Z;"
                  + " client_date=2026-03-05; currency_code=USD; reason=RETURN; is_test=false;"
                  + " amount=110");
    }
    warehouse.commit(run.build());
    warehouse.buildMarts();

    assertThat(warehouse
            .session()
            .rows("SELECT client_id, report_date, gross_sales_rc, refunds_rc FROM"
                + " gold.mart_blended_daily ORDER BY 1, 2")
            .stream()
            .map(Object::toString))
        .containsExactly(
            "[daily, 2026-03-02, 99.99999999, 0]",
            "[daily, 2026-03-05, 0, 88]",
            "[transaction, 2026-03-02, 99.99999999, 0]",
            "[transaction, 2026-03-05, 0, 99.99999999]");
  }
}
