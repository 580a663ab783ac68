# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_app {
  sql_table_name: gold.mart_app ;;

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

  dimension: app_id {
    type: string
    sql: ${TABLE}.app_id ;;
  }

  dimension: media_source {
    type: string
    sql: ${TABLE}.media_source ;;
  }

  dimension: campaign_key {
    type: string
    sql: ${TABLE}.campaign_key ;;
  }

  dimension: country_code {
    type: string
    sql: ${TABLE}.country_code ;;
  }

  dimension: platform {
    type: string
    sql: ${TABLE}.platform ;;
  }

  dimension: attribution_type {
    type: string
    sql: ${TABLE}.attribution_type ;;
  }

  dimension: campaign_name {
    type: string
    sql: ${TABLE}.campaign_name ;;
  }

  dimension: channel_group {
    type: string
    sql: ${TABLE}.channel_group ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: cpi {
    label: "CPI"
    description: "Cost per install: spend ÷ installs."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${installs}) ;;
  }

  measure: downloads {
    label: "Downloads"
    description: "First downloads as the stores count them."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.downloads) AS NUMERIC) ;;
  }

  measure: installs {
    label: "App installs"
    description: "Installs of apps that the platforms claim; in apps those of the attribution tool."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.installs) AS NUMERIC) ;;
  }

  measure: installs_of_d7 {
    label: "Installs with a day 7"
    description: "Installs of which day 7 is known."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.installs_of_d7) AS NUMERIC) ;;
  }

  measure: reinstalls {
    label: "Reinstalls"
    description: "Installs by people who had the app before."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.reinstalls) AS NUMERIC) ;;
  }

  measure: retained_d7 {
    label: "Retained on day 7"
    description: "People active on day 7 after the install."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.retained_d7) AS NUMERIC) ;;
  }

  measure: retention_d7 {
    label: "Retention day 7"
    description: "People active on day 7 ÷ their installs."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${retained_d7}, ${installs_of_d7}) ;;
  }

  measure: spend {
    label: "Spend"
    description: "What ads cost, in the client's currency."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.cost IS NOT NULL AND ${TABLE}.cost_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.cost_rc) AS NUMERIC)) ;;
  }

  measure: store_conversion_rate {
    label: "Store conversion rate"
    description: "Downloads ÷ visits to the page in the stores."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${downloads}, ${store_page_views}) ;;
  }

  measure: store_page_views {
    label: "Store page views"
    description: "Visits to the app's page in the stores."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.store_page_views) AS NUMERIC) ;;
  }
}
