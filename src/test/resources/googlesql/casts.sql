-- case: float to integer rounds half away
SELECT CAST(2.5 AS INT64), CAST(-2.5 AS INT64), CAST(0.5 AS INT64), CAST(1.4999 AS INT64), CAST(1e18 AS INT64)
-- case error: float too big for integer
SELECT CAST(1e30 AS INT64)
-- case error: nan to integer
SELECT CAST(f AS INT64) FROM silver.numbers WHERE id = 6
-- case: numeric to integer and back
SELECT CAST(NUMERIC '2.5' AS INT64), CAST(NUMERIC '-2.5' AS INT64), CAST(7 AS NUMERIC), CAST(NUMERIC '1.5' AS FLOAT64), CAST(1.1 AS NUMERIC), CAST(0.0000000005 AS NUMERIC), CAST(123456789.123456789123 AS NUMERIC)
-- case error: numeric too big for integer
SELECT CAST(n AS INT64) FROM silver.numbers
-- case: safe cast of numbers
SELECT id, SAFE_CAST(f AS INT64), SAFE_CAST(n AS INT64), SAFE_CAST(f AS NUMERIC) FROM silver.numbers
-- case: text to integer
SELECT s, SAFE_CAST(s AS INT64) FROM UNNEST(['5', ' 5 ', '+5', '-5', '1.5', '1e3', '0x1F', '-0x1f', '1_000', '', 'abc', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '٣', NULL]) AS s
-- case: text to float
SELECT s, SAFE_CAST(s AS FLOAT64) FROM UNNEST(['1.5', ' 1.5 ', '+1.5', '-.5', '5.', '1e3', '1E-3', 'nan', 'NaN', 'inf', '-inf', '+Infinity', 'infinity', '+-1', '1_0', '0x10', '', '.', 'e5', '1e400', '1,5', NULL]) AS s
-- case: text to numeric
SELECT s, SAFE_CAST(s AS NUMERIC) FROM UNNEST(['1.5', ' 1.5 ', '+1.5', '-.5', '5.', '1e3', '1E-3', '0.0000000005', '-0.0000000005', '1_0', '', '99999999999999999999999999999.999999999', '999999999999999999999999999999', 'nan', '0x10', '1.5x', NULL]) AS s
-- case: text to bool
SELECT s, SAFE_CAST(s AS BOOL) FROM UNNEST(['true', 'TRUE', 'False', 't', 'yes', '1', '', ' true ', NULL]) AS s
-- case: text to date
SELECT s, SAFE_CAST(s AS DATE) FROM UNNEST(['2026-03-29', '2026-3-9', ' 2026-03-29 ', '2026/03/29', '20260329', '2026-02-30', '2026-03-29 10:00:00', '26-03-29', '0001-01-01', '9999-12-31', '', NULL]) AS s
-- case: text to timestamp
SELECT s, SAFE_CAST(s AS TIMESTAMP) FROM UNNEST(['2026-03-29', '2026-03-29 01:30:00', '2026-03-29T01:30:00', '2026-03-29 01:30:00.123', '2026-03-29 01:30:00.1234567', '2026-03-29 01:30:00+02', '2026-03-29 01:30:00+02:30', '2026-03-29 01:30:00Z', '2026-03-29 01:30:00 UTC', '2026-03-29 01:30:00 Europe/Berlin', '2026-03-29 01:30', '2026-03-29 25:00:00', '2026-3-9 1:2:3', 'x', '', NULL]) AS s
-- case: text to datetime
SELECT s, SAFE_CAST(s AS DATETIME) FROM UNNEST(['2026-03-29', '2026-03-29 01:30:00', '2026-03-29T01:30:00.5', '2026-03-29 01:30:00+00', '2026-03-29 01:30', 'x', NULL]) AS s
-- case error: cast of bad text to integer
SELECT CAST('1.5' AS INT64)
-- case error: cast of bad text to date
SELECT CAST('29.03.2026' AS DATE)
-- case: numbers to text
SELECT CAST(1.0 AS STRING), CAST(0.1 AS STRING), CAST(1e15 AS STRING), CAST(1e14 AS STRING), CAST(123456.789 AS STRING), CAST(1e-5 AS STRING), CAST(0.0001 AS STRING), CAST(1e100 AS STRING), CAST(-1.5 AS STRING), CAST(0.1 + 0.2 AS STRING), CAST(f AS STRING), CAST(n AS STRING), CAST(i AS STRING) FROM silver.numbers
-- case: other values to text
SELECT CAST(TRUE AS STRING), CAST(DATE '2026-03-29' AS STRING), CAST(b'abc' AS STRING), CAST('abc' AS BYTES), CAST(NUMERIC '1.500' AS STRING), CAST(NUMERIC '-0.10' AS STRING), CAST(NUMERIC '0' AS STRING)
-- case: dates and times
SELECT CAST(DATE '2026-03-29' AS TIMESTAMP), CAST(DATE '2026-03-29' AS DATETIME), CAST(TIMESTAMP '2026-03-29 23:30:00+00' AS DATE), CAST(DATETIME '2026-03-29 23:30:00' AS DATE), CAST(TIMESTAMP '2026-03-29 23:30:00.5+00' AS DATETIME), CAST(DATETIME '2026-03-29 23:30:00' AS TIMESTAMP)
-- case: integers and booleans
SELECT CAST(1 AS BOOL), CAST(0 AS BOOL), CAST(TRUE AS INT64), CAST(-5 AS BOOL), CAST(i AS BOOL), CAST(i AS FLOAT64), CAST(i AS NUMERIC) FROM silver.numbers
-- case: null of every type
SELECT CAST(NULL AS INT64), CAST(NULL AS STRING), CAST(NULL AS NUMERIC), CAST(NULL AS DATE), CAST(NULL AS TIMESTAMP), CAST(NULL AS ARRAY<STRING>), CAST(NULL AS STRUCT<a INT64>), CAST(NULL AS JSON), CAST(NULL AS BYTES)
-- case: safe cast to the same type
SELECT SAFE_CAST(t AS STRING), SAFE_CAST(id AS STRING) FROM silver.texts
-- case: implicit coercion in union
SELECT 1 UNION ALL SELECT 1.5
-- case: dashed identifiers are quoted
SELECT 1 AS `select`, 2 AS `a b`, 3 AS `Ünï`
-- case refused: formatted cast: CAST … FORMAT
SELECT CAST(DATE '2026-01-01' AS STRING FORMAT 'YYYY')
-- case refused: parameterised type: CAST to a type with parameters
SELECT CAST('abc' AS STRING(2))
-- case refused: time of day: CAST from TIMESTAMP to TIME
SELECT CAST(seen_at AS TIME) FROM silver.ads
