# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_cost {
  sql_table_name: gold.mart_cost ;;

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

  dimension: connection_id {
    type: string
    sql: ${TABLE}.connection_id ;;
  }

  dimension: source_system {
    type: string
    sql: ${TABLE}.source_system ;;
  }

  measure: api_calls {
    label: "API calls"
    description: "Pages asked for and retries."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.api_calls) AS NUMERIC) ;;
  }

  measure: read_bytes {
    label: "Bytes read"
    description: "Bytes of the answers' bodies."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.bytes) AS NUMERIC) ;;
  }

  measure: read_minutes {
    label: "Minutes of reading"
    description: "Minutes of reading, waiting included."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.read_minutes) AS NUMERIC) ;;
  }

  measure: records_read {
    label: "Records"
    description: "Records read, rejected ones included."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.records) AS NUMERIC) ;;
  }

  measure: records_rejected {
    label: "Rejected records"
    description: "Records in the dead letters."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.rejected) AS NUMERIC) ;;
  }

  measure: rejected_share {
    label: "Rejected share"
    description: "Rejected records ÷ records."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${records_rejected}, ${records_read}) ;;
  }
}
