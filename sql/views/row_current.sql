-- Rows of the databases that are read by their changes, as they stand now. A row is there when its last change is no deletion and
-- lies behind the last time its table was emptied (TRUNCATE) or read anew as a whole (SNAPSHOT).
WITH emptied AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, table_name,
    MAX(change_seq) AS emptied_seq
  FROM silver.fct_change
  WHERE operation IN ('SNAPSHOT', 'TRUNCATE')
  GROUP BY 1, 2, 3, 4, 5
),
last_change AS (
  SELECT
    tenant_id, client_id, source_system, source_account_id, table_name, row_id,
    MAX(change_seq) AS change_seq
  FROM silver.fct_change
  WHERE row_id IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT
  c.tenant_id,
  c.client_id,
  c.source_system,
  c.source_account_id,
  c.table_name,
  c.row_id,
  c.changed_ts,
  c.change_seq,
  c.key_columns,
  c.row_after AS row_columns,
  c.unchanged
FROM silver.fct_change AS c
JOIN last_change AS l
  ON l.tenant_id = c.tenant_id
  AND l.client_id = c.client_id
  AND l.source_system = c.source_system
  AND l.source_account_id = c.source_account_id
  AND l.table_name = c.table_name
  AND l.row_id = c.row_id
  AND l.change_seq = c.change_seq
LEFT JOIN emptied AS e
  ON e.tenant_id = c.tenant_id
  AND e.client_id = c.client_id
  AND e.source_system = c.source_system
  AND e.source_account_id = c.source_account_id
  AND e.table_name = c.table_name
WHERE c.operation IN ('READ', 'INSERT', 'UPDATE')
  AND (e.emptied_seq IS NULL OR c.change_seq > e.emptied_seq)
