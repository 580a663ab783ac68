-- case: projection with expression
SELECT campaign, clicks * 2 AS twice, 'x' AS lit FROM silver.ads
-- case: where with three-valued logic
SELECT source, clicks FROM silver.ads WHERE clicks > 3 OR source = 'tiktok'
-- case: not of unknown is unknown
SELECT report_date FROM silver.ads WHERE NOT (clicks > 3)
-- case: order by puts nulls first ascending
SELECT source, report_date, clicks FROM silver.ads ORDER BY clicks, source, report_date
-- case: order by puts nulls last descending
SELECT source, report_date, clicks FROM silver.ads ORDER BY clicks DESC, source DESC, report_date DESC
-- case: order by explicit null order
SELECT source, clicks, report_date FROM silver.ads ORDER BY clicks ASC NULLS LAST, source DESC NULLS FIRST, report_date
-- case: order by column that is not selected
SELECT campaign FROM silver.ads WHERE source = 'google' ORDER BY report_date DESC
-- case: order by nan is below every number
SELECT id, f FROM silver.numbers ORDER BY f, id
-- case: order by nan descending
SELECT id, f FROM silver.numbers ORDER BY f DESC, id
-- case: limit and offset
SELECT id FROM silver.numbers ORDER BY id LIMIT 3 OFFSET 2
-- case: limit in a subquery
SELECT id, i FROM (SELECT id, i FROM silver.numbers ORDER BY i DESC, id LIMIT 3) ORDER BY id
-- case: select distinct
SELECT DISTINCT source, campaign FROM silver.ads
-- case: inner join
SELECT a.campaign, o.order_id FROM silver.ads a JOIN silver.orders o ON a.report_date = DATE(o.created_at)
-- case: left join keeps unmatched
SELECT a.report_date, r.rate FROM silver.ads a LEFT JOIN silver.rates r ON r.rate_date = a.report_date AND r.currency = 'USD'
-- case: right join
SELECT a.campaign, r.rate_date, r.currency FROM silver.ads a RIGHT JOIN silver.rates r ON r.rate_date = a.report_date
-- case: full join using
SELECT d, x.n, y.n AS m FROM (SELECT report_date AS d, COUNT(*) AS n FROM silver.ads GROUP BY 1) x FULL JOIN (SELECT rate_date AS d, COUNT(*) AS n FROM silver.rates GROUP BY 1) y USING (d)
-- case: cross join
SELECT a.id, b.id AS other FROM silver.numbers a CROSS JOIN silver.numbers b WHERE a.id < b.id
-- case: comma join
SELECT n.id, t.id AS other FROM silver.numbers n, silver.texts t WHERE n.id = t.id
-- case: null keys do not join
SELECT a.source, b.source AS other FROM silver.ads a JOIN silver.ads b ON a.source = b.source AND a.campaign = b.campaign
-- case: self join with arithmetic condition
SELECT a.rate_date, b.rate_date AS previous FROM silver.rates a LEFT JOIN silver.rates b ON a.currency = b.currency AND b.rate_date = DATE_SUB(a.rate_date, INTERVAL 1 DAY)
-- case: with
WITH x AS (SELECT source, SUM(clicks) AS clicks FROM silver.ads GROUP BY source) SELECT * FROM x WHERE clicks > 5
-- case: with referenced twice
WITH x AS (SELECT id, i FROM silver.numbers WHERE i IS NOT NULL) SELECT a.id, b.id AS other FROM x a JOIN x b ON a.i = b.i
-- case: nested with of the same name
WITH x AS (SELECT 1 AS a) SELECT * FROM (WITH x AS (SELECT 2 AS a) SELECT * FROM x) UNION ALL SELECT * FROM x
-- case: with over an earlier with
WITH a AS (SELECT 1 AS n), b AS (SELECT n + 1 AS n FROM a), c AS (SELECT n + 1 AS n FROM b) SELECT a.n AS x, b.n AS y, c.n AS z FROM a, b, c
-- case: with whose columns are pruned
WITH x AS (SELECT source, campaign, clicks FROM silver.ads) SELECT COUNT(*) AS n FROM x
-- case: with that has a limit
WITH top AS (SELECT id FROM silver.numbers ORDER BY id DESC LIMIT 2) SELECT id FROM top
-- case: recursive
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT SUM(i) AS s, COUNT(*) AS c FROM n
-- case: recursive with join
WITH RECURSIVE d AS (SELECT DATE '2026-03-26' AS day, 0 AS depth UNION ALL SELECT DATE_ADD(day, INTERVAL 1 DAY), depth + 1 FROM d WHERE depth < 4) SELECT day, depth, rate FROM d LEFT JOIN silver.rates ON rate_date = day AND currency = 'USD' ORDER BY day
-- case: recursive distinct
WITH RECURSIVE n AS (SELECT 1 AS i UNION DISTINCT SELECT MOD(i + 1, 3) FROM n) SELECT i FROM n
-- case: union all with swapped columns
SELECT a, b FROM (SELECT 1 AS a, 2 AS b UNION ALL SELECT b, a FROM (SELECT 3 AS a, 4 AS b))
-- case: union all coerces types
SELECT 1 AS n UNION ALL SELECT NUMERIC '2.5' UNION ALL SELECT NULL
-- case: union distinct
SELECT source FROM silver.ads UNION DISTINCT SELECT 'google'
-- case: intersect distinct
SELECT source FROM silver.ads INTERSECT DISTINCT SELECT source FROM UNNEST(['google', 'x', NULL]) AS source
-- case: except distinct
SELECT source FROM silver.ads EXCEPT DISTINCT SELECT 'google'
-- case: order by over a union
SELECT 3 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 ORDER BY n DESC LIMIT 2
-- case: limited parts of a union
(SELECT id FROM silver.numbers ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM silver.numbers ORDER BY id DESC LIMIT 1)
-- case: select star except and replace
SELECT * EXCEPT (payload, items) REPLACE (UPPER(status) AS status) FROM silver.orders
-- case: scalar subquery
SELECT id, (SELECT MAX(i) FROM silver.numbers) AS top FROM silver.numbers
-- case: correlated scalar subquery
SELECT o.order_id, (SELECT COUNT(*) FROM silver.orders p WHERE p.customer_id = o.customer_id) AS n FROM silver.orders o
-- case: correlated subquery over two levels
SELECT n.id, (SELECT COUNT(*) FROM silver.texts t WHERE t.id = n.id AND EXISTS (SELECT 1 FROM silver.ads a WHERE a.clicks > n.i)) AS c FROM silver.numbers n
-- case: exists and not exists
SELECT id FROM silver.numbers n WHERE EXISTS (SELECT 1 FROM silver.texts t WHERE t.id = n.i) OR NOT EXISTS (SELECT 1 FROM silver.ads a WHERE a.clicks = n.i)
-- case: in subquery is unknown for nulls
SELECT id, i IN (SELECT clicks FROM silver.ads) AS x FROM silver.numbers
-- case: not in subquery with null
SELECT id FROM silver.numbers WHERE i NOT IN (SELECT clicks FROM silver.ads)
-- case: subquery without rows is null
SELECT (SELECT id FROM silver.numbers WHERE FALSE) AS x
-- case error: scalar subquery with two rows
SELECT (SELECT id FROM silver.numbers WHERE id < 3) AS x
-- case: qualify
SELECT source, campaign, clicks FROM silver.ads WHERE clicks IS NOT NULL QUALIFY ROW_NUMBER() OVER (PARTITION BY source ORDER BY clicks DESC, report_date) = 1
-- case: having
SELECT source, COUNT(*) AS n FROM silver.ads GROUP BY source HAVING COUNT(*) > 2
-- case: pivot
SELECT * FROM (SELECT source, campaign, clicks FROM silver.ads) PIVOT (SUM(clicks) AS c, COUNT(*) AS n FOR source IN ('google', 'meta'))
-- case: unpivot
SELECT * FROM (SELECT id, i, id * 2 AS j FROM silver.numbers) UNPIVOT (value FOR name IN (i, j))
-- case: back-quoted path
SELECT COUNT(*) AS n FROM `silver.ads`
-- case: table alias shadows nothing
SELECT ads.clicks FROM silver.ads WHERE ads.source = 'meta'
-- case: anonymous columns
SELECT 1, 'a', NULL
-- case: deep additions
SELECT 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1 AS n
-- case refused: tablesample: scans.sql:1:31: TABLESAMPLE
SELECT source FROM silver.ads TABLESAMPLE SYSTEM (10 PERCENT)
-- case refused: system time: FOR SYSTEM_TIME AS OF
SELECT source FROM silver.ads FOR SYSTEM_TIME AS OF TIMESTAMP '2026-01-01 00:00:00+00'
-- case refused: struct in subquery: IN (SELECT …) on a STRUCT<INT64, INT64>
SELECT id FROM silver.numbers WHERE (id, i) IN (SELECT (1, 7))
-- case refused: bignumeric: type BIGNUMERIC
SELECT BIGNUMERIC '1.5' AS b
-- case refused: bignumeric within: type BIGNUMERIC
SELECT CAST(CAST(id AS BIGNUMERIC) AS STRING) AS b FROM silver.numbers
-- case refused: random: scans.sql:2:3: function RAND
SELECT
  RAND()
-- case refused: a place among comments and texts: scans.sql:3:14: function GENERATE_UUID
SELECT /* GENERATE_UUID */ 'GENERATE_UUID' AS a, -- GENERATE_UUID
  "GENERATE_UUID" AS b,
  id, i AS x,GENERATE_UUID() AS now
FROM silver.numbers
-- case: now
SELECT CURRENT_TIMESTAMP() = CURRENT_TIMESTAMP AS a, COUNT(DISTINCT t) AS n, LOGICAL_AND(t = CURRENT_TIMESTAMP()) AS one, MAX(t) > TIMESTAMP '2026-01-01' AS later FROM (SELECT CURRENT_TIMESTAMP() AS t FROM silver.numbers UNION ALL SELECT CURRENT_TIMESTAMP())
-- case: now on the wall
SELECT CURRENT_DATETIME() = DATETIME(CURRENT_TIMESTAMP()) AS a, CURRENT_DATETIME('Europe/Berlin') = DATETIME(CURRENT_TIMESTAMP(), 'Europe/Berlin') AS b, DATE(CURRENT_DATETIME('America/New_York')) = CURRENT_DATE('America/New_York') AS c
-- case: days back from today
SELECT report_date >= DATE_SUB(CURRENT_DATE(), INTERVAL 30000 DAY) AS a, DATE_DIFF(CURRENT_DATE(), CURRENT_DATE() - 7, WEEK) AS w, DATE_TRUNC(CURRENT_DATE(), MONTH) <= CURRENT_DATE() AS m, EXTRACT(YEAR FROM CURRENT_TIMESTAMP()) = EXTRACT(YEAR FROM CURRENT_DATE()) AS y, TIMESTAMP_DIFF(CURRENT_TIMESTAMP(), TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR), MINUTE) AS d FROM silver.ads
-- case: no day of no zone
SELECT CURRENT_DATE(CAST(NULL AS STRING)) AS a, CURRENT_DATETIME(CAST(NULL AS STRING)) AS b
-- case error: a zone that is none
SELECT CURRENT_DATE('Nowhere/City') AS a
-- case refused: approximate quantiles: APPROX_QUANTILES
SELECT APPROX_QUANTILES(i, 2) AS q FROM silver.numbers
