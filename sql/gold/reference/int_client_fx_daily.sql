-- mart:
--   description: >
--     What one unit of a currency is worth in the client's own on a day: one join where a mart converts an amount. The rate is the
--     last one published on or before the day, at most 7 days back, crossed through EUR; for clients who convert by the month, that
--     of the last day of the month, and in the running month of the newest day there is. Once a month is closed, rates that become
--     known later change nothing in it, unless the client's file reopens it. The rate is NULL where there is none, never 0 or 1;
--     so is the client's currency when nothing is known of the client.
--   grain: one row per tenant, client, day and currency of the amount
--   keys: [tenant_id, client_id, rate_date, from_currency]
--   partition: rate_date
--   cluster: [tenant_id, client_id]
--   materialisation: table
--   tests: {not_null: [tenant_id, client_id, rate_date, from_currency]}
--   owner: data platform
WITH newest AS (
  SELECT tenant_id, MAX(day) AS day
  FROM (
    SELECT tenant_id, rate_date AS day FROM gold.int_currency_daily
    UNION ALL
    SELECT tenant_id, fx_date AS day FROM silver.ref_fx_daily
  )
  GROUP BY tenant_id
),
wanted AS (
  SELECT
    d.tenant_id, d.client_id, d.rate_date, d.currency_code AS from_currency, c.currency_code,
    IF(c.fx_policy = 'month_end', LEAST(LAST_DAY(d.rate_date, MONTH), n.day), d.rate_date) AS published_by,
    -- A month that was reopened is never closed.
    IF(r.month IS NULL, DATE_ADD(LAST_DAY(d.rate_date, MONTH), INTERVAL COALESCE(c.fx_close_after_days, 10) DAY), NULL) AS closed_on
  FROM gold.int_currency_daily AS d
  INNER JOIN newest AS n ON n.tenant_id = d.tenant_id
  LEFT JOIN silver.dim_client AS c ON c.tenant_id = d.tenant_id AND c.client_id = d.client_id
  LEFT JOIN silver.ref_fx_reopened AS r
    ON r.tenant_id = d.tenant_id AND r.client_id = d.client_id AND r.month = DATE_TRUNC(d.rate_date, MONTH)
),
currencies AS (
  SELECT tenant_id, client_id, rate_date, published_by, closed_on, from_currency AS currency FROM wanted
  UNION DISTINCT
  SELECT tenant_id, client_id, rate_date, published_by, closed_on, currency_code AS currency FROM wanted
),
-- Rates are public: whichever client's connection brought them, they are the same for the whole tenant. A rate that was published
-- anew has a row for each value, known since it was first read.
quotes AS (
  SELECT tenant_id, fx_date, quote_currency, rate, MIN(DATE(_extracted_at)) AS known_on
  FROM silver.ref_fx_daily
  -- the euro is worth one euro, whatever a source says
  WHERE base_currency = 'EUR' AND quote_currency <> 'EUR'
  GROUP BY tenant_id, fx_date, quote_currency, rate
),
candidates AS (
  SELECT
    c.tenant_id, c.client_id, c.rate_date, c.currency, q.fx_date, q.rate,
    ROW_NUMBER() OVER (
      PARTITION BY c.tenant_id, c.client_id, c.rate_date, c.currency
      -- What was known when the month was closed; of a month read later as a whole, what is known now.
      ORDER BY IF(q.known_on <= c.closed_on, 0, 1), q.fx_date DESC, q.known_on DESC, q.rate DESC
    ) AS choice
  FROM currencies AS c
  INNER JOIN quotes AS q
    ON q.tenant_id = c.tenant_id
    AND q.quote_currency = c.currency
    AND q.fx_date BETWEEN DATE_SUB(c.published_by, INTERVAL 7 DAY) AND c.published_by
),
euro_rates AS (
  SELECT tenant_id, client_id, rate_date, currency, fx_date, rate FROM candidates WHERE choice = 1
  UNION ALL
  SELECT tenant_id, client_id, rate_date, currency, published_by AS fx_date, NUMERIC '1' AS rate
  FROM currencies
  WHERE currency = 'EUR'
)
SELECT
  w.tenant_id,
  w.client_id,
  w.rate_date,
  w.from_currency,
  w.currency_code,
  IF(w.from_currency = w.currency_code, NUMERIC '1', SAFE_DIVIDE(t.rate, f.rate)) AS rate,
  IF(w.from_currency = w.currency_code, w.rate_date, LEAST(f.fx_date, t.fx_date)) AS fx_date
FROM wanted AS w
LEFT JOIN euro_rates AS f
  ON f.tenant_id = w.tenant_id AND f.client_id = w.client_id AND f.rate_date = w.rate_date AND f.currency = w.from_currency
LEFT JOIN euro_rates AS t
  ON t.tenant_id = w.tenant_id AND t.client_id = w.client_id AND t.rate_date = w.rate_date AND t.currency = w.currency_code
