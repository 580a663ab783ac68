-- case: retention by cohort
WITH firsts AS (SELECT customer_id, MIN(DATE(created_at, 'Europe/Berlin')) AS cohort FROM silver.orders GROUP BY customer_id) SELECT f.cohort, DATE_DIFF(DATE(o.created_at, 'Europe/Berlin'), f.cohort, DAY) AS age, COUNT(DISTINCT o.customer_id) AS buyers, SUM(o.amount) AS revenue FROM silver.orders o JOIN firsts f USING (customer_id) GROUP BY 1, 2
-- case: rfm
SELECT customer_id, NTILE(2) OVER (ORDER BY last_at DESC, customer_id) AS r, NTILE(2) OVER (ORDER BY n, customer_id) AS f, RANK() OVER (ORDER BY revenue DESC) AS m FROM (SELECT customer_id, MAX(created_at) AS last_at, COUNT(*) AS n, SUM(amount) AS revenue FROM silver.orders GROUP BY customer_id)
-- case: time decay
SELECT order_id, ROUND(CAST(SUM(w) AS NUMERIC), 6) AS weight FROM (SELECT o.order_id, EXP(-LN(2) * TIMESTAMP_DIFF(o.created_at, a.seen_at, HOUR) / 168) AS w FROM silver.orders o JOIN silver.ads a ON a.seen_at <= o.created_at) GROUP BY order_id
-- case: linear attribution
SELECT source, SUM(share) AS credit FROM (SELECT a.source, o.order_id, SAFE_DIVIDE(o.amount, COUNT(*) OVER (PARTITION BY o.order_id)) AS share FROM silver.orders o JOIN silver.ads a ON DATE(a.seen_at) <= DATE(o.created_at)) GROUP BY source
-- case: channel grouping
SELECT CASE WHEN REGEXP_CONTAINS(LOWER(source), r'^(google|bing)$') AND campaign IS NOT NULL THEN 'Paid Search' WHEN source IN ('meta', 'tiktok') THEN 'Paid Social' WHEN source IS NULL OR source = '' THEN 'Direct' ELSE 'Other' END AS channel, COUNT(*) AS n, SUM(cost) AS cost FROM silver.ads GROUP BY channel ORDER BY channel
-- case: pacing with calendar weights
WITH days AS (SELECT d, CASE EXTRACT(DAYOFWEEK FROM d) WHEN 1 THEN NUMERIC '0.7' WHEN 7 THEN NUMERIC '0.8' ELSE NUMERIC '1' END AS w FROM UNNEST(GENERATE_DATE_ARRAY('2026-03-01', LAST_DAY(DATE '2026-03-01'))) AS d), plan AS (SELECT d, ROUND(NUMERIC '12000' * w / SUM(w) OVER (), 2) AS target FROM days) SELECT p.d, p.target, SUM(p.target) OVER (ORDER BY p.d) AS running, COALESCE(s.cost, 0) AS actual FROM plan p LEFT JOIN (SELECT report_date, SUM(cost) AS cost FROM silver.ads GROUP BY 1) s ON s.report_date = p.d ORDER BY p.d
-- case: markov transitions
SELECT state, next_state, COUNT(*) AS n, COUNT(*) / SUM(COUNT(*)) OVER (PARTITION BY state) AS p FROM (SELECT source AS state, IFNULL(LEAD(source) OVER (ORDER BY seen_at, clicks, campaign), '(end)') AS next_state FROM silver.ads WHERE source IS NOT NULL AND seen_at IS NOT NULL) GROUP BY 1, 2
-- case: gap filling per group
SELECT s.source, d, IFNULL(SUM(a.clicks), 0) AS clicks FROM (SELECT DISTINCT source FROM silver.ads WHERE source IS NOT NULL) s CROSS JOIN UNNEST(GENERATE_DATE_ARRAY('2026-03-27', '2026-03-30')) AS d LEFT JOIN silver.ads a ON a.source = s.source AND a.report_date = d GROUP BY 1, 2
-- case: basket pairs
SELECT a.sku AS first_sku, b.sku AS second_sku, COUNT(*) AS n FROM silver.orders o, UNNEST(o.items) a, UNNEST(o.items) b WHERE a.sku < b.sku GROUP BY 1, 2
-- case: utm from url
SELECT id, REGEXP_EXTRACT(t, r'[?&]utm_source=([^&#]*)') AS s, REGEXP_EXTRACT(t, r'[?&]utm_medium=([^&#]*)') AS m, REGEXP_EXTRACT(t, r'^https?://([^/?#]+)') AS host, SPLIT(t, '?')[SAFE_OFFSET(1)] AS query FROM silver.texts
-- case: union by name like join of three
SELECT rate_date AS d, r.rate, a.cost, o.n FROM silver.rates r FULL JOIN (SELECT report_date AS rate_date, SUM(cost) AS cost FROM silver.ads GROUP BY 1) a USING (rate_date) FULL JOIN (SELECT DATE(created_at) AS rate_date, COUNT(*) AS n FROM silver.orders GROUP BY 1) o USING (rate_date)
-- case: distinct users by condition
SELECT COUNT(DISTINCT IF(status = 'paid', customer_id, NULL)) AS paid, COUNT(DISTINCT customer_id) AS total, SAFE_DIVIDE(COUNT(DISTINCT IF(status = 'paid', customer_id, NULL)), COUNT(DISTINCT customer_id)) AS share FROM silver.orders
-- case: anti join
SELECT a.source, a.campaign FROM silver.ads a LEFT JOIN silver.orders o ON JSON_VALUE(o.payload, '$.utm.source') = a.source WHERE o.order_id IS NULL
-- case: qualify without the window in the list
SELECT source, campaign FROM silver.ads WHERE cost IS NOT NULL QUALIFY cost = MAX(cost) OVER (PARTITION BY source)
-- case: rollup with labels
SELECT IF(GROUPING(source) = 1, 'all', IFNULL(source, 'none')) AS label, SUM(clicks) AS clicks, GROUPING(source) AS is_total FROM silver.ads GROUP BY ROLLUP(source)
-- case: correlated exists over unnest
SELECT o.order_id FROM silver.orders o WHERE EXISTS (SELECT 1 FROM UNNEST(o.items) i WHERE i.price > (SELECT AVG(price) FROM silver.orders p, UNNEST(p.items)))
-- case: max over a correlated array
SELECT order_id, (SELECT AS STRUCT sku, price FROM UNNEST(items) WHERE price IS NOT NULL ORDER BY price DESC, sku LIMIT 1) AS dearest FROM silver.orders
-- case: weekly report
SELECT FORMAT_DATE('%G-W%V', report_date) AS week, DATE_TRUNC(report_date, ISOWEEK) AS monday, SUM(impressions) AS impressions, ROUND(SAFE_DIVIDE(SUM(clicks), SUM(impressions)) * 100, 2) AS ctr FROM silver.ads WHERE report_date IS NOT NULL GROUP BY 1, 2 ORDER BY 2
-- case: nested with and shadowing
WITH a AS (SELECT 1 AS x UNION ALL SELECT 2), b AS (SELECT x, (SELECT MAX(y) FROM (SELECT a.x * 10 AS y FROM a)) AS top FROM a) SELECT b.x, b.top, (SELECT COUNT(*) FROM a WHERE a.x <= b.x) AS rank_ FROM b
-- case: running distinct by array
SELECT id, ARRAY_LENGTH(ARRAY(SELECT DISTINCT x FROM UNNEST([1, 1, 2, id]) AS x)) AS n FROM silver.numbers
-- case: scalar subqueries in case branches
SELECT id, CASE WHEN i > (SELECT AVG(i) FROM silver.numbers WHERE id <> 5) THEN 'above' WHEN i IS NULL THEN 'none' ELSE 'below' END AS side FROM silver.numbers
-- case: limit by parameters of a row
SELECT source, ARRAY_AGG(STRUCT(report_date AS d, clicks AS c) IGNORE NULLS ORDER BY report_date, clicks, seen_at LIMIT 2) AS firsts FROM silver.ads GROUP BY source
-- case: fx with carry forward
SELECT d, currency, rate, fx_date FROM (SELECT d, c AS currency, r.rate, r.rate_date AS fx_date, ROW_NUMBER() OVER (PARTITION BY d, c ORDER BY r.rate_date DESC) AS k FROM UNNEST(GENERATE_DATE_ARRAY('2026-03-26', '2026-04-08')) AS d CROSS JOIN UNNEST(['USD', 'GBP']) AS c JOIN silver.rates r ON r.currency = c AND r.rate_date BETWEEN DATE_SUB(d, INTERVAL 7 DAY) AND d) WHERE k = 1
-- case: overlapping periods
SELECT a.order_id, b.order_id AS later FROM silver.orders a JOIN silver.orders b ON a.customer_id = b.customer_id AND a.created_at < b.created_at AND TIMESTAMP_DIFF(b.created_at, a.created_at, DAY) < 30
-- case: text keys
SELECT CONCAT(CAST(id AS STRING), '-', IFNULL(UPPER(LEFT(TRIM(t), 3)), 'NONE'), '-', LPAD(CAST(LENGTH(IFNULL(t, '')) AS STRING), 4, '0')) AS k FROM silver.texts
-- case: pivot of dates
SELECT * FROM (SELECT source, report_date, cost FROM silver.ads) PIVOT (SUM(cost) FOR report_date IN (DATE '2026-03-29' AS d29, DATE '2026-03-30' AS d30)) ORDER BY source
-- case: unpivot with nulls
SELECT source, metric, value FROM (SELECT source, clicks, impressions FROM silver.ads) UNPIVOT INCLUDE NULLS (value FOR metric IN (clicks AS 'c', impressions AS 'i'))
-- case: outliers by quartiles
SELECT id, id > q3 + NUMERIC '1.5' * (q3n - q1n) AS high FROM (SELECT id, PERCENTILE_DISC(id, 0.75) OVER () AS q3, CAST(PERCENTILE_DISC(id, 0.75) OVER () AS NUMERIC) AS q3n, CAST(PERCENTILE_DISC(id, 0.25) OVER () AS NUMERIC) AS q1n FROM silver.numbers)
-- case: boolean aggregates and casts
SELECT source, LOGICAL_AND(IFNULL(clicks, 0) > 0) AS all_clicked, SUM(CAST(clicks > 3 AS INT64)) AS many, MAX(CAST(report_date AS STRING)) AS last_day FROM silver.ads GROUP BY source HAVING COUNT(*) >= 1
-- case: recursion over a hierarchy
WITH RECURSIVE tree AS (SELECT 1 AS node, 0 AS parent UNION ALL SELECT 2, 1 UNION ALL SELECT 3, 1 UNION ALL SELECT 4, 3), paths AS (SELECT node, parent, CAST(node AS STRING) AS path, 0 AS depth FROM tree WHERE parent = 0 UNION ALL SELECT t.node, t.parent, CONCAT(p.path, '>', CAST(t.node AS STRING)), p.depth + 1 FROM tree t JOIN paths p ON t.parent = p.node) SELECT node, path, depth FROM paths ORDER BY path
-- case: hour of day by client zone
SELECT EXTRACT(HOUR FROM created_at AT TIME ZONE 'America/New_York') AS h, EXTRACT(DAYOFWEEK FROM created_at AT TIME ZONE 'Australia/Sydney') AS dow, COUNT(*) AS n FROM silver.orders GROUP BY 1, 2
-- case: month over month
SELECT month, cost, cost - LAG(cost) OVER (ORDER BY month) AS change, ROUND(SAFE_DIVIDE(cost - LAG(cost) OVER (ORDER BY month), LAG(cost) OVER (ORDER BY month)), 4) AS rate FROM (SELECT DATE_TRUNC(report_date, MONTH) AS month, SUM(cost) AS cost FROM silver.ads GROUP BY 1)
-- case: intersect of columns with different names
SELECT source AS s, campaign AS c FROM silver.ads INTERSECT DISTINCT (SELECT 'google', 'brand' UNION ALL SELECT NULL, '')
-- case: except with nulls
SELECT campaign FROM silver.ads EXCEPT DISTINCT SELECT CAST(NULL AS STRING)
-- case: struct comparison in a join
SELECT COUNT(*) AS n FROM silver.ads a JOIN silver.ads b ON (a.source, a.campaign) = (b.source, b.campaign)
-- case: conditional ordering
SELECT id FROM silver.numbers ORDER BY CASE WHEN i IS NULL THEN 1 ELSE 0 END, i DESC, id
-- case: json round trip
SELECT order_id, JSON_VALUE(j, '$.id'), JSON_VALUE(j, '$.items[0].sku'), JSON_QUERY(j, '$.items[1]') FROM (SELECT order_id, TO_JSON_STRING(STRUCT(order_id AS id, items)) AS j FROM silver.orders)
-- case: cumulative distinct dates
SELECT report_date, COUNT(*) OVER (ORDER BY report_date RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n, DENSE_RANK() OVER (ORDER BY report_date) AS k FROM silver.ads
-- case: weighted average
SELECT source, SAFE_DIVIDE(SUM(cost * impressions), SUM(impressions)) AS w, SUM(cost * impressions) / NULLIF(SUM(IF(cost IS NOT NULL, impressions, 0)), 0) AS v FROM silver.ads WHERE ABS(cost) < 1000000 GROUP BY source
-- case: exists in the select list
SELECT id, EXISTS (SELECT 1 FROM silver.ads WHERE clicks = i) AS seen, NOT EXISTS (SELECT 1 FROM silver.ads WHERE clicks = id) AS unseen FROM silver.numbers
