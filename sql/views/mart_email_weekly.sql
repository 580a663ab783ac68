-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, WEEK(MONDAY)) AS period,
  client_id,
  source_system,
  source_account_id,
  message_key,
  variant_id,
  currency_code,
  SAFE_DIVIDE(CAST(SUM(unique_clicks) AS NUMERIC), CAST(SUM(delivered) AS NUMERIC)) AS click_rate,
  SAFE_DIVIDE(CAST(SUM(unique_clicks) AS NUMERIC), CAST(SUM(unique_opens) AS NUMERIC)) AS click_to_open_rate,
  SAFE_DIVIDE(CAST(SUM(complaints) AS NUMERIC), CAST(SUM(delivered) AS NUMERIC)) AS complaint_rate,
  CAST(SUM(complaints) AS NUMERIC) AS complaints,
  SAFE_DIVIDE(CAST(SUM(delivered) AS NUMERIC), CAST(SUM(sent) AS NUMERIC)) AS delivery_rate,
  CAST(SUM(human_delivered) AS NUMERIC) AS human_delivered,
  SAFE_DIVIDE(CAST(SUM(human_opens) AS NUMERIC), CAST(SUM(human_delivered) AS NUMERIC)) AS human_open_rate,
  CAST(SUM(human_opens) AS NUMERIC) AS human_opens,
  SAFE_DIVIDE(CAST(SUM(bounces) AS NUMERIC), CAST(SUM(sent) AS NUMERIC)) AS message_bounce_rate,
  CAST(SUM(bounces) AS NUMERIC) AS message_bounces,
  CAST(SUM(unique_clicks) AS NUMERIC) AS message_clicks,
  CAST(SUM(unique_opens) AS NUMERIC) AS message_opens,
  CAST(SUM(attributed_orders) AS NUMERIC) AS message_orders,
  IF(COUNTIF(attributed_revenue IS NOT NULL AND attributed_revenue_rc IS NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)) AS message_revenue,
  CAST(SUM(delivered) AS NUMERIC) AS messages_delivered,
  CAST(SUM(sent) AS NUMERIC) AS messages_sent,
  SAFE_DIVIDE(CAST(SUM(unique_opens) AS NUMERIC), CAST(SUM(delivered) AS NUMERIC)) AS open_rate,
  SAFE_DIVIDE(IF(COUNTIF(attributed_revenue IS NOT NULL AND attributed_revenue_rc IS NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)), CAST(SUM(delivered) AS NUMERIC)) AS revenue_per_recipient,
  SAFE_DIVIDE(CAST(SUM(unsubscribes) AS NUMERIC), CAST(SUM(delivered) AS NUMERIC)) AS unsubscribe_rate,
  CAST(SUM(unsubscribes) AS NUMERIC) AS unsubscribes
FROM gold.mart_email
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY 1, 2, 3, 4, 5, 6, 7
