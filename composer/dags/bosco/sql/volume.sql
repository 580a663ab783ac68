-- Checks of whole sets of rows that the newest run broke, among them too few rows against the same weekdays before.
WITH newest AS (
  SELECT MAX(version) AS version FROM ops.ctl_dq_result WHERE kind = 'SET'
)
SELECT r.check_name, r.severity, r.client_id, r.run_id
FROM ops.ctl_dq_result AS r
INNER JOIN newest AS n ON n.version = r.version
WHERE r.kind = 'SET' AND r.failed_rows > 0 AND r.check_name != 'freshness'
ORDER BY r.severity, r.check_name, r.client_id
