-- check:
--   description: No account is connected by two clients of an agency; its figures would be in both.
--   severity: warn
--   layer: silver
SELECT MIN(client_id) AS client_id, MAX(client_id) AS other_client_id, source, source_account_id
FROM (
  SELECT DISTINCT tenant_id, client_id, source, source_account_id
  FROM ops.ctl_slice
  WHERE is_complete AND source != 'ecb-rates'
)
GROUP BY tenant_id, source, source_account_id
HAVING COUNT(*) > 1
