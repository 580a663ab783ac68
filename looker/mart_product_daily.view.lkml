# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_product_daily {
  sql_table_name: gold.mart_product_daily ;;

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

  dimension: product_key {
    type: string
    sql: ${TABLE}.product_key ;;
  }

  dimension: item_id {
    type: string
    sql: ${TABLE}.item_id ;;
  }

  dimension: product_title {
    type: string
    sql: ${TABLE}.product_title ;;
  }

  dimension: brand {
    type: string
    sql: ${TABLE}.brand ;;
  }

  dimension: category {
    type: string
    sql: ${TABLE}.category ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
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

  measure: net_sales {
    label: "Net sales"
    description: "Gross sales less discounts."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.net_sales_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.net_sales_rc) AS NUMERIC)) ;;
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
    sql: IF(COUNTIF(${TABLE}.margin_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.margin_rc) AS NUMERIC)) ;;
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
    sql: IF(COUNTIF(${TABLE}.refunds_rc IS NULL AND ${TABLE}.units_returned IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.refunds_rc) AS NUMERIC)) ;;
  }

  measure: return_rate {
    label: "Return rate"
    description: "Units returned ÷ units."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${units_returned}, ${units}) ;;
  }

  measure: roas {
    label: "ROAS"
    description: "Return on ad spend as the platform claims it: platform conversion value ÷ spend. Over-claim: platforms claim the same order more than once, each by its own window; compare them by mart_platform_conversions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${platform_value}, ${spend}) ;;
  }

  measure: spend {
    label: "Spend"
    description: "What ads cost, in the client's currency."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.spend_rc IS NULL AND ${TABLE}.impressions IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.spend_rc) AS NUMERIC)) ;;
  }

  measure: units {
    label: "Units"
    description: "Pieces ordered."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.units) AS NUMERIC) ;;
  }

  measure: units_returned {
    label: "Units returned"
    description: "Pieces that came back, on the day of the refund."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.units_returned) AS NUMERIC) ;;
  }
}
