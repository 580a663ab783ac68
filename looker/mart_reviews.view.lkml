# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_reviews {
  sql_table_name: gold.mart_reviews ;;

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

  dimension: subject_type {
    type: string
    sql: ${TABLE}.subject_type ;;
  }

  dimension: subject_id {
    type: string
    sql: ${TABLE}.subject_id ;;
  }

  measure: avg_rating {
    label: "Average rating"
    description: "Ratings added up ÷ reviews with a rating, 1 to 5."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${sum_rating}, ${rated_reviews}) ;;
  }

  measure: rated_reviews {
    label: "Rated reviews"
    description: "Reviews with a rating."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.rated_reviews) AS NUMERIC) ;;
  }

  measure: reply_rate {
    label: "Reply rate"
    description: "Reviews answered ÷ reviews."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${review_replies}, ${reviews}) ;;
  }

  measure: review_replies {
    label: "Answered reviews"
    description: "Reviews that were answered."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.replies) AS NUMERIC) ;;
  }

  measure: reviews {
    label: "Reviews"
    description: "Reviews by the day they were written."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.reviews) AS NUMERIC) ;;
  }

  measure: sum_rating {
    label: "Ratings added up"
    description: "Ratings on a scale of 1 to 5 added up; for the average alone."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.sum_rating) AS NUMERIC) ;;
  }
}
