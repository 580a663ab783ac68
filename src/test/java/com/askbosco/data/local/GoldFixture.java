package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;

import com.askbosco.data.model.Slice;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.BudgetRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A small agency for the marts: aurora reports in EUR and advertises in EUR and USD, bergwerk in GBP and advertises in USD.
 * 2026-02-28 is a Saturday, so that its rates are those of Friday.
 */
final class GoldFixture {
  static final Collection<TableSpec> CANON = Canon.load().values();
  static final Path SQL = Path.of("sql");

  /** Queries lowered once for all tests of a JVM; analysing them anew costs seconds. */
  private static final Path LOWERED = newFolder();

  private final StagedRunBuilder run;

  private GoldFixture(StagedRunBuilder run) {
    this.run = run;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("lowered");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A workspace that shares its cache with those of other tests. */
  static Workspace workspace(Path root) {
    try {
      Files.createDirectories(root);
      if (!Files.exists(root.resolve("cache"))) {
        Files.createSymbolicLink(root.resolve("cache"), LOWERED.toAbsolutePath());
      }
      return Workspace.open(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the workspace's link to the shared cache away, so that only its own files are deleted. */
  static void leave(Workspace workspace) {
    try {
      Files.deleteIfExists(workspace.cache());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first run: everything there is on 2026-02-28 and 2026-03-01. */
  static StagedRun first(Path folder) {
    GoldFixture fixture = new GoldFixture(new StagedRunBuilder(folder, "r1"));
    fixture.clients();
    fixture.rates("2026-02-27", "1.1", "0.88");
    fixture.ads(
        "aurora google-ads g1 2026-02-28", "c1", "Paid Search", "EUR 100 10 12.345678 2 40");
    fixture.ads(
        "aurora facebook-marketing f1 2026-02-28", "m1", "Paid Social", "USD 1000 30 11 1.5 22");
    fixture.ads("bergwerk google-ads g2 2026-02-28", "b1", "Display", "USD 10 0 3.3 0 0");
    fixture.ads("aurora google-ads g1 2026-03-01", "c1", "Paid Search", "EUR 50 5 5 0 0");
    Slice ads = slice("aurora", "facebook-marketing", "ads", "f1", "2026-02-28");
    fixture
        .run
        .complete(ads)
        .text(
            "fct_ads_ad_daily",
            ads,
            "report_date=2026-02-28; campaign_key=m1; campaign_id=m1; campaign_name=M; adgroup_key=s1;"
                + " adgroup_id=s1; adgroup_name=S; ad_key=a1; ad_id=a1; ad_name=A; ad_network=(not set);"
                + " day_part=DAY; channel_group=Paid Social; currency_code=USD; impressions=900;"
                + " clicks=20; spend=11; reach=300");
    fixture.sessions("aurora", "2026-02-28", "Paid Search", 7);
    fixture.sessions("aurora", "2026-02-28", "Organic Search", 3);
    fixture.sessions("bergwerk", "2026-03-01", "Direct", 1);
    Slice orders = slice("aurora", "shopify", "orders", "shop", "2026-02-28/2026-03-01");
    fixture.run.complete(orders);
    String cancelled = "2026-03-01T08:00:00Z";
    fixture.order(orders, "o1", "gross_sales=100; discounts=10; units=3; is_new_customer=true");
    fixture.order(orders, "o2", "gross_sales=50; discounts=0; units=1; is_new_customer=false");
    fixture.order(
        orders, "o3", "gross_sales=70; discounts=0; units=1; is_new_customer=true; is_test=true");
    fixture.order(orders, "o4", "gross_sales=80; discounts=0; units=2; cancelled_ts=" + cancelled);
    // Two orders of a customer whose place the shop does not tell: the earlier one is the first.
    fixture.order(orders, "o5", "gross_sales=10; discounts=0; units=1; customer_key=k");
    fixture.order(
        orders,
        "o6",
        "gross_sales=10; discounts=0; units=1; customer_key=k; order_ts=2026-02-28T11:00:00Z");
    fixture.refund(orders, "x1", "o1", "amount=20");
    fixture.refund(orders, "x2", "o4", "amount=80; order_cancelled_ts=" + cancelled);
    Slice mail = slice("aurora", "klaviyo", "campaign_values", "k", "2026-02-28");
    fixture
        .run
        .complete(mail)
        .text(
            "fct_message_daily",
            mail,
            "report_date=2026-02-28; message_key=m; variant_id=(not set); message_id=1; message_name=News; channel=EMAIL;"
                + " channel_group=Email; currency_code=USD; sent=10; clicks=4; attributed_orders=1;"
                + " attributed_revenue=5.5");
    return fixture.run.build();
  }

  /** A run that restates aurora's Meta day. */
  static StagedRun restated(Path folder) {
    GoldFixture fixture = later(folder, "r2");
    fixture.ads(
        "aurora facebook-marketing f1 2026-02-28", "m1", "Paid Social", "USD 1000 30 22 1.5 22");
    return fixture.run.build();
  }

  /** A run that brings rates of Saturday itself, as no real week has. */
  static StagedRun newRates(Path folder) {
    GoldFixture fixture = later(folder, "r3");
    fixture.rates("2026-02-28", "1.2", "0.9");
    return fixture.run.build();
  }

  /** A run whose account has a currency that no rate is known for. */
  static StagedRun unknownCurrency(Path folder) {
    GoldFixture fixture = later(folder, "r4");
    fixture.ads("aurora tiktok-marketing t1 2026-03-01", "t", "Paid Social", "XXX 9 1 4 0 0");
    return fixture.run.build();
  }

  /** A run in which a slice of aurora's Google account failed. */
  static StagedRun failed(Path folder) {
    GoldFixture fixture = later(folder, "r5");
    fixture.run.ended(
        slice("aurora", "google-ads", "campaign", "g1", "2026-03-02"),
        Outcome.FAILED,
        "BOSCO-2004");
    return fixture.run.build();
  }

  private static GoldFixture later(Path folder, String id) {
    return new GoldFixture(new StagedRunBuilder(folder, id).at("2026-03-06T06:00:00Z"));
  }

  private void clients() {
    run.client(new ClientRow(
        "aurora",
        "Aurora",
        "EUR",
        "Europe/Berlin",
        List.of(
            new BudgetRow("", "2026-02", new BigDecimal("280")),
            new BudgetRow("Paid Search", "2026-03", new BigDecimal("310")))));
    run.client(new ClientRow("bergwerk", "Bergwerk", "GBP", "Europe/London", List.of()));
  }

  private void rates(String day, String usd, String gbp) {
    Slice rates = slice("aurora", "ecb-rates", "rates", "ecb", day);
    String row = "fx_date=" + day + "; base_currency=EUR; quote_currency=";
    run.complete(rates)
        .text("ref_fx_daily", rates, row + "USD; rate=" + usd)
        .text("ref_fx_daily", rates, row + "GBP; rate=" + gbp);
  }

  /** The figures: currency, impressions, clicks, spend, conversions, conversion value. */
  private void ads(String where, String campaign, String group, String figures) {
    String[] at = where.split(" ");
    String[] figure = figures.split(" ");
    Slice slice = slice(at[0], at[1], "campaign", at[2], at[3]);
    run.complete(slice)
        .text(
            "fct_ads_campaign_daily",
            slice,
            "report_date=" + at[3] + "; campaign_key=" + campaign + "; campaign_id=" + campaign
                + "; campaign_name=Campaign " + campaign
                + "; ad_network=(not set); day_part=DAY; campaign_type=(not set); campaign_status=REMOVED"
                + "; channel_group=" + group + "; currency_code=" + figure[0] + "; impressions="
                + figure[1] + "; clicks=" + figure[2] + "; spend=" + figure[3] + "; conversions="
                + figure[4] + "; conversion_value=" + figure[5]);
  }

  private void sessions(String client, String day, String group, int sessions) {
    Slice slice = slice(client, "google-analytics-data-api", "traffic " + group, "p", day);
    run.complete(slice)
        .text(
            "fct_web_traffic_daily",
            slice,
            "report_date=" + day + "; traffic_key=" + group + "; property_id=p; source=(not set);"
                + " medium=(not set); campaign=(not set); channel_group=" + group
                + "; device=DESKTOP; country_code=DE; currency_code=EUR; sessions=" + sessions
                + "; key_events=1.5; is_sampled=false; is_thresholded=false");
  }

  /** An order of 2026-02-28; what is given comes after the defaults. */
  private void order(Slice slice, String key, String columns) {
    String row = "order_key=" + key + "; order_id=" + key
        + "; order_ts=2026-02-28T10:00:00Z; client_date=2026-02-28; store=shop; status=OPEN;"
        + " financial_status=PAID; currency_code=EUR; net_sales=0; source_name=web; country_code=DE;"
        + " is_test=false; ";
    run.text("fct_order", slice, row + columns);
  }

  /** A refund of 2026-03-01. */
  private void refund(Slice slice, String key, String order, String columns) {
    run.text(
        "fct_refund",
        slice,
        "refund_key=" + key + "; refund_id=" + key + "; order_key=" + order + "; order_id=" + order
            + "; refund_ts=2026-03-01T10:00:00Z; client_date=2026-03-01; currency_code=EUR;"
            + " reason=RETURN; is_test=false; " + columns);
  }
}
