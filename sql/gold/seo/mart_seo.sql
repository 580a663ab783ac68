-- mart:
--   description: >
--     Unpaid search per query and page. What the source withheld stays as a remainder row, so that clicks add up to the source's own
--     total. The position is weighted by impressions: sum_position ÷ position_impressions, over the rows that have one.
--   grain: one row per tenant, client, day, source, account, site, kind of search, query, page and whether it is the remainder
--   keys: [tenant_id, client_id, report_date, source_system, source_account_id, site, search_type, query, url_key, is_remainder]
--   partition: report_date
--   cluster: [tenant_id, client_id, site]
--   dimensions: [page_url, brand_group]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, report_date, site, search_type, query, url_key, is_remainder, brand_group]}
--   owner: data platform
WITH summed AS (
  SELECT
    tenant_id, client_id, report_date, source_system, source_account_id, site, search_type, query, url_key,
    is_anonymised_gap AS is_remainder,
    MAX(page_url) AS page_url,
    CASE MAX(is_brand) WHEN TRUE THEN 'BRAND' WHEN FALSE THEN 'NON_BRAND' ELSE 'UNKNOWN' END AS brand_group,
    SUM(clicks) AS clicks,
    SUM(impressions) AS impressions,
    SUM(sum_position) AS sum_position,
    SUM(IF(sum_position IS NULL, NULL, impressions)) AS position_impressions
  FROM silver.fct_seo_query_daily
  GROUP BY
    tenant_id, client_id, report_date, source_system, source_account_id, site, search_type, query, url_key,
    is_anonymised_gap
)
SELECT
  *,
  SAFE_DIVIDE(CAST(clicks AS NUMERIC), CAST(impressions AS NUMERIC)) AS ctr,
  SAFE_DIVIDE(sum_position, CAST(position_impressions AS NUMERIC)) AS avg_position
FROM summed
