-- check:
--   description: Every amount's currency was quoted before its day. A currency that no source of rates knows, or days before the first rate that was read, leave converted amounts NULL; reading rates of earlier days or connecting another source mends it.
--   severity: warn
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
  AND x.currency_code IS NOT NULL
  AND (
    (x.from_currency <> 'EUR' AND COALESCE(f.quoted_from > x.rate_date, TRUE))
    OR (x.currency_code <> 'EUR' AND COALESCE(t.quoted_from > x.rate_date, TRUE))
  )
