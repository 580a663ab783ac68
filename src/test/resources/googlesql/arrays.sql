-- case: array literal and length
SELECT [1, 2, 3], ARRAY_LENGTH([1, NULL]), ARRAY_LENGTH([]), ARRAY_LENGTH(CAST(NULL AS ARRAY<INT64>)), ['a', NULL]
-- case: offset and ordinal
SELECT [10, 20, 30][OFFSET(0)], [10, 20, 30][ORDINAL(3)], [10, 20][SAFE_OFFSET(5)], [10, 20][SAFE_OFFSET(-1)], [10, 20][SAFE_ORDINAL(0)], [10, 20][1], CAST(NULL AS ARRAY<INT64>)[SAFE_OFFSET(0)]
-- case: offset from a column
SELECT id, ['a', 'b', 'c'][SAFE_OFFSET(i)] FROM silver.numbers
-- case error: offset out of bounds
SELECT [1, 2][OFFSET(2)]
-- case error: ordinal zero
SELECT [1, 2][ORDINAL(0)]
-- case: unnest
SELECT x FROM UNNEST([3, 1, NULL, 2]) AS x
-- case: unnest with offset
SELECT x, o FROM UNNEST(['a', 'b', 'c']) AS x WITH OFFSET AS o ORDER BY o
-- case: correlated unnest
SELECT order_id, i.sku, i.qty, i.price FROM silver.orders, UNNEST(items) AS i
-- case: correlated unnest with offset
SELECT order_id, i.sku, o FROM silver.orders CROSS JOIN UNNEST(items) AS i WITH OFFSET AS o
-- case: left join unnest keeps empty arrays
SELECT order_id, i.sku, o FROM silver.orders LEFT JOIN UNNEST(items) AS i WITH OFFSET AS o
-- case: unnest with a join condition
SELECT order_id, i.sku FROM silver.orders LEFT JOIN UNNEST(items) AS i ON i.qty > 1
-- case: inner join unnest with a condition
SELECT order_id, i.sku FROM silver.orders JOIN UNNEST(items) AS i ON i.qty > 1
-- case: array path in from
SELECT o.order_id, i.qty FROM silver.orders o, o.items i WHERE i.price IS NOT NULL
-- case: scalar subquery over an array
SELECT order_id, (SELECT SUM(qty * price) FROM UNNEST(items)) AS total, (SELECT COUNT(*) FROM UNNEST(items) WHERE sku = 'A') AS n FROM silver.orders
-- case: array subquery
SELECT order_id, ARRAY(SELECT sku FROM UNNEST(items) WHERE sku IS NOT NULL ORDER BY sku DESC) AS skus FROM silver.orders
-- case: array subquery with limit
SELECT order_id, ARRAY(SELECT AS STRUCT sku, qty FROM UNNEST(items) ORDER BY qty DESC, sku LIMIT 1) AS top FROM silver.orders
-- case: array subquery without rows is empty
SELECT ARRAY(SELECT id FROM silver.numbers WHERE FALSE) AS x
-- case: array concat
SELECT ARRAY_CONCAT([1], [2, 3], []), ARRAY_CONCAT([1], CAST(NULL AS ARRAY<INT64>)), [1] || [2]
-- case: array reverse and to string
SELECT ARRAY_REVERSE([1, 2, 3]), ARRAY_TO_STRING(['a', NULL, 'c'], '-'), ARRAY_TO_STRING(['a', NULL, 'c'], '-', 'x'), ARRAY_TO_STRING([], ','), ARRAY_TO_STRING(CAST(NULL AS ARRAY<STRING>), ',')
-- case: generate array
SELECT GENERATE_ARRAY(1, 5), GENERATE_ARRAY(1, 10, 3), GENERATE_ARRAY(5, 1), GENERATE_ARRAY(5, 1, -2), GENERATE_ARRAY(1, NULL)
-- case error: generate array with step zero
SELECT GENERATE_ARRAY(1, 5, 0)
-- case: array of structs
SELECT [STRUCT(1 AS a, 'x' AS b), (2, 'y')] AS s, [STRUCT(1 AS a, 'x' AS b), (2, 'y')][OFFSET(1)].b AS y
-- case: struct access
SELECT s.a, s.b.c, s.b FROM (SELECT STRUCT(1 AS a, STRUCT('x' AS c, NULL AS d) AS b) AS s)
-- case: struct with unnamed and doubled fields
SELECT STRUCT(1, 2), STRUCT(1 AS a, 2 AS a), (1, 'x')
-- case: field of a null struct
SELECT s.a FROM (SELECT CAST(NULL AS STRUCT<a INT64, b STRING>) AS s UNION ALL SELECT STRUCT(1, 'x'))
-- case: struct is null
SELECT s IS NULL, s.a IS NULL FROM (SELECT CAST(NULL AS STRUCT<a INT64, b STRING>) AS s UNION ALL SELECT STRUCT(NULL, NULL))
-- case: struct cast is by position
SELECT CAST(STRUCT(1 AS b, 2 AS a) AS STRUCT<a INT64, b INT64>), CAST(STRUCT(1 AS x, '5' AS y) AS STRUCT<a STRING, b INT64>)
-- case: array cast
SELECT CAST([1, 2] AS ARRAY<STRING>), CAST(['1', '2'] AS ARRAY<INT64>), CAST([1.5] AS ARRAY<NUMERIC>)
-- case: union of structs by position
SELECT STRUCT(1 AS a, 'x' AS b) AS s UNION ALL SELECT STRUCT(2 AS c, 'y' AS d)
-- case: array first and last
SELECT ARRAY_FIRST([1, 2, 3]), ARRAY_LAST([1, 2, 3])
-- case: array aggregation over unnest
SELECT order_id, (SELECT STRING_AGG(sku, '+' ORDER BY sku) FROM UNNEST(items)) AS skus FROM silver.orders
-- case: exists over an array
SELECT order_id FROM silver.orders WHERE EXISTS (SELECT 1 FROM UNNEST(items) WHERE sku = 'A' AND qty > 1)
-- case: in over an array subquery
SELECT order_id, 'A' IN (SELECT sku FROM UNNEST(items)) AS has_a FROM silver.orders
-- case: nested arrays of structs
SELECT s.list[OFFSET(0)].n FROM (SELECT STRUCT([STRUCT(5 AS n)] AS list) AS s)
-- case: unnest of two arrays side by side
SELECT a, b FROM UNNEST([1, 2]) AS a WITH OFFSET o JOIN UNNEST(['x', 'y']) AS b WITH OFFSET p ON o = p
-- case: array comparisons by text
SELECT order_id, ARRAY_TO_STRING(ARRAY(SELECT CAST(qty AS STRING) FROM UNNEST(items) WITH OFFSET o ORDER BY o), ',') FROM silver.orders
-- case: select as struct
SELECT ARRAY(SELECT AS STRUCT id, i FROM silver.numbers WHERE id < 3 ORDER BY id) AS rows_
-- case: flatten
SELECT order_id, ARRAY(SELECT q FROM UNNEST(items.qty) AS q) FROM silver.orders WHERE order_id = 'o1'
-- case: ordered array of structs
SELECT ARRAY(SELECT AS STRUCT id, t FROM silver.texts WHERE t IS NOT NULL ORDER BY t DESC) AS a
-- case: limited array of structs
SELECT ARRAY(SELECT AS STRUCT id, t FROM silver.texts WHERE t IS NOT NULL ORDER BY t DESC LIMIT 3 OFFSET 1) AS a, ARRAY(SELECT id FROM silver.texts ORDER BY t, id LIMIT 2) AS b, ARRAY(SELECT id FROM (SELECT id FROM silver.texts ORDER BY id DESC LIMIT 3) ORDER BY id) AS c
-- case: array with a with
SELECT ARRAY(WITH x AS (SELECT id FROM silver.texts) SELECT id FROM x ORDER BY id DESC) AS a
-- case: array of an unordered limit
SELECT ARRAY_LENGTH(ARRAY(SELECT id FROM silver.texts LIMIT 4)) AS n
-- case: correlated ordered array
SELECT order_id, ARRAY(SELECT AS STRUCT o AS position, i.sku FROM UNNEST(items) AS i WITH OFFSET AS o ORDER BY o DESC) AS items FROM silver.orders
-- case refused: struct as the whole query: SELECT AS STRUCT or AS VALUE
SELECT AS STRUCT 1 AS a
-- case: array first or last of a column
SELECT order_id, ARRAY_FIRST(items).sku FROM silver.orders WHERE ARRAY_LENGTH(items) > 0
-- case error: array first of an empty array
SELECT ARRAY_FIRST(items).sku FROM silver.orders
-- case: slice
SELECT ARRAY_SLICE([1, 2, 3, 4], 1, 2), ARRAY_SLICE([1, 2, 3, 4], -3, -2)
-- case: array includes
SELECT ARRAY_INCLUDES([1, 2, 3], 2), ARRAY_INCLUDES([1, 2], 5)
