# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_blended_daily {
  sql_table_name: gold.mart_blended_daily ;;

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

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: ad_clicks {
    label: "Ad clicks"
    description: "Clicks on ads as each platform counts them."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.clicks) AS NUMERIC) ;;
  }

  measure: amer {
    label: "aMER"
    description: "Acquisition MER: new customer revenue ÷ spend."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${new_customer_revenue}, ${spend}) ;;
  }

  measure: aov {
    label: "AOV"
    description: "Average order value: net sales ÷ orders."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${net_sales}, ${orders}) ;;
  }

  measure: cac {
    label: "CAC"
    description: "Blended cost of a new customer: spend ÷ new customers."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${new_customer_orders}) ;;
  }

  measure: cos {
    label: "COS"
    description: "Cost of sale: spend ÷ net revenue."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${spend}, ${net_revenue}) ;;
  }

  measure: cpa {
    label: "CPA"
    description: "Cost per conversion that the platform claims: spend ÷ platform conversions. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${platform_conversions}) ;;
  }

  measure: cpm {
    label: "CPM"
    description: "Cost per thousand impressions: spend × 1000 ÷ impressions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend} * 1000, ${impressions}) ;;
  }

  measure: discounts {
    label: "Discounts"
    description: "All discounts, not negative."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.discounts_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.discounts_rc) AS NUMERIC)) ;;
  }

  measure: gross_sales {
    label: "Gross sales"
    description: "Price times quantity before discounts."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.gross_sales_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.gross_sales_rc) AS NUMERIC)) ;;
  }

  measure: impressions {
    label: "Impressions"
    description: "How often ads were shown."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.impressions) AS NUMERIC) ;;
  }

  measure: mer {
    label: "MER"
    description: "Marketing efficiency ratio: net revenue ÷ spend."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${net_revenue}, ${spend}) ;;
  }

  measure: net_revenue {
    label: "Net revenue"
    description: "Gross sales less discounts and refunds."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.net_revenue_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.net_revenue_rc) AS NUMERIC)) ;;
  }

  measure: net_sales {
    label: "Net sales"
    description: "Gross sales less discounts."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.gross_sales_rc IS NULL OR ${TABLE}.discounts_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.gross_sales_rc - ${TABLE}.discounts_rc) AS NUMERIC)) ;;
  }

  measure: new_customer_orders {
    label: "New customers"
    description: "First orders of a customer."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.new_customer_orders) AS NUMERIC) ;;
  }

  measure: new_customer_revenue {
    label: "New customer revenue"
    description: "Net sales of first orders."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.new_customer_revenue_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.new_customer_revenue_rc) AS NUMERIC)) ;;
  }

  measure: orders {
    label: "Orders"
    description: "Orders of the shop without test and cancelled ones."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.orders) AS NUMERIC) ;;
  }

  measure: overclaim_ratio {
    label: "Over-claim ratio"
    description: "What the platforms claim ÷ what the shop took; above 1 they claim more than there was. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${platform_value}, ${net_revenue}) ;;
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
    sql: IF(COUNTIF(${TABLE}.platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.platform_conversion_value_rc) AS NUMERIC)) ;;
  }

  measure: poas {
    label: "POAS"
    description: "Profit on ad spend: profit before ads ÷ spend."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${profit}, ${spend}) ;;
  }

  measure: profit {
    label: "Profit before ads"
    description: "Net sales less the cost of goods and payment fees; of products without fees. Shipping costs are not known."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.profit_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.profit_rc) AS NUMERIC)) ;;
  }

  measure: refund_rate {
    label: "Refund rate"
    description: "Refunds ÷ gross sales."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${refunds}, ${gross_sales}) ;;
  }

  measure: refunds {
    label: "Refunds"
    description: "Money given back, on the day it was given back."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.refunds_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.refunds_rc) AS NUMERIC)) ;;
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
    sql: IF(COUNTIF(${TABLE}.spend_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.spend_rc) AS NUMERIC)) ;;
  }

  measure: units {
    label: "Units"
    description: "Pieces ordered."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.units) AS NUMERIC) ;;
  }

  measure: upt {
    label: "UPT"
    description: "Units per order."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${units}, ${orders}) ;;
  }
}
