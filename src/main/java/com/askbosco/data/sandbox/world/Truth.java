package com.askbosco.data.sandbox.world;

import com.askbosco.data.model.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is true in a world, computed from it alone and without any of the pipeline's code: the figures the mart of blended
 * days has to show, and what advertising really caused, which no vendor tells.
 */
public final class Truth {
  /** Longest age of an exchange rate in days. */
  private static final int RATE_DAYS = 7;

  private final World world;
  private final LocalDate asOf;

  /** The truth as far as it is visible on a day: up to the end of the day before. */
  public Truth(World world, LocalDate asOf) {
    this.world = world;
    this.asOf = asOf;
  }

  /** Days of a client within the range that have any row at a vendor, oldest first. */
  public List<BlendedDay> blended(ClientWorld client, DateRange range) {
    Map<LocalDate, Long> refunds = refunds(client, range);
    List<BlendedDay> days = new ArrayList<>();
    for (LocalDate day : range.days()) {
      blended(client, day, refunds.getOrDefault(day, 0L)).ifPresent(days::add);
    }
    return List.copyOf(days);
  }

  private Optional<BlendedDay> blended(ClientWorld client, LocalDate day, long refunds) {
    int adRows = 0;
    long impressions = 0;
    long clicks = 0;
    BigDecimal spend = BigDecimal.ZERO;
    BigDecimal conversions = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    for (AdAccount account : client.adAccounts()) {
      List<CampaignDay> rows = client.ads().campaignDaily(account, day, asOf);
      adRows += rows.size();
      BigDecimal rate =
          rows.isEmpty() ? BigDecimal.ONE : rate(account.currency(), client.currency(), day);
      for (CampaignDay row : rows) {
        AdFigures figures = row.figures();
        impressions += figures.impressions();
        clicks += account.platform() == AdPlatform.META ? figures.engagements() : figures.clicks();
        spend = spend.add(converted(figures.spendMicros(), rate));
        conversions = conversions.add(BigDecimal.valueOf(figures.conversionsMicros(), 6));
        value = value.add(converted(figures.conversionValueMicros(), rate));
      }
    }
    List<SessionDay> sessions = client.web().sessionsDaily(day, asOf);
    List<Order> orders = client.shop().ordersOf(day, asOf);
    if (adRows == 0 && sessions.isEmpty() && orders.isEmpty()) {
      return Optional.empty();
    }
    List<Order> counted = orders.stream().filter(Truth::counts).toList();
    List<Order> first =
        counted.stream().filter(o -> o.customerOrderNumber() == 1).toList();
    long gross = counted.stream().mapToLong(Order::grossMicros).sum();
    long discounts = counted.stream().mapToLong(Order::discountMicros).sum();
    long firstRevenue = first.stream()
        .mapToLong(order -> order.grossMicros() - order.discountMicros())
        .sum();
    return Optional.of(new BlendedDay(
        client.id(),
        day,
        client.currency(),
        spend,
        impressions,
        clicks,
        conversions,
        value,
        sessions.stream().mapToLong(SessionDay::sessions).sum(),
        counted.size(),
        first.size(),
        counted.stream().mapToLong(Order::units).sum(),
        amount(gross),
        amount(discounts),
        amount(refunds),
        amount(firstRevenue)));
  }

  private static boolean counts(Order order) {
    return !order.test() && order.cancelledAt() == null;
  }

  /** Everything paid back by client-local day for orders that count. */
  private Map<LocalDate, Long> refunds(ClientWorld client, DateRange range) {
    ZoneId zone = client.zone();
    Map<LocalDate, Long> micros = new HashMap<>();
    for (LocalDate day :
        new DateRange(range.from().minusDays(OrderTimes.MAX_DAYS), range.to()).days()) {
      for (Order order : client.shop().ordersOf(day, asOf)) {
        for (Refund refund : counts(order) ? order.refunds() : List.<Refund>of()) {
          LocalDate paidBack = refund.createdAt().atZone(zone).toLocalDate();
          micros.merge(paidBack, refund.totalMicros(order.taxesIncluded()), Long::sum);
        }
      }
    }
    return micros;
  }

  /** Units of one currency for one of another on a day: the last ECB rates, at most seven days old, crossed through EUR. */
  BigDecimal rate(String from, String to, LocalDate day) {
    if (from.equals(to)) {
      return BigDecimal.ONE;
    }
    return quote(to, day).divide(quote(from, day), 9, RoundingMode.HALF_UP);
  }

  private BigDecimal quote(String currency, LocalDate day) {
    if (currency.equals("EUR")) {
      return BigDecimal.ONE;
    }
    return world.fx().rates(day.minusDays(RATE_DAYS), day, asOf).stream()
        .filter(rate -> rate.quote().equals(currency))
        .max(Comparator.comparing(FxRate::day))
        .map(FxRate::rate)
        .orElseThrow(() -> new IllegalStateException("No rate of " + currency + " at " + day));
  }

  private static BigDecimal converted(long micros, BigDecimal rate) {
    return amount(micros).multiply(rate).setScale(9, RoundingMode.HALF_UP);
  }

  private static BigDecimal amount(long micros) {
    return BigDecimal.valueOf(micros, 6);
  }

  /**
   * Prints {@code gold.mart_blended_daily} as CSV: a header, then a line per client and day, ordered by client id and day.
   * Numbers have no exponent and no trailing zeros; null is empty.
   */
  public void printBlended(DateRange range, Appendable out) throws IOException {
    out.append(String.join(",", BlendedDay.COLUMNS)).append('\n');
    for (ClientWorld client : byId()) {
      for (BlendedDay day : blended(client, range)) {
        out.append(day.csv()).append('\n');
      }
    }
  }

  /** Prints what a mart has to answer to {@link TruthMart#query()} as CSV, in the form of {@link #printBlended}. */
  public void print(TruthMart mart, DateRange range, Appendable out) throws IOException {
    if (mart == TruthMart.BLENDED) {
      printBlended(range, out);
      return;
    }
    out.append(String.join(",", mart.columns())).append('\n');
    MartTruth marts = new MartTruth(this, asOf);
    for (ClientWorld client : byId()) {
      for (List<@Nullable Object> row : marts.rows(mart, client, range)) {
        out.append(row.stream().map(Truth::text).collect(Collectors.joining(",")))
            .append('\n');
      }
    }
  }

  private static String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "" : value.toString();
  }

  /**
   * Prints what advertising caused as CSV ({@code client_id, report_date, channel, incremental_orders, incremental_revenue}):
   * orders that would not have been placed without it, and their revenue at the world's mean order value, in EUR.
   */
  public void printIncremental(DateRange range, Appendable out) throws IOException {
    out.append("client_id,report_date,channel,incremental_orders,incremental_revenue\n");
    for (ClientWorld client : byId()) {
      for (LocalDate day : range.days()) {
        for (var caused : client.plan(day).incrementalOrders().entrySet()) {
          BigDecimal orders = rounded(caused.getValue());
          out.append(client.id())
              .append(',')
              .append(day.toString())
              .append(',')
              .append(caused.getKey().name())
              .append(',')
              .append(orders.toPlainString())
              .append(',')
              .append(rounded(caused.getValue() * HiddenResponse.ORDER_EUR).toPlainString())
              .append('\n');
        }
      }
    }
  }

  private static BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP);
  }

  private List<ClientWorld> byId() {
    return world.clients().stream()
        .sorted(Comparator.comparing(ClientWorld::id))
        .toList();
  }
}
