-- Partitions that changed since the marts were built.
SELECT COUNT(*) AS partitions FROM ops.ctl_stale
