-- check:
--   description: Every stream of every account is complete up to yesterday of its client by 08:00. Where not, figures are shown as incomplete, never as 0.
--   severity: warn
SELECT client_id, source_system, source_account_id, stream, last_complete_date, expected_date, last_error_code
FROM gold.mart_freshness
WHERE is_late_for_0800
