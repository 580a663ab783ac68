-- mart:
--   description: >
--     Every shared metric that is a sum, per client and day, each in a row of its own, for the metrics of the clients. Made from metrics/ by `./bosco metrics generate`; do not edit.
--   grain: one row per tenant, client, day and measure
--   keys: [tenant_id, client_id, report_date, measure]
--   partition: report_date
--   cluster: [tenant_id, client_id, measure]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, measure]}
--   owner: data platform
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(clicks) AS NUMERIC) AS ad_clicks,
    IF(COUNTIF(discounts_rc IS NULL) > 0, NULL, CAST(SUM(discounts_rc) AS NUMERIC)) AS discounts,
    IF(COUNTIF(gross_sales_rc IS NULL) > 0, NULL, CAST(SUM(gross_sales_rc) AS NUMERIC)) AS gross_sales,
    CAST(SUM(impressions) AS NUMERIC) AS impressions,
    IF(COUNTIF(net_revenue_rc IS NULL) > 0, NULL, CAST(SUM(net_revenue_rc) AS NUMERIC)) AS net_revenue,
    IF(COUNTIF(gross_sales_rc IS NULL OR discounts_rc IS NULL) > 0, NULL, CAST(SUM(gross_sales_rc - discounts_rc) AS NUMERIC)) AS net_sales,
    CAST(SUM(new_customer_orders) AS NUMERIC) AS new_customer_orders,
    IF(COUNTIF(new_customer_revenue_rc IS NULL) > 0, NULL, CAST(SUM(new_customer_revenue_rc) AS NUMERIC)) AS new_customer_revenue,
    CAST(SUM(orders) AS NUMERIC) AS orders,
    CAST(SUM(platform_conversions) AS NUMERIC) AS platform_conversions,
    IF(COUNTIF(platform_conversion_value_rc IS NULL) > 0, NULL, CAST(SUM(platform_conversion_value_rc) AS NUMERIC)) AS platform_value,
    IF(COUNTIF(profit_rc IS NULL) > 0, NULL, CAST(SUM(profit_rc) AS NUMERIC)) AS profit,
    IF(COUNTIF(refunds_rc IS NULL) > 0, NULL, CAST(SUM(refunds_rc) AS NUMERIC)) AS refunds,
    CAST(SUM(sessions) AS NUMERIC) AS sessions,
    IF(COUNTIF(spend_rc IS NULL) > 0, NULL, CAST(SUM(spend_rc) AS NUMERIC)) AS spend,
    CAST(SUM(units) AS NUMERIC) AS units
  FROM gold.mart_blended_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('ad_clicks' AS measure, d.ad_clicks AS value),
  STRUCT('discounts', d.discounts),
  STRUCT('gross_sales', d.gross_sales),
  STRUCT('impressions', d.impressions),
  STRUCT('net_revenue', d.net_revenue),
  STRUCT('net_sales', d.net_sales),
  STRUCT('new_customer_orders', d.new_customer_orders),
  STRUCT('new_customer_revenue', d.new_customer_revenue),
  STRUCT('orders', d.orders),
  STRUCT('platform_conversions', d.platform_conversions),
  STRUCT('platform_value', d.platform_value),
  STRUCT('profit', d.profit),
  STRUCT('refunds', d.refunds),
  STRUCT('sessions', d.sessions),
  STRUCT('spend', d.spend),
  STRUCT('units', d.units)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    IF(COUNTIF(sale_rc IS NULL) > 0, NULL, CAST(SUM(sale_rc) AS NUMERIC)) AS affiliate_sale,
    CAST(SUM(transactions) AS NUMERIC) AS affiliate_transactions,
    IF(COUNTIF(approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(approved_commission_rc) AS NUMERIC)) AS approved_commission,
    IF(COUNTIF(commission_rc IS NULL) > 0, NULL, CAST(SUM(commission_rc) AS NUMERIC)) AS commission,
    IF(COUNTIF(approved_commission_rc IS NULL OR declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(approved_commission_rc + declined_commission_rc) AS NUMERIC)) AS decided_commission,
    IF(COUNTIF(validated_approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(validated_approved_commission_rc) AS NUMERIC)) AS validated_commission,
    IF(COUNTIF(validated_approved_commission_rc IS NULL OR validated_declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(validated_approved_commission_rc + validated_declined_commission_rc) AS NUMERIC)) AS validated_decided_commission
  FROM gold.mart_affiliate
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('affiliate_sale' AS measure, d.affiliate_sale AS value),
  STRUCT('affiliate_transactions', d.affiliate_transactions),
  STRUCT('approved_commission', d.approved_commission),
  STRUCT('commission', d.commission),
  STRUCT('decided_commission', d.decided_commission),
  STRUCT('validated_commission', d.validated_commission),
  STRUCT('validated_decided_commission', d.validated_decided_commission)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(attributed_new_customer_orders) AS NUMERIC) AS attributed_new_customer_orders,
    IF(COUNTIF(attributed_new_customer_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_new_customer_revenue_rc) AS NUMERIC)) AS attributed_new_customer_revenue,
    CAST(SUM(attributed_orders) AS NUMERIC) AS attributed_orders,
    IF(COUNTIF(attributed_revenue_rc IS NULL AND attributed_orders IS NOT NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)) AS attributed_revenue,
    CAST(SUM(clicks) AS NUMERIC) AS clicks,
    CAST(SUM(key_events) AS NUMERIC) AS key_events
  FROM gold.mart_channel_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('attributed_new_customer_orders' AS measure, d.attributed_new_customer_orders AS value),
  STRUCT('attributed_new_customer_revenue', d.attributed_new_customer_revenue),
  STRUCT('attributed_orders', d.attributed_orders),
  STRUCT('attributed_revenue', d.attributed_revenue),
  STRUCT('clicks', d.clicks),
  STRUCT('key_events', d.key_events)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(bounces) AS NUMERIC) AS bounces,
    CAST(SUM(organic_clicks) AS NUMERIC) AS organic_clicks,
    CAST(SUM(organic_impressions) AS NUMERIC) AS organic_impressions,
    CAST(SUM(purchases) AS NUMERIC) AS web_purchases
  FROM gold.mart_landing_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('bounces' AS measure, d.bounces AS value),
  STRUCT('organic_clicks', d.organic_clicks),
  STRUCT('organic_impressions', d.organic_impressions),
  STRUCT('web_purchases', d.web_purchases)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(complaints) AS NUMERIC) AS complaints,
    CAST(SUM(human_delivered) AS NUMERIC) AS human_delivered,
    CAST(SUM(human_opens) AS NUMERIC) AS human_opens,
    CAST(SUM(bounces) AS NUMERIC) AS message_bounces,
    CAST(SUM(unique_clicks) AS NUMERIC) AS message_clicks,
    CAST(SUM(unique_opens) AS NUMERIC) AS message_opens,
    CAST(SUM(attributed_orders) AS NUMERIC) AS message_orders,
    IF(COUNTIF(attributed_revenue IS NOT NULL AND attributed_revenue_rc IS NULL) > 0, NULL, CAST(SUM(attributed_revenue_rc) AS NUMERIC)) AS message_revenue,
    CAST(SUM(delivered) AS NUMERIC) AS messages_delivered,
    CAST(SUM(sent) AS NUMERIC) AS messages_sent,
    CAST(SUM(unsubscribes) AS NUMERIC) AS unsubscribes
  FROM gold.mart_email
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('complaints' AS measure, d.complaints AS value),
  STRUCT('human_delivered', d.human_delivered),
  STRUCT('human_opens', d.human_opens),
  STRUCT('message_bounces', d.message_bounces),
  STRUCT('message_clicks', d.message_clicks),
  STRUCT('message_opens', d.message_opens),
  STRUCT('message_orders', d.message_orders),
  STRUCT('message_revenue', d.message_revenue),
  STRUCT('messages_delivered', d.messages_delivered),
  STRUCT('messages_sent', d.messages_sent),
  STRUCT('unsubscribes', d.unsubscribes)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(downloads) AS NUMERIC) AS downloads,
    CAST(SUM(installs_of_d7) AS NUMERIC) AS installs_of_d7,
    CAST(SUM(reinstalls) AS NUMERIC) AS reinstalls,
    CAST(SUM(retained_d7) AS NUMERIC) AS retained_d7,
    CAST(SUM(store_page_views) AS NUMERIC) AS store_page_views
  FROM gold.mart_app
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('downloads' AS measure, d.downloads AS value),
  STRUCT('installs_of_d7', d.installs_of_d7),
  STRUCT('reinstalls', d.reinstalls),
  STRUCT('retained_d7', d.retained_d7),
  STRUCT('store_page_views', d.store_page_views)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(eligible_impressions) AS NUMERIC) AS eligible_impressions,
    CAST(SUM(installs) AS NUMERIC) AS installs,
    CAST(SUM(leads) AS NUMERIC) AS leads,
    CAST(SUM(link_clicks) AS NUMERIC) AS link_clicks,
    IF(COUNTIF(organic_overlap_spend_rc IS NULL AND organic_overlap IS NOT NULL) > 0, NULL, CAST(SUM(organic_overlap_spend_rc) AS NUMERIC)) AS organic_overlap_spend,
    IF(COUNTIF(search_term_spend_rc IS NULL AND organic_overlap IS NOT NULL) > 0, NULL, CAST(SUM(search_term_spend_rc) AS NUMERIC)) AS search_term_spend,
    CAST(SUM(share_impressions) AS NUMERIC) AS share_impressions,
    CAST(SUM(video_views) AS NUMERIC) AS video_views
  FROM gold.mart_campaign_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('eligible_impressions' AS measure, d.eligible_impressions AS value),
  STRUCT('installs', d.installs),
  STRUCT('leads', d.leads),
  STRUCT('link_clicks', d.link_clicks),
  STRUCT('organic_overlap_spend', d.organic_overlap_spend),
  STRUCT('search_term_spend', d.search_term_spend),
  STRUCT('share_impressions', d.share_impressions),
  STRUCT('video_views', d.video_views)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(net_follows) AS NUMERIC) AS net_follows,
    CAST(SUM(post_engagements) AS NUMERIC) AS post_engagements,
    CAST(SUM(post_impressions) AS NUMERIC) AS post_impressions
  FROM gold.mart_social
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('net_follows' AS measure, d.net_follows AS value),
  STRUCT('post_engagements', d.post_engagements),
  STRUCT('post_impressions', d.post_impressions)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(position_impressions) AS NUMERIC) AS position_impressions,
    CAST(SUM(sum_position) AS NUMERIC) AS sum_position
  FROM gold.mart_seo
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('position_impressions' AS measure, d.position_impressions AS value),
  STRUCT('sum_position', d.sum_position)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(rated_reviews) AS NUMERIC) AS rated_reviews,
    CAST(SUM(replies) AS NUMERIC) AS review_replies,
    CAST(SUM(reviews) AS NUMERIC) AS reviews,
    CAST(SUM(sum_rating) AS NUMERIC) AS sum_rating
  FROM gold.mart_reviews
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('rated_reviews' AS measure, d.rated_reviews AS value),
  STRUCT('review_replies', d.review_replies),
  STRUCT('reviews', d.reviews),
  STRUCT('sum_rating', d.sum_rating)
]) AS m
UNION ALL
SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value
FROM (
  SELECT
    tenant_id, client_id, report_date,
    CAST(SUM(units_returned) AS NUMERIC) AS units_returned
  FROM gold.mart_product_daily
  GROUP BY tenant_id, client_id, report_date
) AS d
CROSS JOIN UNNEST([
  STRUCT('units_returned' AS measure, d.units_returned AS value)
]) AS m
