-- case: edge 1
SELECT REGEXP_EXTRACT_ALL('a', '') AS a, REGEXP_EXTRACT_ALL('aa', 'a*') AS b, REGEXP_EXTRACT_ALL('', '') AS c, REGEXP_EXTRACT_ALL('', 'x*') AS d, REGEXP_EXTRACT_ALL('abc', r'\b') AS e, REGEXP_EXTRACT_ALL('日本', r'') AS f, REGEXP_EXTRACT_ALL('ab1', r'(\d)?') AS g, REGEXP_EXTRACT_ALL('a\nb', r'(?m)^.') AS h, REGEXP_EXTRACT_ALL('x=1&y=2', r'([a-z])=\d') AS i

-- case: edge 2
SELECT REGEXP_EXTRACT(t, r'[a-z]', 2) AS a, REGEXP_EXTRACT(t, r'o', 1, 2) AS b, REGEXP_EXTRACT(t, r'^.', 2) AS c, REGEXP_EXTRACT(t, r'', 3, 2) AS d, REGEXP_EXTRACT(t, r'(.)$', 1, 1) AS e, REGEXP_INSTR(t, 'o') AS f, REGEXP_INSTR(t, r'l+', 1, 1, 1) AS g, REGEXP_INSTR(t, r'o(.)', 1, 2) AS h, REGEXP_INSTR(t, '', 100) AS i FROM silver.texts

-- case error: edge 3
SELECT REGEXP_EXTRACT('abc', 'b', 0) AS a

-- case error: edge 4
SELECT REGEXP_EXTRACT('abc', 'b', 1, 0) AS a

-- case: edge 5
SELECT REGEXP_EXTRACT('abc', 'b', 4) AS a, REGEXP_EXTRACT('abc', '$', 4) AS b, REGEXP_EXTRACT('abc', 'b', 5) AS c, SAFE.REGEXP_EXTRACT('abc', 'b', -1) AS d

-- case: edge 6
SELECT REGEXP_CONTAINS(a.campaign, b.source) AS x FROM silver.ads a, silver.ads b

-- case: edge 7
SELECT REGEXP_CONTAINS('a', t) AS x FROM silver.texts WHERE id < 6

-- case: edge 8
SELECT REGEXP_EXTRACT_ALL(t, SUBSTR('xo', 2)) AS x FROM silver.texts

-- case error: edge 9
SELECT REGEXP_CONTAINS('a', CONCAT('(', '')) AS x

-- case error: edge 10
SELECT REGEXP_CONTAINS('a', '(') AS x

-- case error: edge 11
SELECT REGEXP_EXTRACT('a', r'(a)\1') AS x

-- case: edge 12
SELECT SAFE.REGEXP_CONTAINS('a', CONCAT('(', '')) AS x

-- case error: edge 13
SELECT 'a' LIKE 'a\\' AS x

-- case error: edge 14
SELECT 'a' LIKE CONCAT('a', '\\') AS x

-- case: edge 15
SELECT 'a\\' LIKE CONCAT('a', '\\\\') AS x, t LIKE CONCAT('%', 'o%') AS y FROM silver.texts

-- case: edge 16
SELECT SPLIT('a-b', CAST(NULL AS STRING)) AS a, SPLIT(t, IF(id > 3, ',', NULL)) AS b FROM silver.texts

-- case: edge 17
SELECT CHR(0) AS a, LENGTH(CHR(0)) AS b, 'a\x00b' AS c, CODE_POINTS_TO_STRING([65, 0]) AS d, CODE_POINTS_TO_STRING([65, NULL]) AS e, REPLACE('a\x00b', '\x00', '-') AS f, SPLIT('a\x00b', '\x00') AS g

-- case error: edge 18
SELECT ASCII('日') AS a

-- case: edge 19
SELECT ASCII('') AS a, ASCII('A日') AS b, FROM_BASE64('YWI') AS c, FROM_BASE64(' YW I=\n') AS d, FROM_BASE64('') AS e

-- case error: edge 20
SELECT FROM_BASE64('Y') AS a

-- case error: edge 21
SELECT FROM_BASE64('Y*==') AS a

-- case: edge 22
SELECT ASIN(CAST('inf' AS FLOAT64)) AS a, LN(CAST('-inf' AS FLOAT64)) AS b, LOG(CAST('nan' AS FLOAT64), 1) AS c, LN(CAST('inf' AS FLOAT64)) AS d

-- case error: edge 23
SELECT LOG(2, 1) AS a

-- case error: edge 24
SELECT LOG(-2, 3) AS a

-- case error: edge 25
SELECT LOG(2, 0) AS a

-- case error: edge 26
SELECT ACOS(2) AS a

-- case error: edge 27
SELECT -(-9223372036854775807 - 1) AS a

-- case: edge 28
SELECT -i AS x FROM silver.numbers

-- case refused: edge 29: & of BYTES
SELECT b'ab' & b'cd' AS x

-- case refused: edge 30: BIT_COUNT of BYTES
SELECT BIT_COUNT(b'ab') AS x

-- case refused: edge 31: << of BYTES
SELECT b'ab' << 1 AS x

-- case refused: edge 32: FORMAT_DATE of TIMESTAMP
SELECT FORMAT_DATE('%Y', TIMESTAMP '2026-01-01') AS x

-- case refused: edge 33: FORMAT_DATETIME of TIMESTAMP
SELECT FORMAT_DATETIME('%Y', TIMESTAMP '2026-01-01', 'Nowhere') AS x

-- case: edge 34
SELECT ARRAY_TO_STRING(['a', NULL], CAST(NULL AS STRING)) AS a, ARRAY_TO_STRING(['a', NULL], ',', CAST(NULL AS STRING)) AS b, ARRAY_TO_STRING(['a', NULL], ',', 'z') AS c, ARRAY_TO_STRING(CAST(NULL AS ARRAY<STRING>), ',') AS d

-- case error: edge 35
SELECT REPEAT('ab', 9223372036854775807) AS x

-- case: edge 36
SELECT SAFE.REPEAT('ab', 9223372036854775807) AS x, REPEAT('', 9223372036854775807) AS y

-- case: edge 37
SELECT DATETIME(DATE '1582-10-10') AS a, CAST('1582-10-10 12:00:00' AS DATETIME) AS b, TIMESTAMP '1582-10-10 00:00:00+00' AS c, DATE_ADD(DATE '1582-10-04', INTERVAL 1 DAY) AS d

-- case error: edge 38
SELECT ERROR(CAST(NULL AS STRING)) AS x

-- case refused: edge 39: FLOAT64 with a mode other than 'round'
SELECT FLOAT64(JSON '1', wide_number_mode => CAST(NULL AS STRING)) AS x

-- case: edge 40
SELECT JSON_VALUE('2024-02-29') AS a, JSON_VALUE('12abc') AS b, JSON_VALUE("{'a':1}", '$.a') AS c, JSON_VALUE('{"a":{"b":1},"a":{"c":2}}', '$.a.c') AS d, JSON_VALUE('[1,,2]', '$[2]') AS e, JSON_VALUE('{"a":"x\ny"}', '$.a') AS f

-- case error: edge 41
SELECT GENERATE_ARRAY(0, 9000000000000000000) AS x

-- case: edge 42
SELECT GENERATE_DATE_ARRAY('2026-01-31', '2026-06-30', INTERVAL 1 MONTH) AS a, GENERATE_DATE_ARRAY('2026-01-31', '2025-06-30', INTERVAL -1 QUARTER) AS b, GENERATE_DATE_ARRAY(NULL, '2026-01-01') AS c, GENERATE_DATE_ARRAY('2024-02-29', '2028-02-29', INTERVAL 1 YEAR) AS d, GENERATE_ARRAY(5, 1) AS e

-- case: edge 43
SELECT REGEXP_EXTRACT('', 'x*', 1) AS a, REGEXP_INSTR('', '') AS b, REGEXP_INSTR('abc', 'd?', 4) AS c, REGEXP_INSTR('日本日', '日', 2, 1, 1) AS d, REGEXP_EXTRACT('aaa', 'a?', 1, 4) AS e, REGEXP_EXTRACT('abab', '^ab', 1, 2) AS f, REGEXP_INSTR('ab', 'a(x)?') AS g
-- case: native 1
SELECT d, DATE_TRUNC(d, YEAR) AS a, DATE_TRUNC(d, QUARTER) AS b, DATE_TRUNC(d, MONTH) AS c, EXTRACT(YEAR FROM d) AS y, EXTRACT(QUARTER FROM d) AS q, EXTRACT(MONTH FROM d) AS m, EXTRACT(DAY FROM d) AS dd FROM UNNEST([DATE '0001-01-01', '0001-02-28', '1582-10-15', '1969-12-31', '1970-01-01', '2024-02-29', '9999-12-31', NULL]) d

-- case: native 2
SELECT a, b, DATE_DIFF(a, b, YEAR) AS y, DATE_DIFF(a, b, QUARTER) AS q, DATE_DIFF(a, b, MONTH) AS m FROM UNNEST([DATE '0001-01-01', '0099-12-31', '1969-12-31', '1970-01-01', '2024-02-29', '2024-03-31', '9999-12-31', NULL]) a, UNNEST([DATE '0001-01-01', '0099-12-31', '1969-12-31', '1970-01-01', '2024-02-29', '2024-03-31', '9999-12-31', NULL]) b

-- case: native 3
SELECT DATE(seen_at, 'Europe/Berlin') AS a, DATE(seen_at, 'America/New_York') AS b, EXTRACT(HOUR FROM seen_at AT TIME ZONE 'Europe/Berlin') AS c, EXTRACT(DATE FROM seen_at AT TIME ZONE 'Asia/Kolkata') AS d, DATETIME(seen_at, 'Europe/Berlin') AS e FROM silver.ads

-- case: native 4
SELECT REGEXP_EXTRACT(t, r'utm_source=([^&#]+)') AS a, REGEXP_EXTRACT(t, r'[a-z]+') AS b, REGEXP_EXTRACT(t, r'(\w*)') AS c, REGEXP_EXTRACT(t, r'(?i)(HELLO)') AS d FROM silver.texts
-- case error: out of range 1
SELECT DATE(t, 'Europe/Berlin') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case error: out of range 2
SELECT DATETIME(t, 'Europe/Berlin') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case error: out of range 3
SELECT DATETIME(t, 'America/New_York') AS a FROM UNNEST([TIMESTAMP '0001-01-01 00:30:00+00']) t

-- case error: out of range 4
SELECT DATE(t, 'America/New_York') AS a FROM UNNEST([TIMESTAMP '0001-01-01 00:30:00+00']) t

-- case: out of range 5
SELECT EXTRACT(HOUR FROM t AT TIME ZONE 'Asia/Tokyo') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case: out of range 6
SELECT EXTRACT(YEAR FROM t AT TIME ZONE 'Asia/Tokyo') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case: out of range 7
SELECT EXTRACT(DAY FROM t AT TIME ZONE 'America/New_York') AS a FROM UNNEST([TIMESTAMP '0001-01-01 00:30:00+00']) t

-- case error: out of range 8
SELECT EXTRACT(DATE FROM t AT TIME ZONE 'Asia/Tokyo') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case: out of range 9
SELECT STRING(t, 'Asia/Tokyo') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case: out of range 10
SELECT FORMAT_TIMESTAMP('%F', t, 'Asia/Tokyo') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case: out of range 11
SELECT TIMESTAMP_TRUNC(t, DAY, 'Asia/Tokyo') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case error: out of range 12
SELECT TIMESTAMP_TRUNC(t, DAY, 'America/New_York') AS a FROM UNNEST([TIMESTAMP '0001-01-01 00:30:00+00']) t

-- case: out of range 13
SELECT CAST(CAST(t AS STRING) AS TIMESTAMP) AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case error: out of range 14
SELECT TIMESTAMP('9999-12-31 23:30:00', 'America/New_York') AS a

-- case error: out of range 15
SELECT TIMESTAMP(DATE '0001-01-01', 'Asia/Tokyo') AS a

-- case: out of range 16
SELECT SAFE.DATE(t, 'Europe/Berlin') AS a FROM UNNEST([TIMESTAMP '9999-12-31 23:30:00+00']) t

-- case: out of range 17
SELECT DATE(t, 'Europe/Berlin') AS a, EXTRACT(HOUR FROM t AT TIME ZONE 'America/New_York') AS b FROM UNNEST([TIMESTAMP '1969-12-31 23:30:00+00', '1970-01-01 00:00:00+00', '2026-03-29 00:59:59+00', '2026-03-29 01:00:00+00', '2026-10-25 00:30:00+00', '2026-10-25 01:30:00+00', '2036-12-31 23:59:59+00', '2037-01-01 00:00:00+00', NULL]) t
