-- Versions of the rows of the databases that are read by their changes: from when until when a row was how (SCD2). A version ends at
-- the row's next change, or when its table is emptied (TRUNCATE); when a table is read anew as a whole (SNAPSHOT), rows that do not
-- come again ended there, and rows that come again as they were go on.
WITH emptied AS (
  SELECT tenant_id, client_id, source_system, source_account_id, table_name, operation, change_seq, changed_ts
  FROM silver.fct_change
  WHERE operation IN ('SNAPSHOT', 'TRUNCATE')
),
changes AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, table_name, row_id, change_key, change_seq, changed_ts, operation,
    key_columns, row_after,
    LEAD(change_seq) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id ORDER BY change_seq) AS next_seq,
    LEAD(changed_ts) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id ORDER BY change_seq) AS next_ts,
    LEAD(operation) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id ORDER BY change_seq) AS next_operation
  FROM silver.fct_change
  WHERE row_id IS NOT NULL
),
-- the first time the table was emptied behind a change, and how often it was truncated before the row came again
first_emptied AS (
  SELECT c.change_key, MIN(e.change_seq) AS emptied_seq
  FROM changes AS c
  JOIN emptied AS e
    ON e.tenant_id = c.tenant_id
    AND e.client_id = c.client_id
    AND e.source_system = c.source_system
    AND e.source_account_id = c.source_account_id
    AND e.table_name = c.table_name
    AND e.change_seq > c.change_seq
  GROUP BY 1
),
in_between AS (
  SELECT c.change_key, COUNTIF(e.operation = 'TRUNCATE') AS truncations
  FROM changes AS c
  JOIN emptied AS e
    ON e.tenant_id = c.tenant_id
    AND e.client_id = c.client_id
    AND e.source_system = c.source_system
    AND e.source_account_id = c.source_account_id
    AND e.table_name = c.table_name
    AND e.change_seq > c.change_seq
    AND e.change_seq < c.next_seq
  GROUP BY 1
),
versions AS (
  SELECT
    c.tenant_id, c.client_id, c.source_system, c.source_account_id, c.table_name, c.row_id, c.change_key, c.change_seq, c.operation,
    c.key_columns, c.row_after,
    TO_JSON_STRING(c.row_after) AS row_text,
    c.changed_ts AS valid_from,
    CASE
      WHEN f.emptied_seq IS NULL THEN c.next_ts
      WHEN c.next_seq IS NOT NULL AND f.emptied_seq > c.next_seq THEN c.next_ts
      WHEN c.next_operation = 'READ' AND s.truncations = 0 THEN c.next_ts
      ELSE e.changed_ts
    END AS valid_to,
    NOT (f.emptied_seq IS NOT NULL AND (c.next_seq IS NULL OR f.emptied_seq < c.next_seq))
      OR (c.next_operation = 'READ' AND s.truncations = 0) AS goes_on
  FROM changes AS c
  LEFT JOIN first_emptied AS f ON f.change_key = c.change_key
  LEFT JOIN in_between AS s ON s.change_key = c.change_key
  LEFT JOIN emptied AS e
    ON e.tenant_id = c.tenant_id
    AND e.client_id = c.client_id
    AND e.source_system = c.source_system
    AND e.source_account_id = c.source_account_id
    AND e.table_name = c.table_name
    AND e.change_seq = f.emptied_seq
  WHERE c.operation IN ('READ', 'INSERT', 'UPDATE')
),
marked AS (
  SELECT
    v.*,
    IF(
      operation = 'READ'
        AND LAG(goes_on) OVER (
          PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id ORDER BY change_seq)
        AND row_text = LAG(row_text) OVER (
          PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id ORDER BY change_seq)
        AND valid_from = LAG(valid_to) OVER (
          PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id ORDER BY change_seq),
      0,
      1) AS is_new
  FROM versions AS v
),
numbered AS (
  SELECT
    m.*,
    SUM(is_new) OVER (
      PARTITION BY tenant_id, client_id, source_system, source_account_id, table_name, row_id
      ORDER BY change_seq
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS version_no
  FROM marked AS m
),
ends AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, table_name, row_id, version_no,
    IF(COUNTIF(valid_to IS NULL) > 0, NULL, MAX(valid_to)) AS valid_to
  FROM numbered
  GROUP BY 1, 2, 3, 4, 5, 6, 7
)
SELECT
  n.tenant_id,
  n.client_id,
  n.source_system,
  n.source_account_id,
  n.table_name,
  n.row_id,
  n.version_no,
  n.valid_from,
  x.valid_to,
  x.valid_to IS NULL AS is_current,
  n.change_seq,
  n.key_columns,
  n.row_after AS row_columns
FROM numbered AS n
JOIN ends AS x
  ON x.tenant_id = n.tenant_id
  AND x.client_id = n.client_id
  AND x.source_system = n.source_system
  AND x.source_account_id = n.source_account_id
  AND x.table_name = n.table_name
  AND x.row_id = n.row_id
  AND x.version_no = n.version_no
WHERE n.is_new = 1
