-- Requests to be forgotten that were carried out to the end.
SELECT request_id, COUNT(*) AS times FROM ops.ctl_erasure WHERE state = 'COMPLETE' GROUP BY request_id
