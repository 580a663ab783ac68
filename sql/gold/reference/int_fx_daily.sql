-- mart:
--   description: >
--     The exchange rate of every currency pair that some figure needs, per day: the last rate published on or before the day,
--     at most 7 days back, crossed through EUR. The rate is NULL where there is none, never 0 or 1.
--   grain: one row per tenant, day, currency of the amount and currency of the client
--   keys: [tenant_id, rate_date, from_currency, to_currency]
--   partition: rate_date
--   cluster: [tenant_id]
--   materialisation: incremental
--   lookback: 7
--   tests: {not_null: [tenant_id, rate_date, from_currency, to_currency]}
--   owner: data platform
WITH pairs AS (
  SELECT DISTINCT a.tenant_id, a.rate_date, a.currency_code AS from_currency, c.currency_code AS to_currency
  FROM gold.int_currency_daily AS a
  INNER JOIN silver.dim_client AS c ON c.tenant_id = a.tenant_id AND c.client_id = a.client_id
),
currencies AS (
  SELECT tenant_id, rate_date, from_currency AS currency FROM pairs
  UNION DISTINCT
  SELECT tenant_id, rate_date, to_currency AS currency FROM pairs
),
-- Rates are public: whichever client's connection brought them, they are the same for the whole tenant.
quotes AS (
  SELECT tenant_id, fx_date, quote_currency, MAX(rate) AS rate
  FROM silver.ref_fx_daily
  WHERE base_currency = 'EUR'
  GROUP BY tenant_id, fx_date, quote_currency
),
candidates AS (
  SELECT
    c.tenant_id, c.rate_date, c.currency, q.fx_date, q.rate,
    ROW_NUMBER() OVER (PARTITION BY c.tenant_id, c.rate_date, c.currency ORDER BY q.fx_date DESC) AS age_rank
  FROM currencies AS c
  INNER JOIN quotes AS q
    ON q.tenant_id = c.tenant_id
    AND q.quote_currency = c.currency
    AND q.fx_date BETWEEN DATE_SUB(c.rate_date, INTERVAL 7 DAY) AND c.rate_date
),
euro_rates AS (
  SELECT tenant_id, rate_date, currency, fx_date, rate FROM candidates WHERE age_rank = 1
  UNION ALL
  SELECT tenant_id, rate_date, currency, rate_date AS fx_date, NUMERIC '1' AS rate FROM currencies WHERE currency = 'EUR'
)
SELECT
  p.tenant_id,
  p.rate_date,
  p.from_currency,
  p.to_currency,
  IF(p.from_currency = p.to_currency, NUMERIC '1', SAFE_DIVIDE(t.rate, f.rate)) AS rate,
  IF(p.from_currency = p.to_currency, p.rate_date, LEAST(f.fx_date, t.fx_date)) AS fx_date
FROM pairs AS p
LEFT JOIN euro_rates AS f
  ON f.tenant_id = p.tenant_id AND f.rate_date = p.rate_date AND f.currency = p.from_currency
LEFT JOIN euro_rates AS t
  ON t.tenant_id = p.tenant_id AND t.rate_date = p.rate_date AND t.currency = p.to_currency
