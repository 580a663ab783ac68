-- check:
--   description: >
--     No figure of a final day moved by more than 0.5 % on the newest morning. A day is final once its source says that it no
--     longer restates it (final_after_days of the mapping). One that moves all the same was shown wrong; ops.ctl_restatement has
--     the old and the new figure, gold.snap_published_daily what was shown when.
--   severity: warn
--   layer: silver
WITH newest AS (
  SELECT MAX(DATE(extracted_at)) AS morning FROM ops.ctl_run
)
SELECT
  m.tenant_id, m.client_id, m.source, m.source_account_id, m.stream, m.window_from, m.window_to, m.table_name, m.metric,
  m.old_value, m.new_value, m.run_id
FROM ops.ctl_restatement AS m
INNER JOIN ops.ctl_run AS r ON r.run_id = m.run_id
INNER JOIN newest AS n ON n.morning = DATE(r.extracted_at)
WHERE m.was_final
  AND m.metric != 'rows'
  AND ABS(m.new_value - m.old_value) > NUMERIC '0.005' * ABS(m.old_value)
