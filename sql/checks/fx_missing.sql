-- check:
--   description: The last rate of every currency that rates are read for is at most 7 days old on each day with amounts. Where not, the source of the rates has stopped, and what was published before stays.
--   severity: fail
WITH quoted AS (
  SELECT tenant_id, quote_currency, MIN(fx_date) AS quoted_from
  FROM silver.ref_fx_daily
  WHERE base_currency = 'EUR'
  GROUP BY tenant_id, quote_currency
)
SELECT x.tenant_id, x.client_id, x.rate_date, x.from_currency, x.currency_code AS to_currency
FROM gold.int_client_fx_daily AS x
LEFT JOIN quoted AS f ON f.tenant_id = x.tenant_id AND f.quote_currency = x.from_currency
LEFT JOIN quoted AS t ON t.tenant_id = x.tenant_id AND t.quote_currency = x.currency_code
WHERE x.rate IS NULL
  AND (x.from_currency = 'EUR' OR f.quoted_from <= x.rate_date)
  AND (x.currency_code = 'EUR' OR t.quoted_from <= x.rate_date)
