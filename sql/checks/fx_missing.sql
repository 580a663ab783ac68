-- check:
--   description: Every currency pair has a rate at most 7 days old. Where not, converted amounts are NULL until the rates are there.
--   severity: warning
SELECT tenant_id, rate_date, from_currency, to_currency
FROM gold.int_fx_daily
WHERE rate IS NULL
