-- mart:
--   description: >
--     How much of a campaign's spend on known search terms went to terms for which the site was also shown unpaid on the same day.
--     Terms are compared in lower case without blanks around them. A search console counts days of its own zone, so that the edge of a
--     day may differ.
--   grain: one row per tenant, client, day, platform, account and campaign with search terms
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, campaign_key]
--   partition: report_date
--   cluster: [tenant_id, client_id, campaign_key]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, campaign_key]}
--   owner: data platform
WITH unpaid AS (
  SELECT DISTINCT tenant_id, client_id, report_date, LOWER(TRIM(query)) AS term
  FROM silver.fct_seo_query_daily
  WHERE NOT is_anonymised_gap AND query != '(not set)' AND search_type = 'WEB' AND impressions > 0
),
paid AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, campaign_key,
    LOWER(TRIM(search_term)) AS term,
    SUM(spend) AS spend,
    SUM(clicks) AS clicks
  FROM silver.fct_ads_search_term_daily
  WHERE search_term != '(not set)'
  GROUP BY tenant_id, client_id, report_date, source_system, source_account_id, campaign_key, term
)
SELECT
  p.tenant_id, p.client_id, p.report_date, p.source_system, p.source_account_id, p.campaign_key,
  SUM(p.spend) AS search_term_spend,
  SUM(IF(u.term IS NULL, 0, p.spend)) AS organic_overlap_spend,
  SUM(p.clicks) AS search_term_clicks,
  SUM(IF(u.term IS NULL, 0, p.clicks)) AS organic_overlap_clicks
FROM paid AS p
LEFT JOIN unpaid AS u
  ON u.tenant_id = p.tenant_id AND u.client_id = p.client_id AND u.report_date = p.report_date AND u.term = p.term
GROUP BY p.tenant_id, p.client_id, p.report_date, p.source_system, p.source_account_id, p.campaign_key
