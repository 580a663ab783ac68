-- case: analyst 1
SELECT source, report_date, cost, SUM(cost) OVER (PARTITION BY source ORDER BY UNIX_DATE(report_date) RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) AS last7 FROM silver.ads

-- case: analyst 2
SELECT source, AVG(cost) OVER w AS a, COUNT(*) OVER w AS n, MIN(cost) OVER w AS mn, MAX(clicks) OVER w AS mx FROM silver.ads WINDOW w AS (PARTITION BY source ORDER BY report_date, cost, clicks ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)

-- case: analyst 3
SELECT order_id, customer_id, SUM(new_session) OVER (PARTITION BY customer_id ORDER BY created_at) AS session FROM (SELECT *, IF(TIMESTAMP_DIFF(created_at, LAG(created_at) OVER (PARTITION BY customer_id ORDER BY created_at), MINUTE) < 30, 0, 1) AS new_session FROM silver.orders)

-- case: analyst 4
SELECT customer_id, NTILE(4) OVER (ORDER BY SUM(amount) DESC, customer_id) AS m, RANK() OVER (ORDER BY COUNT(*)) AS f, DATE_DIFF(DATE '2026-05-01', MAX(DATE(created_at)), DAY) AS r FROM silver.orders GROUP BY customer_id

-- case: analyst 5
SELECT source, report_date, SAFE_DIVIDE(CAST(cost AS FLOAT64) - AVG(CAST(cost AS FLOAT64)) OVER (PARTITION BY source), STDDEV_SAMP(CAST(cost AS FLOAT64)) OVER (PARTITION BY source)) AS z FROM silver.ads

-- case: analyst 6
SELECT d, LAST_VALUE(r.rate IGNORE NULLS) OVER (ORDER BY d) AS filled FROM UNNEST(GENERATE_DATE_ARRAY('2026-03-25', '2026-04-01')) AS d LEFT JOIN silver.rates r ON r.rate_date = d AND r.currency = 'USD' ORDER BY d

-- case: analyst 7
SELECT d, FIRST_VALUE(r.rate IGNORE NULLS) OVER (ORDER BY d ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS back FROM UNNEST(GENERATE_DATE_ARRAY('2026-03-25', '2026-04-01')) AS d LEFT JOIN silver.rates r ON r.rate_date = d AND r.currency = 'USD' ORDER BY d

-- case: analyst 8
SELECT g, MIN(d) AS a, MAX(d) AS b, COUNT(*) AS n FROM (SELECT d, DATE_SUB(d, INTERVAL ROW_NUMBER() OVER (ORDER BY d) DAY) AS g FROM (SELECT DISTINCT report_date AS d FROM silver.ads WHERE report_date IS NOT NULL)) GROUP BY g

-- case: analyst 9
SELECT * FROM (SELECT source, campaign, cost FROM silver.ads) PIVOT (SUM(cost) AS s, COUNT(*) AS n FOR source IN ('google' AS g, 'meta' AS m, NULL AS nil))

-- case: analyst 10
SELECT * FROM (SELECT id, i, CAST(f AS INT64) AS g FROM silver.numbers WHERE id < 5) UNPIVOT INCLUDE NULLS (v FOR k IN (i AS 'I', g AS 'G'))

-- case: analyst 11
SELECT * FROM (SELECT 1 AS id, 2 AS a, 3 AS b, 4 AS c, 5 AS d) UNPIVOT ((x, y) FOR k IN ((a, b) AS 1, (c, d) AS 2))

-- case: analyst 12
SELECT source, campaign, SUM(clicks) AS c, GROUPING(source) AS gs, GROUPING(campaign) AS gc FROM silver.ads GROUP BY ROLLUP (source, campaign)

-- case: analyst 13
SELECT source, report_date, COUNT(*) AS n FROM silver.ads GROUP BY CUBE (source, report_date)

-- case: analyst 14
SELECT source, campaign, COUNT(*) AS n FROM silver.ads GROUP BY GROUPING SETS (source, (source, campaign), ())

-- case: analyst 15
SELECT source, COUNT(*) AS n FROM silver.ads GROUP BY ALL

-- case: analyst 16
SELECT order_id FROM silver.orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY created_at DESC) = 1

-- case: analyst 17
WITH RECURSIVE t AS (SELECT 1 AS n, 1 AS f UNION ALL SELECT n + 1, f * (n + 1) FROM t WHERE n < 10) SELECT * FROM t ORDER BY n

-- case: analyst 18
WITH RECURSIVE dates AS (SELECT DATE '2026-03-28' AS d UNION ALL SELECT DATE_ADD(d, INTERVAL 1 DAY) FROM dates WHERE d < '2026-04-02') SELECT d, (SELECT SUM(amount) FROM silver.orders WHERE DATE(created_at) <= d) AS cum FROM dates ORDER BY d

-- case: analyst 19
SELECT order_id, off, i.sku, i.qty * i.price AS line FROM silver.orders, UNNEST(items) AS i WITH OFFSET off ORDER BY order_id, off

-- case: analyst 20
SELECT order_id, (SELECT SUM(qty * price) FROM UNNEST(items)) AS total, (SELECT COUNT(*) FROM UNNEST(items) WHERE sku IS NOT NULL) AS n, EXISTS (SELECT 1 FROM UNNEST(items) x WHERE x.sku = 'A') AS has_a, ARRAY(SELECT sku FROM UNNEST(items) WITH OFFSET o ORDER BY o DESC) AS skus FROM silver.orders

-- case: analyst 21
SELECT customer_id, ARRAY_AGG(STRUCT(order_id, amount) ORDER BY created_at DESC LIMIT 1)[OFFSET(0)].order_id AS last_order, ARRAY_AGG(amount IGNORE NULLS ORDER BY amount) AS amounts FROM silver.orders GROUP BY customer_id

-- case: analyst 22
SELECT STRING_AGG(DISTINCT source, '|' ORDER BY source) AS s, STRING_AGG(campaign, ', ' ORDER BY campaign DESC LIMIT 2) AS c, STRING_AGG(CAST(clicks AS STRING), '' ORDER BY clicks) AS k FROM silver.ads

-- case: analyst 23
SELECT source, STRING_AGG(campaign ORDER BY report_date, campaign) AS s, ARRAY_AGG(DISTINCT campaign IGNORE NULLS ORDER BY campaign) AS d FROM silver.ads GROUP BY source

-- case refused: analyst 24: function LAX_INT64
SELECT JSON_VALUE(payload, '$.utm.source') AS s, JSON_QUERY(payload, '$.utm') AS u, JSON_VALUE(payload.utm.n) AS n, SAFE_CAST(JSON_VALUE(payload, '$.utm.n') AS NUMERIC) AS x, LAX_INT64(payload.utm.n) AS l FROM silver.orders

-- case: analyst 25
SELECT JSON_VALUE(payload, '$.utm.source') AS s, JSON_QUERY(payload, '$.utm') AS u, JSON_VALUE(payload.utm.n) AS n, SAFE_CAST(JSON_VALUE(payload, '$.utm.n') AS NUMERIC) AS x FROM silver.orders

-- case: analyst 26
SELECT JSON_VALUE_ARRAY(payload, '$.tags') AS t, JSON_QUERY_ARRAY(payload, '$.deep.a') AS a, JSON_TYPE(payload.utm) AS y FROM silver.orders

-- case: analyst 27
SELECT PERCENTILE_CONT(f, 0.5) OVER () AS med, PERCENTILE_DISC(i, 0.9) OVER () AS p90 FROM silver.numbers WHERE id NOT IN (6, 7)

-- case: analyst 28
SELECT PERCENTILE_CONT(n, 0.5) OVER () AS med FROM silver.numbers WHERE id NOT IN (5)

-- case: analyst 29
SELECT PERCENTILE_DISC(n, 0.5) OVER (PARTITION BY MOD(id, 2)) AS med FROM silver.numbers

-- case: analyst 30
SELECT id, i IN (SELECT clicks FROM silver.ads) AS a, i NOT IN (SELECT clicks FROM silver.ads) AS b, i IN (1, NULL) AS c, i NOT IN (1, 2) AS d FROM silver.numbers

-- case: analyst 31
SELECT id FROM silver.numbers n WHERE NOT EXISTS (SELECT 1 FROM silver.ads a WHERE a.clicks = n.i)

-- case: analyst 32
SELECT source FROM silver.ads EXCEPT DISTINCT SELECT 'google'

-- case: analyst 33
SELECT source, campaign FROM silver.ads INTERSECT DISTINCT SELECT source, campaign FROM silver.ads WHERE clicks > 3

-- case: analyst 34
SELECT 1 AS a UNION DISTINCT SELECT 2 UNION DISTINCT SELECT 1 UNION DISTINCT SELECT NULL

-- case: analyst 35
SELECT source, cost FROM silver.ads ORDER BY cost DESC NULLS FIRST, source NULLS LAST, report_date

-- case: analyst 36
SELECT f FROM silver.numbers ORDER BY f DESC

-- case: analyst 37
SELECT f FROM silver.numbers ORDER BY f ASC NULLS LAST LIMIT 4 OFFSET 1

-- case: analyst 38
SELECT MIN(f) AS a, MAX(f) AS b, SUM(f) AS c, AVG(f) AS d FROM silver.numbers

-- case: analyst 39
SELECT MIN(f) AS a, MAX(f) AS b FROM silver.numbers WHERE id NOT IN (6)

-- case: analyst 40
SELECT MAX(f) OVER (ORDER BY id) AS a, MIN(f) OVER (ORDER BY id) AS b FROM silver.numbers

-- case error: analyst 41
SELECT SUM(i) AS s FROM silver.numbers

-- case error: analyst 42
SELECT SUM(n) AS s FROM silver.numbers

-- case: analyst 43
SELECT AVG(i) AS s, AVG(n) AS t FROM silver.numbers WHERE id <> 5

-- case: analyst 44
SELECT DISTINCT CAST(f AS STRING) AS s FROM silver.numbers

-- case: analyst 45
SELECT COUNT(DISTINCT IF(clicks > 3, campaign, NULL)) AS n, COUNTIF(clicks > 3 AND cost > 1) AS m FROM silver.ads

-- case: analyst 46
SELECT a.source, b.campaign FROM silver.ads a FULL OUTER JOIN silver.ads b ON a.clicks = b.impressions AND a.source = b.source

-- case: analyst 47
SELECT * FROM silver.rates a LEFT JOIN silver.ads b ON a.rate_date = b.report_date AND b.source = 'google' ORDER BY rate_date, currency, seen_at

-- case: analyst 48
SELECT * EXCEPT (payload, items) REPLACE (IFNULL(amount, 0) AS amount) FROM silver.orders

-- case: analyst 49
SELECT o.*, (SELECT AS STRUCT COUNT(*) AS n, MAX(rate) AS r FROM silver.rates WHERE rate_date <= DATE(o.created_at)).r AS x FROM (SELECT order_id, created_at FROM silver.orders) AS o

-- case: analyst 50
SELECT ARRAY(SELECT AS STRUCT sku, qty FROM UNNEST(items) ORDER BY sku) AS a FROM silver.orders

-- case: analyst 51
SELECT ARRAY_LENGTH(items) AS n, items[SAFE_OFFSET(0)].sku AS f, items[SAFE_OFFSET(5)].sku AS g, ARRAY_REVERSE(items)[SAFE_OFFSET(0)].qty AS h FROM silver.orders

-- case error: analyst 52
SELECT items[OFFSET(0)] AS f FROM silver.orders WHERE order_id = 'o3'

-- case error: analyst 53
SELECT 1 / 0 AS x

-- case error: analyst 54
SELECT LN(0) AS x

-- case error: analyst 55
SELECT SQRT(-1) AS x

-- case error: analyst 56
SELECT EXP(1000) AS x

-- case error: analyst 57
SELECT DIV(1, 0) AS x

-- case error: analyst 58
SELECT MOD(5, 0) AS x

-- case error: analyst 59
SELECT 9223372036854775807 + 1 AS x

-- case error: analyst 60
SELECT ABS(-9223372036854775807 - 1) AS x

-- case error: analyst 61
SELECT CAST('1.5' AS INT64) AS x

-- case error: analyst 62
SELECT CAST('2024-02-30' AS DATE) AS x

-- case error: analyst 63
SELECT DATE_ADD(DATE '9999-12-31', INTERVAL 1 DAY) AS x

-- case error: analyst 64
SELECT NUMERIC '99999999999999999999999999999.999999999' + 1 AS x

-- case error: analyst 65
SELECT REPEAT('a', -1) AS x

-- case error: analyst 66
SELECT SUBSTR('abc', 1, -1) AS x

-- case error: analyst 67
SELECT GENERATE_ARRAY(1, 5, 0) AS x

-- case error: analyst 68
SELECT PARSE_DATE('%Y-%m-%d', '2024-13-01') AS x

-- case error: analyst 69
SELECT (SELECT 1 UNION ALL SELECT 2) AS x

-- case error: analyst 70
SELECT (SELECT x FROM UNNEST([1, 2]) AS x) AS y

-- case error: analyst 71
SELECT ERROR('boom') AS x

-- case: analyst 72
SELECT IF(TRUE, 1, ERROR('no')) AS x

-- case: analyst 73
SELECT CASE WHEN i = 0 THEN 0 ELSE 10 / i END AS x FROM silver.numbers WHERE i IS NOT NULL

-- case: analyst 74
SELECT COALESCE(NULL, 1, 1 / 0) AS x

-- case refused: analyst 75: function IFERROR
SELECT IFERROR(1 / 0, -1) AS x

-- case: analyst 76
SELECT SAFE.LN(0) AS a, SAFE.SUBSTR('abc', 1, -1) AS b, SAFE_DIVIDE(1, 0) AS c, SAFE_CAST('x' AS INT64) AS d, SAFE_ADD(9223372036854775807, 1) AS e, SAFE_NEGATE(-9223372036854775807 - 1) AS f, SAFE_MULTIPLY(9223372036854775807, 2) AS g, SAFE_SUBTRACT(-9223372036854775807, 10) AS h

-- case: analyst 77
SELECT ROUND(2.5) AS a, ROUND(-2.5) AS b, ROUND(2.675, 2) AS c, ROUND(1.005, 2) AS d, ROUND(NUMERIC '2.675', 2) AS e, ROUND(1234.5678, -2) AS f, TRUNC(-1.7) AS g, ROUND(0.285, 2) AS h, ROUND(5.015, 2) AS i, ROUND(1.15, 1) AS j

-- case: analyst 78
SELECT 7 / 2 AS a, DIV(-7, 2) AS b, MOD(-7, 3) AS c, -7 / 2 AS d, CAST(2.5 AS INT64) AS e, CAST(-0.5 AS INT64) AS f, CAST(1e18 AS INT64) AS g, IEEE_DIVIDE(1, 0) AS h, IEEE_DIVIDE(0, 0) AS i

-- case: analyst 79
SELECT NUMERIC '1' / NUMERIC '3' AS a, NUMERIC '2' / 3 AS b, CAST(1.0000000005 AS NUMERIC) AS c, NUMERIC '1.000000001' * NUMERIC '1.000000001' AS d, CAST('1e-10' AS NUMERIC) AS e

-- case: analyst 80
SELECT GREATEST(1, NULL, 3) AS a, LEAST(1.5, 2, CAST('nan' AS FLOAT64)) AS b, GREATEST('a', 'B') AS c, GREATEST(DATE '2026-01-01', DATE '2025-01-01') AS d, LEAST(NUMERIC '1', 2) AS e

-- case: analyst 81
SELECT a.id, b.id AS id2 FROM silver.numbers a JOIN silver.numbers b ON a.f = b.f

-- case: analyst 82
SELECT a.id, b.id AS id2 FROM silver.numbers a JOIN silver.numbers b ON a.f <= b.f AND a.id <> b.id

-- case: analyst 83
SELECT a.id, b.id AS id2 FROM silver.numbers a JOIN silver.numbers b USING (f)

-- case: analyst 84
SELECT id FROM silver.numbers WHERE f > 0

-- case: analyst 85
SELECT id FROM silver.numbers WHERE f BETWEEN 0 AND 1e400

-- case: analyst 86
SELECT CASE f WHEN CAST('nan' AS FLOAT64) THEN 'nan' WHEN 0 THEN 'zero' ELSE 'other' END AS x FROM silver.numbers

-- case: analyst 87
SELECT NULLIF(f, CAST('nan' AS FLOAT64)) AS x FROM silver.numbers

-- case: analyst 88
SELECT RANK() OVER (ORDER BY f) AS r, DENSE_RANK() OVER (ORDER BY f DESC) AS d, id FROM silver.numbers

-- case: analyst 89
SELECT SUM(f) OVER (ORDER BY id) AS r FROM silver.numbers

-- case: analyst 90
SELECT SUM(f) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS r FROM silver.numbers

-- case: analyst 91
SELECT AVG(f) OVER (ORDER BY id ROWS 2 PRECEDING) AS r FROM silver.numbers WHERE id < 5

-- case: analyst 92
SELECT SUM(clicks) OVER (ORDER BY clicks RANGE BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS r, clicks FROM silver.ads

-- case: analyst 93
SELECT SUM(clicks) OVER (ORDER BY clicks DESC RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS r, clicks FROM silver.ads

-- case: analyst 94
SELECT COUNT(*) OVER (ORDER BY n RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS r, n FROM silver.numbers WHERE id <> 5

-- case: analyst 95
SELECT LAG(cost, 2, NUMERIC '0') OVER (PARTITION BY source ORDER BY report_date, clicks) AS x, LEAD(campaign) OVER (PARTITION BY source ORDER BY report_date, clicks) AS y, NTH_VALUE(clicks, 2) OVER (PARTITION BY source ORDER BY report_date, clicks) AS z FROM silver.ads

-- case: analyst 96
SELECT CUME_DIST() OVER (ORDER BY clicks) AS c, PERCENT_RANK() OVER (ORDER BY clicks) AS p, clicks FROM silver.ads

-- case: analyst 97
SELECT FIRST_VALUE(campaign) OVER (PARTITION BY source ORDER BY report_date, clicks, campaign) AS x, LAST_VALUE(campaign) OVER (PARTITION BY source ORDER BY report_date, clicks, campaign) AS y FROM silver.ads

-- case: analyst 98
SELECT ARRAY_AGG(clicks) OVER (PARTITION BY source ORDER BY report_date, clicks) AS x FROM silver.ads

-- case: analyst 99
SELECT STRING_AGG(campaign, '>') OVER (PARTITION BY source ORDER BY report_date, clicks, campaign) AS x FROM silver.ads

-- case: analyst 100
SELECT COUNT(DISTINCT campaign) OVER (PARTITION BY source) AS x FROM silver.ads

-- case: analyst 101
SELECT ANY_VALUE(campaign HAVING MAX clicks) AS x, ANY_VALUE(campaign HAVING MIN report_date) AS y FROM silver.ads WHERE clicks IS NOT NULL

-- case refused: analyst 102: HAVING in MAX
SELECT MAX(campaign HAVING MAX clicks) AS x FROM silver.ads

-- case: analyst 103
SELECT LOGICAL_AND(clicks > 0) AS a, LOGICAL_OR(clicks > 8) AS b, BIT_AND(clicks) AS c, BIT_OR(clicks) AS d, BIT_XOR(clicks) AS e FROM silver.ads

-- case: analyst 104
SELECT CORR(CAST(impressions AS FLOAT64), CAST(clicks AS FLOAT64)) AS a, COVAR_POP(impressions, clicks) AS b, VAR_SAMP(clicks) AS c, STDDEV_POP(clicks) AS d FROM silver.ads

-- case refused: analyst 105: VAR_SAMP of NUMERIC
SELECT VAR_SAMP(cost) AS c, STDDEV(cost) AS d FROM silver.ads WHERE source = 'google'

-- case: analyst 106
SELECT SUM(IF(status = 'paid', amount, 0)) AS a, SUM(DISTINCT amount) AS b, AVG(DISTINCT amount) AS c, COUNT(DISTINCT status) AS d FROM silver.orders

-- case: analyst 107
SELECT EXTRACT(WEEK FROM d) AS a, EXTRACT(ISOWEEK FROM d) AS b, EXTRACT(WEEK(MONDAY) FROM d) AS c, EXTRACT(ISOYEAR FROM d) AS e, EXTRACT(DAYOFWEEK FROM d) AS f, EXTRACT(QUARTER FROM d) AS g, FORMAT_DATE('%G-W%V %a %b %e', d) AS h, DATE_TRUNC(d, WEEK(MONDAY)) AS i, LAST_DAY(d, WEEK) AS j, LAST_DAY(d, ISOYEAR) AS k FROM UNNEST(GENERATE_DATE_ARRAY('2020-12-27', '2021-01-11')) d

-- case refused: analyst 108: function GENERATE_TIMESTAMP_ARRAY
SELECT t, TIMESTAMP_TRUNC(t, DAY, 'Europe/Berlin') AS d, TIMESTAMP_TRUNC(t, HOUR, 'Europe/Berlin') AS h, TIMESTAMP_TRUNC(t, WEEK(MONDAY), 'America/New_York') AS w, DATETIME(t, 'Europe/Berlin') AS l, TIMESTAMP(DATETIME(t, 'Europe/Berlin'), 'Europe/Berlin') AS r, FORMAT_TIMESTAMP('%F %T %z', t, 'Australia/Lord_Howe') AS f, EXTRACT(HOUR FROM t AT TIME ZONE 'Asia/Kolkata') AS e, STRING(t, 'America/St_Johns') AS s FROM UNNEST(GENERATE_TIMESTAMP_ARRAY('2026-10-24 22:00:00+00', '2026-10-25 04:00:00+00', INTERVAL 30 MINUTE)) t

-- case: analyst 109
SELECT TIMESTAMP_ADD(t, INTERVAL 1 DAY) AS a, TIMESTAMP_SUB(t, INTERVAL 90 MINUTE) AS b, TIMESTAMP_DIFF(t, TIMESTAMP '2026-01-01', HOUR) AS c, DATETIME_DIFF(DATETIME(t), DATETIME '2026-01-01', MONTH) AS d, DATETIME_TRUNC(DATETIME(t), QUARTER) AS e, UNIX_SECONDS(t) AS f FROM (SELECT seen_at AS t FROM silver.ads)

-- case: analyst 110
SELECT PARSE_TIMESTAMP('%Y-%m-%dT%H:%M:%E*S%Ez', '2026-03-29T01:02:03.123456+02:00') AS a, PARSE_DATE('%d.%m.%y', '01.02.26') AS b, PARSE_DATETIME('%b %e %Y %I:%M %p', 'Mar 5 2026 11:05 PM') AS c, PARSE_DATE('%Y%m%d', '20260329') AS d, PARSE_DATE('%A, %B %d, %Y', 'Thursday, March 05, 2026') AS e

-- case refused: analyst 111: FORMAT with %T of STRING
SELECT FORMAT('%05d|%-8s|%.2f|%t|%T|%\'d|%x|%e|%g', 42, 'ab', 3.14159, DATE '2026-01-01', 'q', 1234567, 255, 12345.678, 0.0001) AS x

-- case: analyst 112
SELECT FORMAT('%05d|%-8s|%.2f|%t', 42, 'ab', 3.14159, DATE '2026-01-01') AS x

-- case refused: analyst 113: FORMAT with %T of ARRAY<INT64>
SELECT FORMAT('%T', [1, 2]) AS x

-- case: analyst 114
SELECT FORMAT('%s', t) AS x FROM silver.texts

-- case: analyst 115
SELECT REGEXP_EXTRACT(t, r'utm_source=([^&#]*)') AS a, REGEXP_REPLACE(t, r'[^a-zA-Z]+', '-') AS b, REGEXP_CONTAINS(t, r'(?i)HELLO') AS c, REGEXP_EXTRACT_ALL(t, r'\w') AS d, REGEXP_INSTR(t, 'o') AS e FROM silver.texts

-- case: analyst 116
SELECT REGEXP_EXTRACT(t, r'utm_source=([^&#]*)') AS a, REGEXP_REPLACE(t, r'([a-z])([a-z])', r'\2\1') AS b, REGEXP_CONTAINS(t, r'(?i)HELLO') AS c, REGEXP_EXTRACT_ALL(t, r'\w+') AS d FROM silver.texts

-- case: analyst 117
SELECT REGEXP_EXTRACT('ab', r'a(x)?') AS a, REGEXP_EXTRACT_ALL('abab', r'a(x)?b') AS b, REGEXP_EXTRACT('xyz', r'(a*)') AS c, REGEXP_REPLACE('abc', r'', '-') AS d, REGEXP_EXTRACT_ALL('aab', r'a*') AS e, REGEXP_REPLACE('aab', r'a*', 'x') AS f, REGEXP_EXTRACT('日本語', r'.$') AS g, REGEXP_REPLACE('日本', r'', '-') AS h

-- case: analyst 118
SELECT REGEXP_EXTRACT('abcabc', r'b.', 3) AS a, REGEXP_EXTRACT('abcabc', r'b.', 1, 2) AS b

-- case refused: analyst 119: function SOUNDEX
SELECT SPLIT(t, ',') AS a, SPLIT(t, '') AS b, ARRAY_TO_STRING(SPLIT(t, ' '), '_') AS c, LENGTH(t) AS d, BYTE_LENGTH(t) AS e, UPPER(t) AS f, LOWER(t) AS g, INITCAP(t) AS h, REVERSE(t) AS i, TRIM(t) AS j, SUBSTR(t, -3, 2) AS k, STRPOS(t, 'l') AS l, INSTR(t, 'l', -1) AS m, LEFT(t, 3) AS n, LPAD(t, 5, '*') AS o, REPLACE(t, ',', ';') AS p, TO_HEX(SHA256(t)) AS q, FARM_FINGERPRINT(t) AS r, NORMALIZE(t, NFC) AS s, SOUNDEX(t) AS u FROM silver.texts

-- case refused: analyst 120: function SHA512
SELECT SPLIT(t, ',') AS a, SPLIT(t, '') AS b, ARRAY_TO_STRING(SPLIT(t, ' '), '_') AS c, LENGTH(t) AS d, BYTE_LENGTH(t) AS e, UPPER(t) AS f, LOWER(t) AS g, INITCAP(t) AS h, REVERSE(t) AS i, TRIM(t) AS j, SUBSTR(t, -3, 2) AS k, STRPOS(t, 'l') AS l, INSTR(t, 'l', -1) AS m, LEFT(t, 3) AS n, LPAD(t, 5, '*') AS o, REPLACE(t, ',', ';') AS p, TO_HEX(SHA256(t)) AS q, FARM_FINGERPRINT(t) AS r, NORMALIZE(t, NFC) AS s, TO_HEX(MD5(t)) AS u, TO_BASE64(SHA1(t)) AS v, TO_HEX(SHA512(t)) AS w FROM silver.texts

-- case: analyst 121
SELECT LOWER('İ') AS a, UPPER('ß') AS b, LOWER('ΑΣ') AS c, UPPER('ǆ') AS d, REVERSE('e\u0301👍🏽') AS e, INITCAP('élan VITAL ǆ') AS f, 'ß' = 'SS' AS g, LENGTH('👍🏽') AS h, UPPER('ŉ') AS i, LOWER('ẞ') AS j

-- case: analyst 122
SELECT t LIKE '%o%' AS a, t LIKE '_e%' AS b, t LIKE '100\\%%' AS c, t LIKE ANY ('%a%', '%1%') AS d, t LIKE ALL ('%a%', '%p%') AS e, t NOT LIKE '%x' AS f FROM silver.texts

-- case: analyst 123
SELECT STARTS_WITH(t, 'h') AS a, ENDS_WITH(t, 'd') AS b, CONCAT(t, 'x', NULL) AS c, t || 'y' AS d, CONCAT('a', 1, TRUE, DATE '2026-01-01') AS e FROM silver.texts

-- case: analyst 124
SELECT CAST(1.0 AS STRING) AS a, CAST(0.1 + 0.2 AS STRING) AS b, CAST(1e21 AS STRING) AS c, CAST(NUMERIC '1.500' AS STRING) AS d, CAST(TIMESTAMP '2026-01-01 00:00:00.5+00' AS STRING) AS e, CAST(TRUE AS STRING) AS f, CAST(DATETIME '2026-01-01 00:00:00' AS STRING) AS g, CAST(b'abc' AS STRING) AS h, CAST(123456789.123 AS STRING) AS i, CAST(-0.0 AS STRING) AS j, CAST(1e-7 AS STRING) AS k, CAST(TIME '10:00:00' AS STRING) AS l

-- case: analyst 125
SELECT CAST(s AS FLOAT64) AS x FROM UNNEST(['1', '1.5e3', ' 2 ', '.5', '-.5e-3', 'inf', 'NaN', '1e400', '0x10', '+1', '1.']) s

-- case: analyst 126
SELECT STRUCT(1 AS a, 'x' AS b) = STRUCT(1 AS a, 'x' AS b) AS e, STRUCT(1, NULL) = STRUCT(1, 2) AS n, (1, 2) IN ((1, 2), (3, 4)) AS i, STRUCT(1, CAST(NULL AS INT64)) IN (STRUCT(2, 3)) AS j

-- case refused: analyst 127: IN (SELECT …) on a STRUCT<INT64, INT64>
SELECT (1, NULL) IN (SELECT AS STRUCT 1, 2) AS x

-- case refused: analyst 128: aggregate function APPROX_QUANTILES
SELECT APPROX_QUANTILES(clicks, 4) AS a FROM silver.ads

-- case refused: analyst 129: aggregate function APPROX_TOP_COUNT
SELECT APPROX_TOP_COUNT(source, 2) AS a FROM silver.ads

-- case refused: analyst 130: function GENERATE_UUID
SELECT GENERATE_UUID() AS a

-- case refused: analyst 131: function SESSION_USER
SELECT SESSION_USER() AS a

-- case: analyst 132
SELECT CURRENT_DATE() = DATE(CURRENT_TIMESTAMP()) AS a, CURRENT_DATE = CURRENT_DATE('UTC') AS b, CURRENT_DATE('Asia/Tokyo') = DATE(CURRENT_TIMESTAMP(), 'Asia/Tokyo') AS c

-- case refused: analyst 133: CAST … FORMAT
SELECT CAST('2026-03-29' AS DATE FORMAT 'YYYY-MM-DD') AS a

-- case refused: analyst 134: EXTRACT(TIME)
SELECT EXTRACT(TIME FROM TIMESTAMP '2026-03-29 01:02:03+00') AS a, TIME_TRUNC(TIME '10:20:30', HOUR) AS b, TIME_ADD(TIME '23:00:00', INTERVAL 2 HOUR) AS c, FORMAT_TIME('%H:%M', TIME '10:20:30') AS d, PARSE_TIME('%H:%M', '10:20') AS e, TIME(10, 20, 30) AS f, TIME_DIFF(TIME '10:00:00', TIME '09:30:00', MINUTE) AS g, EXTRACT(HOUR FROM TIME '10:20:30') AS h, CAST('10:20:30.5' AS TIME) AS i, TIME(TIMESTAMP '2026-03-29 01:02:03+00', 'Europe/Berlin') AS j

-- case refused: analyst 135: type INTERVAL
SELECT INTERVAL 3 DAY AS a

-- case refused: analyst 136: type INTERVAL
SELECT DATE_DIFF(DATE '2026-03-01', DATE '2026-02-01', DAY) AS a, DATE '2026-03-01' - DATE '2026-02-01' AS b

-- case refused: analyst 137: function TO_JSON
SELECT TO_JSON(STRUCT(1 AS a, 'x' AS b)) AS j

-- case refused: analyst 138: function JSON_OBJECT
SELECT JSON_OBJECT('a', 1, 'b', [1, 2]) AS j

-- case: analyst 139
SELECT TO_JSON_STRING(STRUCT(1 AS a, NULL AS b, [1.5, NULL] AS c, DATE '2026-01-01' AS d, 'é"\n' AS e)) AS j

-- case: analyst 140
SELECT BIT_COUNT(i) AS a, i & 3 AS b, i | 8 AS c, i ^ 5 AS d, ~i AS e, i << 2 AS f, i >> 1 AS g FROM silver.numbers

-- case refused: analyst 141: function NET.HOST
SELECT NET.HOST('https://a.example.com/x') AS a, NET.REG_DOMAIN('https://a.example.co.uk/x') AS b

-- case refused: analyst 142: function RANGE_BUCKET
SELECT RANGE_BUCKET(15, [0, 10, 20]) AS x

-- case: analyst 143
SELECT COALESCE(cost, 0) + IFNULL(clicks, 0) AS x, NULLIF(source, 'meta') AS y, IF(clicks > 3, 'hi', NULL) AS z FROM silver.ads

-- case: analyst 144
SELECT x.source, x.n FROM (SELECT source, COUNT(*) AS n FROM silver.ads GROUP BY source HAVING COUNT(*) > 1) x WHERE x.n < (SELECT MAX(n2) FROM (SELECT COUNT(*) AS n2 FROM silver.ads GROUP BY source))

-- case: analyst 145
SELECT o.order_id, r.rate FROM silver.orders o LEFT JOIN silver.rates r ON r.currency = 'USD' AND r.rate_date = (SELECT MAX(rate_date) FROM silver.rates r2 WHERE r2.currency = 'USD' AND r2.rate_date <= DATE(o.created_at))

-- case: analyst 146
SELECT o.order_id, r.rate, ROW_NUMBER() OVER (PARTITION BY o.order_id ORDER BY r.rate_date DESC) AS rn FROM silver.orders o JOIN silver.rates r ON r.rate_date <= DATE(o.created_at) AND r.currency = 'USD' QUALIFY rn = 1

-- case: analyst 147
SELECT customer_id, COUNTIF(step >= 1) AS s1, COUNTIF(step >= 2) AS s2, SAFE_DIVIDE(COUNTIF(step >= 2), COUNTIF(step >= 1)) AS rate FROM (SELECT customer_id, CASE status WHEN 'paid' THEN 2 WHEN 'cancelled' THEN 1 ELSE 0 END AS step FROM silver.orders) GROUP BY customer_id

-- case: analyst 148
WITH w AS (SELECT *, LEAD(created_at) OVER (PARTITION BY customer_id ORDER BY created_at) AS valid_to FROM silver.orders) SELECT a.source, w.order_id FROM silver.ads a JOIN w ON a.seen_at >= w.created_at AND (a.seen_at < w.valid_to OR w.valid_to IS NULL)

-- case: analyst 149
SELECT POW(0.5, DATE_DIFF(DATE '2026-04-01', report_date, DAY) / 7) AS w, EXP(-0.1 * clicks) AS e, LOG(impressions, 10) AS l FROM silver.ads WHERE impressions > 0

-- case: analyst 150
SELECT FORMAT_DATE('%Y-%m', report_date) AS m, DATE_TRUNC(report_date, MONTH) AS t, SUM(cost) / NULLIF(SUM(clicks), 0) AS cpc, ROUND(SUM(cost) / NULLIF(SUM(clicks), 0), 2) AS r FROM silver.ads GROUP BY 1, 2

-- case: analyst 151
SELECT ARRAY_AGG(x ORDER BY x) AS a FROM UNNEST([3, 1, NULL, 2]) x

-- case: analyst 152
SELECT ARRAY_AGG(x) AS a FROM UNNEST(CAST([] AS ARRAY<INT64>)) x

-- case: analyst 153
SELECT COUNT(*) AS n, SUM(x) AS s, ARRAY_AGG(x) AS a, STRING_AGG(CAST(x AS STRING)) AS t, MAX(x) AS m, LOGICAL_AND(x > 1) AS l FROM UNNEST(CAST([] AS ARRAY<INT64>)) x

-- case: analyst 154
SELECT a, b FROM UNNEST([1, 2, 3]) a WITH OFFSET o JOIN UNNEST(['x', 'y']) b WITH OFFSET p ON o = p

-- case: analyst 155
SELECT a, b FROM UNNEST([1, 2, 3]) a LEFT JOIN UNNEST([2, 4]) b ON a = b

-- case: analyst 156
SELECT * FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (2, 'y')]) ORDER BY a DESC

-- case: analyst 157
SELECT t.id, x FROM silver.texts t LEFT JOIN UNNEST(SPLIT(t.t, ',')) x

-- case: analyst 158
SELECT t.id, x FROM silver.texts t CROSS JOIN UNNEST(SPLIT(t.t, ',')) x WHERE x != ''

-- case: analyst 159
SELECT o.order_id, i FROM silver.orders o LEFT JOIN o.items i ON i.qty > 1

-- case: analyst 160
SELECT source AS s, s2 FROM silver.ads, (SELECT MAX(source) AS s2 FROM silver.ads)

-- case error: analyst 161
SELECT DATE(2026, 2, 29) AS x

-- case: analyst 162
SELECT DATETIME_ADD(DATETIME '2026-01-31 10:00:00', INTERVAL 1 MONTH) AS a, DATE_ADD(DATE '2024-02-29', INTERVAL 1 YEAR) AS b, DATE_SUB(DATE '2026-03-31', INTERVAL 1 QUARTER) AS c, DATE_ADD(DATE '2026-03-31', INTERVAL -1 MONTH) AS d

-- case: analyst 163
SELECT TIMESTAMP_MILLIS(1700000000123) AS a, TIMESTAMP_SECONDS(-1) AS b, UNIX_MILLIS(TIMESTAMP '1969-12-31 23:59:59.999+00') AS c, TIMESTAMP('2026-03-29 02:30:00', 'Europe/Berlin') AS d, TIMESTAMP '2026-03-29 02:30:00 Europe/Berlin' AS e, TIMESTAMP('2026-10-25 02:30:00', 'Europe/Berlin') AS f

-- case: analyst 164
SELECT WEEK FROM (SELECT 1 AS WEEK)

-- case: analyst 165
SELECT `select`, `a b`, `Ä` FROM (SELECT 1 AS `select`, 2 AS `a b`, 3 AS `Ä`)

-- case: analyst 166
SELECT SUM(SUM(clicks)) OVER () AS t, source FROM silver.ads GROUP BY source

-- case: analyst 167
SELECT source, SAFE_DIVIDE(SUM(cost), SUM(SUM(cost)) OVER ()) AS share FROM silver.ads GROUP BY source

-- case: analyst 168
SELECT IF(source IS NULL, 'none', source) AS s, COUNT(*) AS c FROM silver.ads GROUP BY s HAVING c > 1 ORDER BY c DESC, s LIMIT 2

-- case refused: analyst 169: TABLESAMPLE
SELECT * FROM silver.ads TABLESAMPLE SYSTEM (10 PERCENT)

-- case: analyst 170
SELECT x FROM UNNEST([1,2,3]) AS x WHERE x > (SELECT AVG(y) FROM UNNEST([1,2,3]) y) OR x = 1

-- case: analyst 171
SELECT ARRAY(SELECT x * 2 FROM UNNEST([1,2,3]) x WHERE MOD(x, 2) = 1 ORDER BY x DESC) AS a

-- case: analyst 172
SELECT ARRAY(SELECT DISTINCT x FROM UNNEST([1,1,2]) x ORDER BY x) AS a

-- case refused: analyst 173: function HLL_COUNT.EXTRACT
SELECT HLL_COUNT.EXTRACT(HLL_COUNT.INIT(source)) AS x FROM silver.ads

-- case: analyst 174
SELECT STDDEV(x) AS s FROM UNNEST([1.0]) x

-- case: analyst 175
SELECT CORR(x, y) AS c FROM UNNEST([STRUCT(1.0 AS x, 1.0 AS y), (2.0, 1.0)])

-- case: analyst 176
SELECT 'a' < 'B' AS a, 'Z' < 'a' AS b, 'é' > 'z' AS c, b'a' < b'b' AS d, TRUE > FALSE AS e

-- case: analyst 177
SELECT id FROM silver.texts ORDER BY t DESC, id

-- case: analyst 178
SELECT MIN(t) AS a, MAX(t) AS b FROM silver.texts
-- case: lenient json 1
SELECT JSON_VALUE('2024-02-29') AS a, JSON_VALUE('12abc') AS b, JSON_VALUE('abc') AS c, JSON_VALUE('"x" y') AS d, JSON_VALUE('true false') AS e, JSON_VALUE(' 1.5.6') AS f, JSON_VALUE('-') AS g, JSON_VALUE('1e5x') AS h, JSON_VALUE('trueish') AS i, JSON_VALUE('nullx') AS j

-- case refused: lenient json 2: the JSONPath '$.'
SELECT JSON_VALUE('{"a":1,"a":2}', '$.a') AS a, JSON_VALUE('{"a":"\\u00e9\\/"}', '$.a') AS b, JSON_VALUE('{"a.b":1}', '$."a.b"') AS c, JSON_VALUE('{"a":1E5}', '$.a') AS d, JSON_VALUE('[]', '$[0]') AS e, JSON_VALUE('{"":1}', '$.') AS f

-- case: lenient json 3
SELECT JSON_VALUE('{"a":1,"a":2}', '$.a') AS a, JSON_VALUE('{"a":"\\u00e9\\/"}', '$.a') AS b, JSON_VALUE('{"a.b":1}', '$."a.b"') AS c, JSON_VALUE('{"a":1E5}', '$.a') AS d, JSON_VALUE('[]', '$[0]') AS e

-- case: lenient json 4
SELECT JSON_VALUE('{"a":{"b":1},"a":{"c":2}}', '$.a.c') AS a

-- case: lenient json 5
SELECT JSON_VALUE('{"a":NaN}', '$.a') AS a, JSON_VALUE('{"a":Infinity}', '$.a') AS b, JSON_VALUE('{"a":1,}', '$.a') AS c, JSON_VALUE('[1,,2]', '$[2]') AS d, JSON_VALUE('', '$') AS e, JSON_VALUE(' ', '$') AS f

-- case: lenient json 6
SELECT JSON_VALUE('{"a":+1}', '$.a') AS a, JSON_VALUE('{"a":.5}', '$.a') AS b, JSON_VALUE('{"a":1.}', '$.a') AS c, JSON_VALUE('{"a":0x1}', '$.a') AS d, JSON_VALUE('{"b":01,"a":2}', '$.a') AS e, JSON_VALUE('{"b":x,"a":2}', '$.a') AS f, JSON_VALUE('{"a":2,"b":x}', '$.a') AS g
