package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The truth against sums over what the vendors show. */
class TruthTest {
  private static final World WORLD = World.of(7, Scale.DEFAULT);
  private static final LocalDate AS_OF = WORLD.lastDay().plusDays(1);
  private static final DateRange RANGE = new DateRange(WORLD.firstDay(), WORLD.lastDay());

  @Test
  void hasARowForEveryClientAndDayAndPrintsThemInOrder() throws IOException {
    StringBuilder csv = new StringBuilder();
    new Truth(WORLD, AS_OF).printBlended(RANGE, csv);
    List<String> lines = csv.toString().lines().toList();
    assertThat(lines.get(0)).isEqualTo(String.join(",", BlendedDay.COLUMNS));
    assertThat(lines).hasSize(1 + 5 * 21);
    assertThat(lines.subList(1, lines.size())).isSorted();
    assertThat(csv).doesNotContain("E-").doesNotContain("E+");
  }

  @Test
  void ordersAndRefundsEqualASumOverTheShopsOrders() {
    for (ClientWorld client : WORLD.clients()) {
      Map<LocalDate, BigDecimal> gross = new TreeMap<>();
      Map<LocalDate, BigDecimal> refunds = new TreeMap<>();
      Map<LocalDate, Integer> orders = new TreeMap<>();
      for (Order order : client.shop().orders(Instant.EPOCH, Instant.MAX, AS_OF)) {
        if (order.test() || order.cancelledAt() != null) {
          continue;
        }
        LocalDate day = LocalDate.ofInstant(order.createdAt(), client.zone());
        orders.merge(day, 1, Integer::sum);
        for (OrderLine line : order.lines()) {
          BigDecimal price = Micros.decimal(line.unitPriceMicros(), client.currency());
          gross.merge(day, price.multiply(BigDecimal.valueOf(line.quantity())), BigDecimal::add);
        }
        for (Refund refund : order.refunds()) {
          BigDecimal back = BigDecimal.ZERO;
          for (Refund.Line line : refund.lines()) {
            back = back.add(Micros.decimal(line.subtotalMicros(), client.currency()));
            if (!order.taxesIncluded()) {
              back = back.add(Micros.decimal(line.taxMicros(), client.currency()));
            }
          }
          back = back.add(Micros.decimal(refund.shippingMicros(), client.currency()));
          refunds.merge(
              LocalDate.ofInstant(refund.createdAt(), client.zone()), back, BigDecimal::add);
        }
      }
      for (BlendedDay day : new Truth(WORLD, AS_OF).blended(client, RANGE)) {
        LocalDate date = day.reportDate();
        assertThat(day.orders()).isEqualTo(orders.getOrDefault(date, 0).longValue());
        assertThat(day.grossSales())
            .isEqualByComparingTo(gross.getOrDefault(date, BigDecimal.ZERO));
        assertThat(day.refunds()).isEqualByComparingTo(refunds.getOrDefault(date, BigDecimal.ZERO));
        assertThat(day.netRevenue())
            .isEqualByComparingTo(
                day.grossSales().subtract(day.discounts()).subtract(day.refunds()));
      }
    }
  }

  @Test
  void spendEqualsTheAdRowsConvertedByHand() {
    // bergwerk reports in CHF and pays Google in EUR and Meta in SEK; March 29th 2026 is a Sunday
    ClientWorld client = WORLD.client("bergwerk").orElseThrow();
    LocalDate sunday = LocalDate.of(2026, 3, 29);
    Map<String, BigDecimal> friday = new TreeMap<>();
    LocalDate last = LocalDate.of(2026, 3, 27);
    WORLD.fx().rates(last, last, AS_OF).forEach(rate -> friday.put(rate.quote(), rate.rate()));
    BigDecimal francs = friday.getOrDefault("CHF", BigDecimal.ZERO);
    BigDecimal kronor = friday.getOrDefault("SEK", BigDecimal.ZERO);
    BigDecimal perEuro = francs.setScale(9, RoundingMode.HALF_UP);
    BigDecimal perKrona = francs.divide(kronor, 9, RoundingMode.HALF_UP);
    BigDecimal spend = BigDecimal.ZERO;
    for (AdAccount account : client.adAccounts()) {
      BigDecimal rate = account.currency().equals("EUR") ? perEuro : perKrona;
      for (CampaignDay row : client.ads().campaignDaily(account, sunday, AS_OF)) {
        BigDecimal amount = Micros.decimal(row.figures().spendMicros(), account.currency());
        spend = spend.add(amount.multiply(rate).setScale(9, RoundingMode.HALF_UP));
      }
    }
    BlendedDay day =
        new Truth(WORLD, AS_OF).blended(client, DateRange.day(sunday)).get(0);
    assertThat(day.spend()).isEqualByComparingTo(spend);
    assertThat(day.spend().signum()).isPositive();
  }

  @Test
  void movesWithTheAsOfDayOnlyWhileAFigureIsNotFinal() {
    ClientWorld client = WORLD.clients().get(0);
    DateRange day = DateRange.day(LocalDate.of(2026, 3, 15));
    BlendedDay fresh =
        new Truth(WORLD, LocalDate.of(2026, 3, 16)).blended(client, day).get(0);
    BlendedDay old =
        new Truth(WORLD, LocalDate.of(2026, 3, 29)).blended(client, day).get(0);
    BlendedDay older = new Truth(WORLD, AS_OF).blended(client, day).get(0);
    assertThat(fresh.spend()).isNotEqualByComparingTo(old.spend());
    assertThat(older).isEqualTo(old);
    assertThat(new Truth(WORLD, LocalDate.of(2026, 3, 15)).blended(client, day)).isEmpty();
  }

  @Test
  void leavesRatiosWithoutDenominatorEmpty() {
    BigDecimal zero = BigDecimal.ZERO;
    BlendedDay day = new BlendedDay(
        "a", RANGE.from(), "EUR", zero, 0, 0, zero, zero, 5, 0, 0, 0, zero, zero, zero, zero);
    assertThat(day.csv())
        .isEqualTo("askbosco-demo,a,2026-03-11,EUR,0,0,0,0,0,5,0,0,0,0,0,0,0,0,0,0,,,,,,,,true,");
    assertThat(day.csv().split(",", -1)).hasSameSizeAs(BlendedDay.COLUMNS);
  }

  @Test
  void printsPlainNumbersRoundedHalfUp() {
    BlendedDay day = new BlendedDay(
        "a",
        RANGE.from(),
        "EUR",
        new BigDecimal("3.000000000"),
        10,
        2,
        new BigDecimal("1.500000"),
        new BigDecimal("100.00"),
        5,
        3,
        1,
        4,
        new BigDecimal("22.00"),
        new BigDecimal("1.00"),
        new BigDecimal("1.00"),
        new BigDecimal("7.00"));
    assertThat(day.csv())
        .isEqualTo(
            "askbosco-demo,a,2026-03-11,EUR,3,10,2,1.5,100,5,3,1,4,22,1,1,20,7,,,6.666666667,2.333333333,0.15,3,7,5,,true,");
  }

  @Test
  void tellsWhatAdvertisingCausedToNobodyElse() throws IOException {
    StringBuilder csv = new StringBuilder();
    new Truth(WORLD, AS_OF).printIncremental(DateRange.day(WORLD.lastDay()), csv);
    assertThat(csv.toString().lines().findFirst())
        .contains("client_id,report_date,channel,incremental_orders,incremental_revenue");
    assertThat(csv.toString()).contains("aurora,2026-03-31,PAID_SEARCH,");
  }
}
