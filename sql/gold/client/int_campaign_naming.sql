-- mart:
--   description: >
--     What the names of campaigns say by the templates of the client's file; the first template that fits counts. Only campaigns of
--     clients with templates are here, also those that no template fits.
--   grain: one row per tenant, client and name of a campaign
--   keys: [tenant_id, client_id, campaign_name]
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, campaign_name, is_matched]}
--   owner: data platform
WITH names AS (
  SELECT DISTINCT a.tenant_id, a.client_id, a.campaign_name
  FROM silver.fct_ads_campaign_daily AS a
  INNER JOIN (SELECT DISTINCT tenant_id, client_id FROM silver.ref_naming_template) AS c
    ON c.tenant_id = a.tenant_id AND c.client_id = a.client_id
),
fits AS (
  SELECT
    n.tenant_id, n.client_id, n.campaign_name, t.position,
    REGEXP_EXTRACT(n.campaign_name, t.brand_pattern) AS brand,
    REGEXP_EXTRACT(n.campaign_name, t.market_pattern) AS market,
    REGEXP_EXTRACT(n.campaign_name, t.funnel_pattern) AS funnel,
    REGEXP_EXTRACT(n.campaign_name, t.product_pattern) AS product,
    ROW_NUMBER() OVER (PARTITION BY n.tenant_id, n.client_id, n.campaign_name ORDER BY t.position) AS choice
  FROM names AS n
  INNER JOIN silver.ref_naming_template AS t ON t.tenant_id = n.tenant_id AND t.client_id = n.client_id
  WHERE REGEXP_CONTAINS(n.campaign_name, t.pattern)
)
SELECT
  n.tenant_id, n.client_id, n.campaign_name, f.position IS NOT NULL AS is_matched, f.position AS template_position,
  f.brand, f.market, f.funnel, f.product
FROM names AS n
LEFT JOIN fits AS f
  ON f.tenant_id = n.tenant_id AND f.client_id = n.client_id AND f.campaign_name = n.campaign_name AND f.choice = 1
