package com.askbosco.data.sandbox.world;

import java.util.List;

/** A mart whose figures are known from the world alone, and how it is asked for them. */
public enum TruthMart {
  /** All columns of the mart. */
  BLENDED("mart_blended_daily", "TRUE", BlendedDay.COLUMNS),
  /** Ads by channel group and platform, visits and messages; what is attributed is no truth of the world. */
  CHANNEL(
      "mart_channel_daily",
      "COALESCE(impressions, clicks, sessions) IS NOT NULL",
      List.of(
          "client_id",
          "report_date",
          "channel_group",
          "source_system",
          "spend_rc",
          "impressions",
          "clicks",
          "platform_conversions",
          "platform_conversion_value_rc",
          "sessions",
          "key_events")),
  CAMPAIGN(
      "mart_campaign_daily",
      "TRUE",
      List.of(
          "client_id",
          "report_date",
          "source_system",
          "source_account_id",
          "campaign_id",
          "channel_group",
          "impressions",
          "clicks",
          "spend_rc",
          "platform_conversions",
          "platform_conversion_value_rc")),
  AD(
      "mart_ad_daily",
      "TRUE",
      List.of(
          "client_id",
          "report_date",
          "source_system",
          "source_account_id",
          "campaign_id",
          "adgroup_id",
          "ad_id",
          "impressions",
          "clicks",
          "spend_rc",
          "platform_conversions",
          "platform_conversion_value_rc")),
  /** Sales of products, known by their title. */
  PRODUCT(
      "mart_product_daily",
      "orders > 0",
      List.of(
          "client_id",
          "report_date",
          "product_title",
          "orders",
          "units",
          "gross_sales_rc",
          "discounts_rc",
          "net_sales_rc")),
  /** Messages by the day they were sent. */
  EMAIL(
      "mart_email",
      "TRUE",
      List.of(
          "client_id",
          "report_date",
          "message_id",
          "message_name",
          "sent",
          "delivered",
          "opens",
          "unique_opens",
          "clicks",
          "unique_clicks",
          "bounces",
          "unsubscribes",
          "complaints",
          "attributed_orders",
          "attributed_revenue_rc"));

  private final String table;
  private final String condition;
  private final List<String> columns;

  TruthMart(String table, String condition, List<String> columns) {
    this.table = table;
    this.condition = condition;
    this.columns = columns;
  }

  /** The columns that are known, in the order of the truth. */
  public List<String> columns() {
    return columns;
  }

  /** The GoogleSQL query whose answer as CSV is the truth, to the last digit. */
  public String query() {
    String order = this == BLENDED
        ? "client_id, report_date"
        : java.util.stream.IntStream.rangeClosed(1, columns.size())
            .mapToObj(Integer::toString)
            .collect(java.util.stream.Collectors.joining(", "));
    return "SELECT " + String.join(", ", columns) + " FROM gold." + table + " WHERE " + condition
        + " ORDER BY " + order;
  }
}
