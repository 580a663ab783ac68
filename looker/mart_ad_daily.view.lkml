# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_ad_daily {
  sql_table_name: gold.mart_ad_daily ;;

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

  dimension: adgroup_key {
    type: string
    sql: ${TABLE}.adgroup_key ;;
  }

  dimension: ad_key {
    type: string
    sql: ${TABLE}.ad_key ;;
  }

  dimension: campaign_key {
    type: string
    sql: ${TABLE}.campaign_key ;;
  }

  dimension: campaign_name {
    type: string
    sql: ${TABLE}.campaign_name ;;
  }

  dimension: adgroup_name {
    type: string
    sql: ${TABLE}.adgroup_name ;;
  }

  dimension: ad_name {
    type: string
    sql: ${TABLE}.ad_name ;;
  }

  dimension: channel_group {
    type: string
    sql: ${TABLE}.channel_group ;;
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

  measure: cpi {
    label: "CPI"
    description: "Cost per install: spend ÷ installs."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${installs}) ;;
  }

  measure: cpl {
    label: "CPL"
    description: "Cost per lead: spend ÷ leads."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${leads}) ;;
  }

  measure: cpm {
    label: "CPM"
    description: "Cost per thousand impressions: spend × 1000 ÷ impressions."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend} * 1000, ${impressions}) ;;
  }

  measure: cpv {
    label: "CPV"
    description: "Cost per view: spend ÷ video views."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${spend}, ${video_views}) ;;
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

  measure: frequency {
    label: "Frequency"
    description: "Impressions ÷ reach, where the reach is known."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${impressions}, ${reach}) ;;
  }

  measure: impressions {
    label: "Impressions"
    description: "How often ads were shown."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.impressions) AS NUMERIC) ;;
  }

  measure: installs {
    label: "App installs"
    description: "Installs of apps that the platforms claim; in apps those of the attribution tool."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.installs) AS NUMERIC) ;;
  }

  measure: leads {
    label: "Leads"
    description: "Leads that the platforms claim."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.leads) AS NUMERIC) ;;
  }

  measure: link_clicks {
    label: "Link clicks"
    description: "Clicks that lead to the client's site or shop."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.link_clicks) AS NUMERIC) ;;
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
    sql: IF(COUNTIF(${TABLE}.platform_conversion_value IS NOT NULL AND ${TABLE}.platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.platform_conversion_value_rc) AS NUMERIC)) ;;
  }

  measure: reach {
    label: "Reach"
    description: "Different people reached, by the platform. Known of one row alone and never added up: people are in more than one."
    type: number
    value_format_name: decimal_0
    sql: IF(COUNT(*) = 1, CAST(MAX(${TABLE}.reach) AS NUMERIC), NULL) ;;
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
    sql: IF(COUNTIF(${TABLE}.spend IS NOT NULL AND ${TABLE}.spend_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.spend_rc) AS NUMERIC)) ;;
  }

  measure: video_views {
    label: "Video views"
    description: "Views of a video as each platform counts them; most from 3 seconds on."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.video_views) AS NUMERIC) ;;
  }
}
