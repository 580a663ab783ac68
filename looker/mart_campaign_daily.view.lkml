# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_campaign_daily {
  sql_table_name: gold.mart_campaign_daily ;;

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

  dimension: campaign_key {
    type: string
    sql: ${TABLE}.campaign_key ;;
  }

  dimension: campaign_name {
    type: string
    sql: ${TABLE}.campaign_name ;;
  }

  dimension: campaign_type {
    type: string
    sql: ${TABLE}.campaign_type ;;
  }

  dimension: campaign_status {
    type: string
    sql: ${TABLE}.campaign_status ;;
  }

  dimension: channel_group {
    type: string
    sql: ${TABLE}.channel_group ;;
  }

  dimension: brand {
    type: string
    sql: ${TABLE}.brand ;;
  }

  dimension: market {
    type: string
    sql: ${TABLE}.market ;;
  }

  dimension: funnel {
    type: string
    sql: ${TABLE}.funnel ;;
  }

  dimension: product {
    type: string
    sql: ${TABLE}.product ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: ad_clicks {
    label: "Ad clicks"
    description: "Clicks on ads as each platform counts them."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.clicks) AS NUMERIC) ;;
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

  measure: eligible_impressions {
    label: "Eligible impressions"
    description: "Impressions there were to have, where the platform tells it."
    type: number
    value_format_name: decimal_2
    sql: CAST(SUM(${TABLE}.eligible_impressions) AS NUMERIC) ;;
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

  measure: organic_overlap {
    label: "Organic overlap"
    description: "Spend on terms for which the site was also shown unpaid ÷ spend on known search terms."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${organic_overlap_spend}, ${search_term_spend}) ;;
  }

  measure: organic_overlap_spend {
    label: "Spend where unpaid results were shown"
    description: "Spend on search terms for which the site was also shown unpaid."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.organic_overlap_spend_rc IS NULL AND ${TABLE}.organic_overlap IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.organic_overlap_spend_rc) AS NUMERIC)) ;;
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

  measure: search_term_spend {
    label: "Spend on known search terms"
    description: "Spend on search terms that the platform shows."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.search_term_spend_rc IS NULL AND ${TABLE}.organic_overlap IS NOT NULL) > 0, NULL, CAST(SUM(${TABLE}.search_term_spend_rc) AS NUMERIC)) ;;
  }

  measure: share_impressions {
    label: "Impressions with a share"
    description: "Impressions of which the platform tells the share."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.share_impressions) AS NUMERIC) ;;
  }

  measure: share_of_voice {
    label: "Share of voice"
    description: "Impressions ÷ impressions there were to have."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${share_impressions}, ${eligible_impressions}) ;;
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
