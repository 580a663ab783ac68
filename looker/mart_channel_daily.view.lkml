# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_channel_daily {
  sql_table_name: gold.mart_channel_daily ;;

  dimension_group: report {
    type: time
    datatype: date
    convert_tz: no
    timeframes: [date, week, month, quarter, year]
    sql: ${TABLE}.report_date ;;
  }

  dimension: client_id {
    type: string
    sql: ${TABLE}.client_id ;;
  }

  dimension: channel_group {
    type: string
    sql: ${TABLE}.channel_group ;;
  }

  dimension: source_system {
    type: string
    sql: ${TABLE}.source_system ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: attributed_cac {
    label: "Attributed CAC"
    description: "What a new customer cost by channel: spend ÷ attributed orders of new customers."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${attributed_new_customer_orders}) ;;
  }

  measure: attributed_cpa {
    label: "Attributed CPA"
    description: "Spend ÷ attributed orders, by the client's attribution model."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${attributed_orders}) ;;
  }

  measure: attributed_new_customer_orders {
    label: "Attributed orders of new customers"
    description: "First orders of customers as the client's own attribution model credits them."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.attributed_new_customer_orders) AS NUMERIC) ;;
  }

  measure: attributed_new_customer_revenue {
    label: "Attributed revenue of new customers"
    description: "Revenue of first orders after discounts as the client's own attribution model credits it."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.attributed_new_customer_revenue_rc IS NULL AND ${TABLE}.attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.attributed_new_customer_revenue_rc) AS NUMERIC)) ;;
  }

  measure: attributed_orders {
    label: "Attributed orders"
    description: "Orders as the client's own attribution model credits them; every order is shared out once, so channels add up to the shop's orders."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.attributed_orders) AS NUMERIC) ;;
  }

  measure: attributed_revenue {
    label: "Attributed revenue"
    description: "Revenue after discounts as the client's own attribution model credits it, before refunds; channels add up to the shop's revenue."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.attributed_revenue_rc IS NULL AND ${TABLE}.attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.attributed_revenue_rc) AS NUMERIC)) ;;
  }

  measure: attributed_roas {
    label: "Attributed ROAS"
    description: "Return on ad spend by the shop's own orders: attributed revenue ÷ spend, by the client's attribution model."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${attributed_revenue}, ${spend}) ;;
  }

  measure: clicks {
    label: "Clicks"
    description: "Clicks as each platform counts them; in channels also those on messages."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.clicks) AS NUMERIC) ;;
  }

  measure: cpa {
    label: "CPA"
    description: "Cost per conversion that the platform claims: spend ÷ platform conversions. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${platform_conversions}) ;;
  }

  measure: cpc {
    label: "CPC"
    description: "Cost per click: spend ÷ clicks."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${clicks}) ;;
  }

  measure: cpm {
    label: "CPM"
    description: "Cost per thousand impressions: spend × 1000 ÷ impressions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend} * 1000, ${impressions}) ;;
  }

  measure: ctr {
    label: "CTR"
    description: "Click-through rate: clicks ÷ impressions."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${clicks}, ${impressions}) ;;
  }

  measure: cvr {
    label: "Conversion rate"
    description: "Platform conversions ÷ clicks. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${platform_conversions}, ${clicks}) ;;
  }

  measure: impressions {
    label: "Impressions"
    description: "How often ads were shown."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.impressions) AS NUMERIC) ;;
  }

  measure: key_events {
    label: "Key events"
    description: "Key events of web analytics."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.key_events) AS NUMERIC) ;;
  }

  measure: ncroas {
    label: "ncROAS"
    description: "Return on ad spend of new customers: attributed revenue of first orders ÷ spend."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${attributed_new_customer_revenue}, ${spend}) ;;
  }

  measure: platform_conversions {
    label: "Platform conversions"
    description: "Conversions that the platforms claim. Several platforms may claim the same one, so over platforms this is no number of orders. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.platform_conversions) AS NUMERIC) ;;
  }

  measure: platform_value {
    label: "Platform conversion value"
    description: "What the conversions that the platforms claim are worth. Several platforms may claim the same one. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.platform_conversion_value_rc IS NULL AND ${TABLE}.platform_conversions IS NOT NULL AND ${TABLE}.platform_conversions != 0) > 0, NULL, CAST(SUM(${TABLE}.platform_conversion_value_rc) AS NUMERIC)) ;;
  }

  measure: roas {
    label: "ROAS"
    description: "Return on ad spend as the platform claims it: platform conversion value ÷ spend. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${platform_value}, ${spend}) ;;
  }

  measure: sessions {
    label: "Sessions"
    description: "Visits of the site, from web analytics."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.sessions) AS NUMERIC) ;;
  }

  measure: spend {
    label: "Spend"
    description: "What ads cost, in the client's currency."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.spend_rc IS NULL AND ${TABLE}.impressions IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.spend_rc) AS NUMERIC)) ;;
  }
}
