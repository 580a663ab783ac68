-- What sources sent against their contracts within the last two days.
SELECT client_id, source, stream, field_path, drift_kind, expected_type, sample_type, is_rejected
FROM ops.ctl_schema_drift
WHERE last_seen > TIMESTAMP_SUB(@now, INTERVAL 2 DAY)
ORDER BY client_id, source, stream, field_path, drift_kind
