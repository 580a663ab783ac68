# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_social {
  sql_table_name: gold.mart_social ;;

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

  dimension: page_id {
    type: string
    sql: ${TABLE}.page_id ;;
  }

  dimension: page_name {
    type: string
    sql: ${TABLE}.page_name ;;
  }

  dimension: platform {
    type: string
    sql: ${TABLE}.platform ;;
  }

  measure: engagement_rate {
    label: "Engagement rate"
    description: "Interactions ÷ impressions of posts."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${post_engagements}, ${post_impressions}) ;;
  }

  measure: followers {
    label: "Followers"
    description: "Followers at the end of the day. Known of one page and day alone and never added up."
    type: number
    value_format_name: decimal_0
    sql: IF(COUNT(*) = 1, CAST(MAX(${TABLE}.followers) AS NUMERIC), NULL) ;;
  }

  measure: net_follows {
    label: "Net follows"
    description: "Followers won less followers lost."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.net_follows) AS NUMERIC) ;;
  }

  measure: post_engagements {
    label: "Post engagements"
    description: "Interactions with posts."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.post_engagements) AS NUMERIC) ;;
  }

  measure: post_impressions {
    label: "Post impressions"
    description: "Times posts were shown."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.post_impressions) AS NUMERIC) ;;
  }
}
