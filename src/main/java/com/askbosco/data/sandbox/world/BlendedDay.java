package com.askbosco.data.sandbox.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gold.mart_blended_daily} has to show for a client and a day; amounts in the client's currency.
 *
 * @param clicks clicks as each platform counts them in its report: at Meta clicks of any kind
 * @param refunds everything paid back on the day, whichever day the order is of
 * @param newCustomerRevenue gross sales less discounts of first orders
 */
public record BlendedDay(
    String clientId,
    LocalDate reportDate,
    String currencyCode,
    BigDecimal spend,
    long impressions,
    long clicks,
    BigDecimal platformConversions,
    BigDecimal platformConversionValue,
    long sessions,
    long orders,
    long newCustomerOrders,
    long units,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal refunds,
    BigDecimal newCustomerRevenue) {

  /** The mart's columns, in its order. */
  public static final List<String> COLUMNS = List.of(
      "tenant_id",
      "client_id",
      "report_date",
      "currency_code",
      "spend_rc",
      "impressions",
      "clicks",
      "platform_conversions",
      "platform_conversion_value_rc",
      "sessions",
      "orders",
      "new_customer_orders",
      "units",
      "gross_sales_rc",
      "discounts_rc",
      "refunds_rc",
      "net_revenue_rc",
      "new_customer_revenue_rc",
      "cogs_rc",
      "profit_rc",
      "mer",
      "amer",
      "cos",
      "cac",
      "aov",
      "overclaim_ratio",
      "poas",
      "is_complete",
      "missing_sources");

  /** Gross sales less discounts and refunds. */
  public BigDecimal netRevenue() {
    return grossSales.subtract(discounts).subtract(refunds);
  }

  /** Net revenue per unit of spend; null without spend. */
  public @Nullable BigDecimal mer() {
    return ratio(netRevenue(), spend);
  }

  /** Revenue of first orders per unit of spend; null without spend. */
  public @Nullable BigDecimal amer() {
    return ratio(newCustomerRevenue, spend);
  }

  /** Spend per unit of net revenue; null when that is 0. */
  public @Nullable BigDecimal cos() {
    return ratio(spend, netRevenue());
  }

  /** Spend per first order; null without one. */
  public @Nullable BigDecimal cac() {
    return ratio(spend, BigDecimal.valueOf(newCustomerOrders));
  }

  /** Gross sales less discounts per order; null without one. */
  public @Nullable BigDecimal aov() {
    return ratio(grossSales.subtract(discounts), BigDecimal.valueOf(orders));
  }

  /** What the platforms claim per unit of net revenue; null when that is 0. */
  public @Nullable BigDecimal overclaimRatio() {
    return ratio(platformConversionValue, netRevenue());
  }

  /** Nothing where nothing was sold, else null: the simulated shops do not tell what their goods cost. */
  public @Nullable BigDecimal profit() {
    return orders == 0 ? BigDecimal.ZERO : null;
  }

  /** Profit per unit of spend; null when either is not known. */
  public @Nullable BigDecimal poas() {
    BigDecimal profit = profit();
    return profit == null ? null : ratio(profit, spend);
  }

  /** A quotient as NUMERIC has it: nine places, halves away from zero; null when the divisor is 0. */
  private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() == 0
        ? null
        : numerator.divide(denominator, 9, RoundingMode.HALF_UP);
  }

  /** The values in the order of the columns, as CSV: no exponents, no trailing zeros, nothing for null. */
  public String csv() {
    return Stream.of(
            World.TENANT,
            clientId,
            reportDate,
            currencyCode,
            spend,
            impressions,
            clicks,
            platformConversions,
            platformConversionValue,
            sessions,
            orders,
            newCustomerOrders,
            units,
            grossSales,
            discounts,
            refunds,
            netRevenue(),
            newCustomerRevenue,
            text(profit()),
            text(profit()),
            text(mer()),
            text(amer()),
            text(cos()),
            text(cac()),
            text(aov()),
            text(overclaimRatio()),
            text(poas()),
            true,
            "")
        .map(value -> value instanceof BigDecimal number ? text(number) : value.toString())
        .collect(Collectors.joining(","));
  }

  private static String text(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
