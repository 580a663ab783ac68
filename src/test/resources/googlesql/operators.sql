-- case: integer arithmetic
SELECT id, i + 1, i - 2, MOD(i, 3), -i FROM silver.numbers WHERE id <> 5
-- case: integer division is float
SELECT 7 / 2 AS a, DIV(7, 2) AS b, DIV(-7, 2) AS c, MOD(-7, 3) AS d, MOD(7, -3) AS e
-- case error: integer overflow
SELECT i + 1 FROM silver.numbers
-- case error: multiplication overflow
SELECT i * 2 FROM silver.numbers
-- case error: division by zero
SELECT 1 / i FROM silver.numbers
-- case error: numeric division by zero
SELECT 1 / n FROM silver.numbers
-- case error: div by zero
SELECT DIV(1, i) FROM silver.numbers
-- case error: mod by zero
SELECT MOD(1, i) FROM silver.numbers
-- case: guarded division
SELECT id, IF(i = 0, NULL, 10 / i) AS x FROM silver.numbers
-- case: guarded by case
SELECT id, CASE WHEN i = 0 THEN -1 WHEN i IS NULL THEN -2 ELSE DIV(100, i) END AS x FROM silver.numbers
-- case: guarded by where
SELECT 10 / i AS x FROM silver.numbers WHERE i <> 0
-- case: coalesce stops early
SELECT COALESCE(i, 1) AS x, IFNULL(i, 0) AS y, NULLIF(i, 7) AS z FROM silver.numbers
-- case: and or not over nulls
SELECT i > 0 AND n > 0, i > 0 OR n > 0, NOT (i > 0), i IS NULL, (i > 0) IS TRUE, (i > 0) IS NOT FALSE FROM silver.numbers
-- case: comparison of numbers
SELECT id, i = 7, i <> 7, i < 1, i <= 0, i > 2, i >= 3 FROM silver.numbers
-- case: comparison with nan
SELECT id, f = f, f <> f, f < 1, f <= 1, f > 1, f >= 1, f BETWEEN 0 AND 3, f IN (2.5, 0) FROM silver.numbers
-- case: comparison of nan with null
SELECT f = i, f <> i, f < i, i < f FROM (SELECT CAST('nan' AS FLOAT64) AS f, i FROM silver.numbers)
-- case: mixed comparison coerces
SELECT id, i < n, n = 2.5, f > i FROM silver.numbers
-- case: between
SELECT id, i BETWEEN 0 AND 5, i NOT BETWEEN 0 AND 5 FROM silver.numbers
-- case: in list
SELECT id, i IN (7, 3), i IN (7, NULL), i NOT IN (7, NULL) FROM silver.numbers
-- case: in unnest
SELECT id, i IN UNNEST([7, 3]), i IN UNNEST([7, NULL]), i IN UNNEST(CAST(NULL AS ARRAY<INT64>)), i IN UNNEST([]) FROM silver.numbers
-- case: struct equality
SELECT (1, 'a') = (1, 'a') AS a, (1, 'a') = (2, CAST(NULL AS STRING)) AS b, (1, 'a') = (1, CAST(NULL AS STRING)) AS c, (1, 2) <> (1, 3) AS d, (1, 2) IN ((1, 2), (3, 4)) AS e
-- case: is distinct from
SELECT id, i IS DISTINCT FROM 7, i IS NOT DISTINCT FROM NULL, n IS DISTINCT FROM NUMERIC '2.5' FROM silver.numbers
-- case: case with value
SELECT id, CASE i WHEN 7 THEN 'seven' WHEN 0 THEN 'zero' END FROM silver.numbers
-- case: case with value and else
SELECT CASE source WHEN 'google' THEN 1 WHEN NULL THEN 2 ELSE 3 END FROM silver.ads
-- case: if with null condition
SELECT IF(NULL, 1, 2), IF(i > 0, 'p', 'n') FROM silver.numbers
-- case: nullif of nan
SELECT id, NULLIF(f, f) FROM silver.numbers
-- case: greatest and least with nulls
SELECT id, GREATEST(i, 3), LEAST(i, 3), GREATEST(n, NUMERIC '1'), LEAST(f, 1.0), GREATEST(f, 1.0) FROM silver.numbers
-- case: greatest of texts and dates
SELECT GREATEST('a', 'B', 'c'), LEAST(DATE '2026-01-01', DATE '2025-12-31'), GREATEST('x', NULL)
-- case: like
SELECT id, t LIKE 'H%', t LIKE '%o_l%', t LIKE '100\\%%', t LIKE '_', t NOT LIKE '%a%' FROM silver.texts
-- case: like any
SELECT id, t LIKE ANY ('H%', '%,%') FROM silver.texts
-- case: date arithmetic by plus
SELECT report_date + 1, report_date - 1, DATE '2026-01-31' + 30 FROM silver.ads
-- case: bitwise
SELECT 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 3, -1 >> 60, 1 << 64
-- case error: shift by negative
SELECT 1 << -1
-- case: concat operator
SELECT source || '/' || campaign FROM silver.ads
-- case: boolean order
SELECT b FROM UNNEST([TRUE, FALSE, NULL]) AS b ORDER BY b
-- case: nullif coerces
SELECT NULLIF(1, 1.0), NULLIF(NUMERIC '1.5', 1), IFNULL(NULL, 1.5), COALESCE(NULL, NULL, 'x')
-- case error: error function
SELECT IF(id = 3, ERROR('stop'), id) FROM silver.numbers
-- case: error function not reached
SELECT IF(id > 100, ERROR('stop'), id) FROM silver.numbers
-- case: coalesce does not evaluate the rest
SELECT COALESCE(id, 10 / zero) + COALESCE(id + 1, 10 / zero) AS x FROM (SELECT id, 0 AS zero FROM silver.numbers)
-- case: shared guarded expression
SELECT IF(i <> 0, 10 / i, 0) + IF(i <> 0, 10 / i, 1) AS x FROM silver.numbers
-- case: ifnull guards
SELECT IFNULL(id, DIV(1, 0 * id)) FROM silver.numbers
-- case: nullif guards a division
SELECT SUM(i / NULLIF(id - 3, 0)) FROM silver.numbers WHERE id <> 5
-- case refused: struct in unnest: IN UNNEST of STRUCT<INT64, INT64>
SELECT (1, 2) IN UNNEST([(1, 2)]) AS x
-- case refused: function of a place: operators.sql:1:47: function ST_NUMPOINTS
SELECT id, FIRST_VALUE(t) OVER (ORDER BY id), ST_NUMPOINTS(ST_GEOGFROMTEXT('POINT(0 0)')) AS x FROM silver.texts
-- case refused: time of day: operators.sql:1:8: function TIME_ADD
SELECT TIME_ADD(TIME '10:00:00', INTERVAL 1 HOUR) AS t
-- case invalid: several arrays: The UNNEST operator supports exactly one argument
SELECT a FROM UNNEST([1, 2], [3, 4]) AS a
-- case invalid: collation: Function not found: `COLLATE`
SELECT COLLATE('a', 'und:ci') = 'A' AS x
-- case refused: safe cast of an array: SAFE_CAST of an array
SELECT SAFE_CAST(SPLIT(t) AS ARRAY<INT64>) AS x FROM silver.texts
-- case invalid: aggregate modifiers: HAVING modifier does not support expressions of type FLOAT64
SELECT ANY_VALUE(i HAVING MAX f) AS x FROM silver.numbers
-- case refused: intersect all: INTERSECT ALL
SELECT 1 AS x INTERSECT ALL SELECT 1
