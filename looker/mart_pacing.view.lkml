# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_pacing {
  sql_table_name: gold.mart_pacing ;;

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

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: budget_expected {
    label: "Expected of the budget"
    description: "What the budget expects up to the day. Known of one budget line and day alone."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNT(*) = 1, CAST(MAX(${TABLE}.expected_to_date_rc) AS NUMERIC), NULL) ;;
  }

  measure: budget_spent {
    label: "Spent of the budget"
    description: "Spend of the month up to the day. Known of one budget line and day alone: lines overlap."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNT(*) = 1, CAST(MAX(${TABLE}.spend_to_date_rc) AS NUMERIC), NULL) ;;
  }

  measure: pace {
    label: "Pace"
    description: "Spend to date ÷ expected to date; above 1 is ahead."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${budget_spent}, ${budget_expected}) ;;
  }
}
