# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_social_post {
  sql_table_name: gold.mart_social_post ;;

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

  dimension: post_key {
    type: string
    sql: ${TABLE}.post_key ;;
  }

  dimension: page_id {
    type: string
    sql: ${TABLE}.page_id ;;
  }

  dimension: platform {
    type: string
    sql: ${TABLE}.platform ;;
  }

  dimension: post_type {
    type: string
    sql: ${TABLE}.post_type ;;
  }

  measure: engagement_rate {
    label: "Engagement rate"
    description: "Interactions ÷ impressions of posts."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${post_engagements}, ${post_impressions}) ;;
  }

  measure: post_engagements {
    label: "Post engagements"
    description: "Interactions with posts."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.engagements) AS NUMERIC) ;;
  }

  measure: post_impressions {
    label: "Post impressions"
    description: "Times posts were shown."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.impressions) AS NUMERIC) ;;
  }
}
