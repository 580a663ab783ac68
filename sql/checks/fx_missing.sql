-- check:
--   description: Every amount's currency has a rate at most 7 days old. Where not, converted amounts are NULL until the rates are there.
--   severity: warn
SELECT tenant_id, client_id, rate_date, from_currency, currency_code AS to_currency
FROM gold.int_client_fx_daily
WHERE rate IS NULL AND currency_code IS NOT NULL
