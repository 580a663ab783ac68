# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_affiliate {
  sql_table_name: gold.mart_affiliate ;;

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

  dimension: source_system {
    type: string
    sql: ${TABLE}.source_system ;;
  }

  dimension: source_account_id {
    type: string
    sql: ${TABLE}.source_account_id ;;
  }

  dimension: publisher_key {
    type: string
    sql: ${TABLE}.publisher_key ;;
  }

  dimension: publisher_name {
    type: string
    sql: ${TABLE}.publisher_name ;;
  }

  dimension: publisher_type {
    type: string
    sql: ${TABLE}.publisher_type ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: affiliate_sale {
    label: "Affiliate sales value"
    description: "Value of the sales that affiliates claim, by the day they were made."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.sale_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.sale_rc) AS NUMERIC)) ;;
  }

  measure: affiliate_transactions {
    label: "Affiliate sales"
    description: "Sales and leads that affiliates claim, by the day they were made."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.transactions) AS NUMERIC) ;;
  }

  measure: approval_rate {
    label: "Approval rate"
    description: "Approved ÷ approved and declined commission, by the day of the sale."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${approved_commission}, ${decided_commission}) ;;
  }

  measure: approved_commission {
    label: "Approved commission"
    description: "Commission that was approved or paid, by the day of the sale."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.approved_commission_rc) AS NUMERIC)) ;;
  }

  measure: commission {
    label: "Commission"
    description: "Commission of affiliates in any state, by the day of the sale."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.commission_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.commission_rc) AS NUMERIC)) ;;
  }

  measure: decided_commission {
    label: "Decided commission"
    description: "Commission that was approved or declined, by the day of the sale."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.approved_commission_rc IS NULL OR ${TABLE}.declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.approved_commission_rc + ${TABLE}.declined_commission_rc) AS NUMERIC)) ;;
  }

  measure: validated_approval_rate {
    label: "Approval rate by validation"
    description: "Approved ÷ approved and declined commission, by the day of the decision."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${validated_commission}, ${validated_decided_commission}) ;;
  }

  measure: validated_commission {
    label: "Commission approved"
    description: "Commission by the day it was approved."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.validated_approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.validated_approved_commission_rc) AS NUMERIC)) ;;
  }

  measure: validated_decided_commission {
    label: "Commission decided"
    description: "Commission by the day it was approved or declined."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.validated_approved_commission_rc IS NULL OR ${TABLE}.validated_declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.validated_approved_commission_rc + ${TABLE}.validated_declined_commission_rc) AS NUMERIC)) ;;
  }
}
