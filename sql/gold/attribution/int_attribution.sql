-- mart:
--   description: >
--     What each attribution model credits to sources and campaigns for the orders of a day. The SELECT gives the journeys; the step
--     runs first_touch, last_touch, last_non_direct, linear, position_based (40/20/40), time_decay (half-life 7 days), markov and
--     shapley over them; the chain also counts journeys without an order. For every model the credits of a client's day sum to its orders and their revenue. Months are computed
--     as a whole, because the Markov chain is that of the calendar month.
--   grain: one row per tenant, client, day, model, system, channel group, source and campaign with credit
--   keys: [tenant_id, client_id, report_date, model, source_system, channel_group, source, campaign]
--   partition: report_date
--   cluster: [tenant_id, client_id, model]
--   materialisation: incremental
--   period: month
--   step: attribution
--   tests: {not_null: [report_date, model, channel_group, source, campaign, conversions, new_customer_conversions]}
--   owner: data platform
SELECT
  tenant_id, client_id, report_date, source_system, source_account_id, journey_key, touch_number, seconds_before,
  channel_group, source, campaign, is_conversion, is_new, revenue_rc, refunds_rc
FROM gold.int_journey
-- A journey without an order counts from the day on which it is known to have none, which orders of that day or later show.
WHERE TRUE
QUALIFY is_conversion
  OR report_date <= MAX(IF(is_conversion, report_date, NULL)) OVER (
    PARTITION BY tenant_id, client_id, DATE_TRUNC(report_date, MONTH)
  )
