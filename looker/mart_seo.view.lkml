# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_seo {
  sql_table_name: gold.mart_seo ;;

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

  dimension: site {
    type: string
    sql: ${TABLE}.site ;;
  }

  dimension: search_type {
    type: string
    sql: ${TABLE}.search_type ;;
  }

  dimension: query {
    type: string
    sql: ${TABLE}.query ;;
  }

  dimension: url_key {
    type: string
    sql: ${TABLE}.url_key ;;
  }

  dimension: is_remainder {
    type: string
    sql: ${TABLE}.is_remainder ;;
  }

  dimension: page_url {
    type: string
    sql: ${TABLE}.page_url ;;
  }

  dimension: brand_group {
    type: string
    sql: ${TABLE}.brand_group ;;
  }

  measure: avg_position {
    label: "Average position"
    description: "Position in unpaid search, weighted by impressions; 1 is the top."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${sum_position}, ${position_impressions}) ;;
  }

  measure: organic_clicks {
    label: "Organic clicks"
    description: "Clicks from unpaid search."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.clicks) AS NUMERIC) ;;
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
    sql: CAST(SUM(${TABLE}.impressions) AS NUMERIC) ;;
  }

  measure: position_impressions {
    label: "Impressions with a position"
    description: "Unpaid impressions of which the position is known."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.position_impressions) AS NUMERIC) ;;
  }

  measure: sum_position {
    label: "Position × impressions"
    description: "Positions in unpaid search added up over impressions; for the average alone."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.sum_position) AS NUMERIC) ;;
  }
}
