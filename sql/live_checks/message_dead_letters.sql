-- check:
--   description: >
--     Few messages of a stream are in the dead letters: at most one in a hundred, and not more than a thousand. These two numbers are the
--     threshold of the alarm; change them here. What is in them, since when: ops.ctl_quarantine. After a mend: ./bosco replay --dead-letters.
--   severity: warn
--   layer: bronze
WITH letters AS (
  SELECT
    slice_id, client_id, source, stream,
    COUNT(DISTINCT CONCAT(raw_file, '|', CAST(raw_offset AS STRING))) AS letters,
    MIN(COALESCE(first_refused_at, extracted_at)) AS first_seen,
    MAX(extracted_at) AS last_seen
  FROM ops.ctl_quarantine
  GROUP BY slice_id, client_id, source, stream
),
streams AS (
  SELECT slice_id, SUM(messages) AS messages
  FROM ops.ctl_message_position
  GROUP BY slice_id
)
SELECT l.client_id, l.source, l.stream, l.letters, s.messages, l.first_seen, l.last_seen
FROM letters AS l
INNER JOIN streams AS s ON s.slice_id = l.slice_id
WHERE l.letters > 1000 OR l.letters * 100 > s.messages
