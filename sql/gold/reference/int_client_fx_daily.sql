-- mart:
--   description: >
--     What one unit of a currency is worth in the client's own on a day: one join where a mart converts an amount. The rate is NULL
--     where there is none; so is the client's currency when nothing is known of the client.
--   grain: one row per tenant, client, day and currency of the amount
--   keys: [tenant_id, client_id, rate_date, from_currency]
--   partition: rate_date
--   cluster: [tenant_id, client_id]
--   materialisation: incremental
--   tests: {not_null: [tenant_id, client_id, rate_date, from_currency]}
--   owner: data platform
SELECT
  d.tenant_id,
  d.client_id,
  d.rate_date,
  d.currency_code AS from_currency,
  c.currency_code,
  x.rate,
  x.fx_date
FROM gold.int_currency_daily AS d
LEFT JOIN silver.dim_client AS c ON c.tenant_id = d.tenant_id AND c.client_id = d.client_id
LEFT JOIN gold.int_fx_daily AS x
  ON x.tenant_id = d.tenant_id
  AND x.rate_date = d.rate_date
  AND x.from_currency = d.currency_code
  AND x.to_currency = c.currency_code
