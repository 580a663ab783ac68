# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_landing_daily {
  sql_table_name: gold.mart_landing_daily ;;

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

  dimension: url_key {
    type: string
    sql: ${TABLE}.url_key ;;
  }

  dimension: page_url {
    type: string
    sql: ${TABLE}.page_url ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: aov {
    label: "AOV"
    description: "Average order value: net sales ÷ orders."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${net_sales}, ${orders}) ;;
  }

  measure: bounce_rate {
    label: "Bounce rate"
    description: "Sessions without engagement ÷ sessions."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${bounces}, ${sessions}) ;;
  }

  measure: bounces {
    label: "Bounces"
    description: "Sessions without engagement."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.bounces) AS NUMERIC) ;;
  }

  measure: cpa {
    label: "CPA"
    description: "Cost per conversion that the platform claims: spend ÷ platform conversions. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${platform_conversions}) ;;
  }

  measure: net_sales {
    label: "Net sales"
    description: "Gross sales less discounts."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.net_sales_rc IS NULL AND ${TABLE}.orders IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.net_sales_rc) AS NUMERIC)) ;;
  }

  measure: orders {
    label: "Orders"
    description: "Orders of the shop without test and cancelled ones."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.orders) AS NUMERIC) ;;
  }

  measure: organic_clicks {
    label: "Organic clicks"
    description: "Clicks from unpaid search."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.organic_clicks) AS NUMERIC) ;;
  }

  measure: organic_ctr {
    label: "Organic CTR"
    description: "Organic clicks ÷ organic impressions."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${organic_clicks}, ${organic_impressions}) ;;
  }

  measure: organic_impressions {
    label: "Organic impressions"
    description: "Times the site was shown in unpaid search."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.organic_impressions) AS NUMERIC) ;;
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

  measure: purchase_rate {
    label: "Purchase rate"
    description: "Purchases ÷ sessions, both by web analytics."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${web_purchases}, ${sessions}) ;;
  }

  measure: roas {
    label: "ROAS"
    description: "Return on ad spend as the platform claims it: platform conversion value ÷ spend. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${platform_value}, ${spend}) ;;
  }

  measure: session_cvr {
    label: "Session conversion rate"
    description: "Orders ÷ sessions."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${orders}, ${sessions}) ;;
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
    sql: IF(COUNTIF(${TABLE}.spend_rc IS NULL AND ${TABLE}.ad_impressions IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.spend_rc) AS NUMERIC)) ;;
  }

  measure: web_purchases {
    label: "Purchases on the web"
    description: "Purchases that web analytics saw."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.purchases) AS NUMERIC) ;;
  }
}
