# Made from metrics/ by `./bosco metrics generate`; do not edit.
view: mart_email {
  sql_table_name: gold.mart_email ;;

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

  dimension: message_key {
    type: string
    sql: ${TABLE}.message_key ;;
  }

  dimension: variant_id {
    type: string
    sql: ${TABLE}.variant_id ;;
  }

  dimension: message_name {
    type: string
    sql: ${TABLE}.message_name ;;
  }

  dimension: message_type {
    type: string
    sql: ${TABLE}.message_type ;;
  }

  dimension: channel {
    type: string
    sql: ${TABLE}.channel ;;
  }

  dimension: channel_group {
    type: string
    sql: ${TABLE}.channel_group ;;
  }

  dimension: currency_code {
    type: string
    sql: ${TABLE}.currency_code ;;
  }

  measure: click_rate {
    label: "Click rate"
    description: "Recipients who clicked ÷ delivered."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${message_clicks}, ${messages_delivered}) ;;
  }

  measure: click_to_open_rate {
    label: "Click-to-open rate"
    description: "Recipients who clicked ÷ recipients who opened."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${message_clicks}, ${message_opens}) ;;
  }

  measure: complaint_rate {
    label: "Complaint rate"
    description: "Complaints ÷ delivered."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${complaints}, ${messages_delivered}) ;;
  }

  measure: complaints {
    label: "Complaints"
    description: "Recipients who complained of spam."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.complaints) AS NUMERIC) ;;
  }

  measure: delivery_rate {
    label: "Delivery rate"
    description: "Delivered ÷ sent."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${messages_delivered}, ${messages_sent}) ;;
  }

  measure: human_delivered {
    label: "Delivered where machines are known"
    description: "Recipients reached by messages whose machine opens are known."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.human_delivered) AS NUMERIC) ;;
  }

  measure: human_open_rate {
    label: "Open rate of people"
    description: "Opens by people ÷ delivered, where machine opens are known."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${human_opens}, ${human_delivered}) ;;
  }

  measure: human_opens {
    label: "Opens by people"
    description: "Recipients who opened, without mail programs that open by themselves; where the tool tells them apart."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.human_opens) AS NUMERIC) ;;
  }

  measure: message_bounce_rate {
    label: "Message bounce rate"
    description: "Bounces ÷ sent."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${message_bounces}, ${messages_sent}) ;;
  }

  measure: message_bounces {
    label: "Message bounces"
    description: "Recipients whose mail came back."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.bounces) AS NUMERIC) ;;
  }

  measure: message_clicks {
    label: "Clicked"
    description: "Recipients who clicked."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.unique_clicks) AS NUMERIC) ;;
  }

  measure: message_opens {
    label: "Opens"
    description: "Recipients who opened, machines included."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.unique_opens) AS NUMERIC) ;;
  }

  measure: message_orders {
    label: "Orders by messages"
    description: "Orders that the message tool claims."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.attributed_orders) AS NUMERIC) ;;
  }

  measure: message_revenue {
    label: "Revenue by messages"
    description: "Revenue that the message tool claims."
    type: number
    value_format_name: decimal_2
    sql: IF(COUNTIF(${TABLE}.attributed_revenue IS NOT NULL AND ${TABLE}.attributed_revenue_rc IS NULL) > 0, NULL, CAST(SUM(${TABLE}.attributed_revenue_rc) AS NUMERIC)) ;;
  }

  measure: messages_delivered {
    label: "Messages delivered"
    description: "Recipients reached."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.delivered) AS NUMERIC) ;;
  }

  measure: messages_sent {
    label: "Messages sent"
    description: "Recipients sent to."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.sent) AS NUMERIC) ;;
  }

  measure: open_rate {
    label: "Open rate"
    description: "Recipients who opened ÷ delivered, machines included."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${message_opens}, ${messages_delivered}) ;;
  }

  measure: revenue_per_recipient {
    label: "Revenue per recipient"
    description: "Revenue by messages ÷ delivered."
    type: number
    value_format_name: decimal_2
    sql: SAFE_DIVIDE(${message_revenue}, ${messages_delivered}) ;;
  }

  measure: unsubscribe_rate {
    label: "Unsubscribe rate"
    description: "Unsubscribes ÷ delivered."
    type: number
    value_format_name: percent_2
    sql: SAFE_DIVIDE(${unsubscribes}, ${messages_delivered}) ;;
  }

  measure: unsubscribes {
    label: "Unsubscribes"
    description: "Recipients who unsubscribed."
    type: number
    value_format_name: decimal_0
    sql: CAST(SUM(${TABLE}.unsubscribes) AS NUMERIC) ;;
  }
}
