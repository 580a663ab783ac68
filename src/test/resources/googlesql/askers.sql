-- case: cost and share by month
SELECT m, source, SUM(cost) AS c, ROUND(SAFE_DIVIDE(SUM(cost), SUM(SUM(cost)) OVER (PARTITION BY m)), 4) AS share FROM (SELECT *, FORMAT_DATE('%Y-%m', report_date) AS m FROM silver.ads) GROUP BY m, source

-- case: top two campaigns of each source
SELECT source, ARRAY_AGG(STRUCT(campaign, cost) ORDER BY cost DESC, campaign LIMIT 2) AS top FROM silver.ads GROUP BY source

-- case: week over week
SELECT wk, c, c - LAG(c) OVER (ORDER BY wk) AS diff, SAFE_DIVIDE(c - LAG(c) OVER (ORDER BY wk), LAG(c) OVER (ORDER BY wk)) AS rel FROM (SELECT DATE_TRUNC(report_date, ISOWEEK) AS wk, SUM(cost) AS c FROM silver.ads GROUP BY wk)

-- case: weekday names
SELECT FORMAT_DATE('%A', report_date) AS a, FORMAT_DATE('%a %e %b', report_date) AS b, EXTRACT(DAYOFWEEK FROM report_date) AS c, EXTRACT(ISOWEEK FROM report_date) AS d, EXTRACT(WEEK FROM report_date) AS e, EXTRACT(WEEK(MONDAY) FROM report_date) AS f FROM silver.ads

-- case: running total by month with NULL last
SELECT report_date, SUM(cost) OVER (PARTITION BY DATE_TRUNC(report_date, MONTH) ORDER BY report_date NULLS LAST RANGE UNBOUNDED PRECEDING) AS mtd FROM silver.ads

-- case: any value of a group with HAVING MAX
SELECT customer_id, ANY_VALUE(order_id HAVING MAX created_at) AS last_order, ANY_VALUE(status HAVING MIN amount) AS cheap FROM silver.orders GROUP BY customer_id

-- case: cohorts
WITH f AS (SELECT customer_id, MIN(DATE(created_at)) AS first FROM silver.orders GROUP BY 1) SELECT first, DATE_DIFF(DATE(o.created_at), first, DAY) AS day, COUNT(DISTINCT o.customer_id) AS n, SUM(o.amount) AS revenue FROM silver.orders AS o JOIN f USING (customer_id) GROUP BY 1, 2

-- case: days without rows
SELECT d, IFNULL(SUM(a.cost), 0) AS cost, COUNT(a.source) AS n FROM UNNEST(GENERATE_DATE_ARRAY(DATE '2026-03-25', DATE '2026-04-02')) AS d LEFT JOIN silver.ads AS a ON a.report_date = d GROUP BY d

-- case: rate of the last known day
SELECT a.report_date, a.cost, (SELECT r.rate FROM silver.rates AS r WHERE r.currency = 'USD' AND r.rate_date <= a.report_date ORDER BY r.rate_date DESC LIMIT 1) AS rate FROM silver.ads AS a

-- case: utm of a link
SELECT id, REGEXP_EXTRACT(t, r'[?&]utm_source=([^&#]+)') AS s, REGEXP_EXTRACT_ALL(t, r'utm_(\w+)=') AS k, REGEXP_EXTRACT(t, r'^https?://([^/?#]+)') AS h, SPLIT(t, '?')[SAFE_OFFSET(1)] AS q, REGEXP_REPLACE(t, r'\?.*$', '') AS clean FROM silver.texts

-- case: parts of a name
SELECT campaign, SPLIT(campaign, 'n') AS p, SPLIT(campaign, 'n')[SAFE_ORDINAL(2)] AS second, ARRAY_LENGTH(SPLIT(campaign, 'n')) AS n, INITCAP(campaign) AS i, STRPOS(campaign, 'n') AS pos, SUBSTR(campaign, -3) AS tail, SUBSTR(campaign, 0, 2) AS head FROM silver.ads

-- case: share of quartiles
SELECT source, PERCENTILE_CONT(clicks, 0.5) OVER (PARTITION BY source) AS med, PERCENTILE_DISC(clicks, 0.25) OVER (PARTITION BY source) AS q1 FROM silver.ads

-- case: ratio metrics with zeros
SELECT source, SAFE_DIVIDE(SUM(clicks), SUM(impressions)) AS ctr, IEEE_DIVIDE(SUM(clicks), SUM(impressions)) AS ctr2, SUM(cost) / NULLIF(SUM(clicks), 0) AS cpc, ROUND(SUM(cost) / NULLIF(SUM(clicks), 0), 2) AS cpc2 FROM silver.ads GROUP BY source

-- case: in and not in with NULL
SELECT campaign, campaign IN ('brand', NULL) AS a, campaign NOT IN ('brand', NULL) AS b, campaign IN (SELECT campaign FROM silver.ads) AS c, source NOT IN (SELECT source FROM silver.ads WHERE source IS NOT NULL) AS d FROM silver.ads

-- case: case with several kinds of number
SELECT id, CASE WHEN i > 2 THEN 1 WHEN i < 0 THEN 2.5 ELSE n END AS x, CASE i WHEN 7 THEN 'seven' WHEN NULL THEN 'null' ELSE 'other' END AS y, COALESCE(i, n, 1) AS z FROM silver.numbers

-- case: greatest and least with NULL and NaN
SELECT id, GREATEST(f, 1.0) AS a, LEAST(f, 1.0) AS b, GREATEST(i, 3) AS c, f > 1 AS d, f = f AS e, f < 1 AS g FROM silver.numbers

-- case: sorting of NaN and NULL
SELECT id, f FROM silver.numbers ORDER BY f DESC, id

-- case: minimum and maximum with NaN
SELECT MIN(f) AS a, MAX(f) AS b, AVG(IF(IS_NAN(f) OR IS_INF(f), NULL, f)) AS c, COUNTIF(f > 0) AS d FROM silver.numbers

-- case: rounding of money
SELECT ROUND(n) AS a, ROUND(n, 2) AS b, TRUNC(n, 1) AS c, CEIL(n) AS d, FLOOR(n) AS e, ROUND(NUMERIC '2.5') AS f, ROUND(NUMERIC '-2.5') AS g, ROUND(2.5) AS h, ROUND(-0.5) AS k, ROUND(NUMERIC '1.005', 2) AS l, ROUND(1.005, 2) AS m FROM silver.numbers WHERE id != 5

-- case: integer division and modulo
SELECT id, DIV(i, 2) AS a, MOD(i, 3) AS b, i / 2 AS c, MOD(-7, 3) AS d, DIV(-7, 2) AS e, MOD(n, 2) AS f FROM silver.numbers

-- case: text of numbers
SELECT id, CAST(i AS STRING) AS a, CAST(f AS STRING) AS b, CAST(n AS STRING) AS c, FORMAT('%.2f', f) AS d, FORMAT("%'d", i) AS e, FORMAT('%5.1f|%-6s|%06d', f, 'ab', i) AS g FROM silver.numbers

-- case: concatenation with NULL
SELECT CONCAT(source, ' / ', campaign) AS a, source || '-' || campaign AS b, ARRAY_TO_STRING([source, campaign, 'x'], '>') AS c, ARRAY_TO_STRING([source, campaign], '>', '?') AS d, COUNT(campaign) OVER (PARTITION BY source) AS e FROM silver.ads

-- case: text of a list by group
SELECT source, STRING_AGG(DISTINCT campaign, ', ' ORDER BY campaign) AS a, STRING_AGG(CAST(clicks AS STRING) ORDER BY clicks DESC LIMIT 2) AS b, ARRAY_AGG(DISTINCT campaign IGNORE NULLS ORDER BY campaign) AS c FROM silver.ads GROUP BY source

-- case: local days of a zone
SELECT order_id, DATE(created_at, 'Europe/Berlin') AS d, EXTRACT(HOUR FROM created_at AT TIME ZONE 'Europe/Berlin') AS h, FORMAT_TIMESTAMP('%F %H:%M %z', created_at, 'Europe/Berlin') AS t, TIMESTAMP_TRUNC(created_at, DAY, 'Europe/Berlin') AS day, DATETIME(created_at, 'America/New_York') AS ny FROM silver.orders

-- case: adding months at the end
SELECT DATE_ADD(d, INTERVAL 1 MONTH) AS a, DATE_SUB(d, INTERVAL 1 YEAR) AS b, LAST_DAY(d) AS c, DATE_TRUNC(d, QUARTER) AS e, DATE_DIFF(d, DATE '2024-02-29', MONTH) AS f, DATE_DIFF(d, DATE '2024-02-29', WEEK(MONDAY)) AS g, d + 1 AS h FROM UNNEST([DATE '2024-01-31', DATE '2024-02-29', DATE '2024-12-31', DATE '2025-03-30']) AS d

-- case: json of an order
SELECT order_id, JSON_VALUE(payload, '$.utm.source') AS s, SAFE_CAST(JSON_VALUE(payload, '$.utm.n') AS FLOAT64) AS n, JSON_QUERY(payload, '$.utm') AS u, ARRAY_LENGTH(JSON_VALUE_ARRAY(payload, '$.tags')) AS t, STRING(payload.utm.source) AS f, TO_JSON_STRING(payload) AS j FROM silver.orders WHERE order_id != 'o3'

-- case: items as a table
SELECT o.order_id, i.sku, i.qty * i.price AS line, SUM(i.qty * i.price) OVER (PARTITION BY o.order_id) AS total, pos FROM silver.orders AS o LEFT JOIN UNNEST(o.items) AS i WITH OFFSET AS pos

-- case: full join of two sources
SELECT COALESCE(g.report_date, m.report_date) AS d, g.c AS google, m.c AS meta FROM (SELECT report_date, SUM(cost) AS c FROM silver.ads WHERE source = 'google' GROUP BY 1) AS g FULL JOIN (SELECT report_date, SUM(cost) AS c FROM silver.ads WHERE source = 'meta' GROUP BY 1) AS m ON g.report_date = m.report_date

-- case: full join using
SELECT report_date, g.c AS a, m.c AS b FROM (SELECT report_date, SUM(cost) AS c FROM silver.ads WHERE source = 'google' GROUP BY 1) AS g FULL JOIN (SELECT report_date, SUM(cost) AS c FROM silver.ads WHERE source = 'meta' GROUP BY 1) AS m USING (report_date)

-- case: rollup with total
SELECT IF(GROUPING(source) = 1, 'all', source) AS s, SUM(clicks) AS c FROM silver.ads GROUP BY ROLLUP (source)

-- case: distinct rows by the newest
SELECT * EXCEPT (rn) FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY source, campaign, report_date ORDER BY cost DESC) AS rn FROM silver.ads) WHERE rn = 1

-- case: unions of kinds
SELECT source AS k, CAST(clicks AS FLOAT64) AS v FROM silver.ads UNION ALL SELECT currency, CAST(rate AS FLOAT64) FROM silver.rates UNION ALL SELECT 'x', 1

-- case: union of INT64 and NUMERIC
SELECT clicks AS v FROM silver.ads UNION DISTINCT SELECT cost FROM silver.ads

-- case: like with signs
SELECT id, t LIKE '%\\_%' AS a, t LIKE '100\\%%' AS b, t LIKE '_____' AS c, t LIKE '%ß%' AS d, LOWER(t) LIKE '%world' AS e, t LIKE ANY ('%a%', '%e%') AS f FROM silver.texts

-- case: length and padding
SELECT id, LENGTH(t) AS a, BYTE_LENGTH(t) AS b, UPPER(t) AS c, LPAD(t, 5, '*') AS d, RPAD(t, 3) AS e, REVERSE(t) AS f, TRIM(t) AS g, LTRIM(t, ' H') AS h, REPEAT(t, 2) AS i FROM silver.texts

-- case: hashes of a key
SELECT TO_HEX(MD5(t)) AS a, TO_HEX(SHA256(LOWER(TRIM(t)))) AS b, FARM_FINGERPRINT(t) AS c, MOD(ABS(FARM_FINGERPRINT(t)), 100) AS d FROM silver.texts

-- case: correlation and deviation
SELECT CORR(clicks, impressions) AS a, STDDEV(clicks) AS b, VAR_POP(clicks) AS c, COVAR_SAMP(clicks, impressions) AS d, STDDEV_POP(score) AS e FROM silver.ads WHERE score < 100 OR score IS NULL

-- case: logic with NULL
SELECT LOGICAL_AND(clicks > 0) AS a, LOGICAL_OR(clicks > 100) AS b, COUNTIF(clicks IS NULL) AS c, BIT_OR(clicks) AS d, COUNT(DISTINCT IF(clicks > 3, source, NULL)) AS e FROM silver.ads

-- case: positions in a window
SELECT source, report_date, FIRST_VALUE(campaign) OVER w AS a, LAST_VALUE(campaign) OVER w AS b, NTH_VALUE(campaign, 2) OVER w AS c, LEAD(clicks, 1, -1) OVER w AS d, CUME_DIST() OVER w AS e, PERCENT_RANK() OVER w AS f, DENSE_RANK() OVER w AS g FROM silver.ads WINDOW w AS (ORDER BY report_date, source, campaign)

-- case: the last thirty minutes
SELECT order_id, COUNT(*) OVER (ORDER BY UNIX_SECONDS(created_at) RANGE BETWEEN 86400 PRECEDING AND CURRENT ROW) AS n FROM silver.orders

-- case: pivot of months
SELECT * FROM (SELECT source, FORMAT_DATE('%m', report_date) AS m, clicks FROM silver.ads) PIVOT (SUM(clicks) FOR m IN ('03' AS mar, '12' AS dec))

-- case: text to values
SELECT SAFE_CAST(x AS INT64) AS a, SAFE_CAST(x AS FLOAT64) AS b, SAFE_CAST(x AS NUMERIC) AS c, SAFE_CAST(x AS DATE) AS d, SAFE_CAST(x AS BOOL) AS e, SAFE_CAST(x AS TIMESTAMP) AS f FROM UNNEST(['1', ' 2 ', '0x1F', '1e3', '1.5', '', 'inf', 'TRUE', '2026-3-5', '2026-02-30', '2026-03-29 12:00', '2026-03-29T12:00:00+02', '1,000', '-0', NULL]) AS x

-- case: dates of texts
SELECT SAFE.PARSE_DATE('%Y%m%d', x) AS a, SAFE.PARSE_DATE('%d.%m.%Y', x) AS b, SAFE.PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', x) AS c, SAFE.PARSE_DATE('%m/%d/%y', x) AS d FROM UNNEST(['20260329', '29.03.2026', '2026-03-29 01:02:03', '3/9/26', '03/09/69', '2026', ' 20260329 ', '29.2.2023']) AS x

-- case: moving average of money
SELECT source, report_date, AVG(cost) OVER (PARTITION BY source ORDER BY report_date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS a, SUM(cost) OVER (PARTITION BY source ORDER BY report_date DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS b FROM silver.ads QUALIFY COUNT(*) OVER (PARTITION BY source) > 1

-- case: exists and anti join
SELECT source FROM silver.ads AS a WHERE NOT EXISTS (SELECT 1 FROM silver.rates AS r WHERE r.rate_date = a.report_date) AND campaign IS DISTINCT FROM 'brand'

-- case: struct compared
SELECT a.source, STRUCT(a.source, a.clicks) = STRUCT('google', 10) AS s, (a.source, a.campaign) IN (('google', 'brand'), ('meta', NULL)) AS t FROM silver.ads AS a

-- case: parts of an instant
SELECT EXTRACT(DATE FROM seen_at) AS a, EXTRACT(MICROSECOND FROM seen_at) AS b, UNIX_MILLIS(seen_at) AS c, TIMESTAMP_DIFF(seen_at, TIMESTAMP '2026-03-29', HOUR) AS d, FORMAT_TIMESTAMP('%Y-W%V', seen_at) AS e, TIMESTAMP_MILLIS(UNIX_MILLIS(seen_at)) AS f, STRING(seen_at, 'Asia/Kolkata') AS g FROM silver.ads

-- case refused: the host of a link: function NET.HOST
SELECT NET.HOST(t) AS h FROM silver.texts

-- case refused: the bucket of a number: function RANGE_BUCKET
SELECT RANGE_BUCKET(i, [0, 5, 10]) AS a FROM silver.numbers
