-- case: count sum min max
SELECT source, COUNT(*), COUNT(clicks), COUNT(DISTINCT campaign), SUM(clicks), SUM(cost), MIN(report_date), MAX(seen_at), MIN(campaign), MAX(cost) FROM silver.ads GROUP BY source
-- case: aggregates over no rows
SELECT COUNT(*), COUNT(clicks), SUM(clicks), SUM(cost), AVG(cost), AVG(clicks), MIN(score), MAX(report_date), COUNTIF(clicks > 1), LOGICAL_OR(TRUE), STRING_AGG(source), ARRAY_AGG(source) FROM silver.ads WHERE FALSE
-- case: group over no rows
SELECT source, COUNT(*) FROM silver.ads WHERE FALSE GROUP BY source
-- case: average
SELECT source, AVG(clicks), AVG(cost), AVG(score) FROM silver.ads GROUP BY source
-- case: average of numeric rounds half away
SELECT AVG(x) FROM UNNEST([NUMERIC '0.000000001', NUMERIC '0', NUMERIC '0', NUMERIC '0.000000001']) AS x
-- case: count if and logical
SELECT source, COUNTIF(clicks > 3), LOGICAL_AND(clicks > 3), LOGICAL_OR(clicks > 3) FROM silver.ads GROUP BY source
-- case: sums of floats with nan and infinity
SELECT SUM(f), AVG(f), MIN(f), MAX(f) FROM silver.numbers WHERE id IN (1, 2, 3, 4, 8) UNION ALL SELECT SUM(f), AVG(f), MIN(f), MAX(f) FROM silver.numbers WHERE id IN (1, 6) UNION ALL SELECT SUM(f), AVG(f), MIN(f), MAX(f) FROM silver.numbers WHERE id IN (1, 7)
-- case error: integer sum overflow
SELECT SUM(i) FROM (SELECT i FROM silver.numbers UNION ALL SELECT 9223372036854775807)
-- case: average of large integers
SELECT AVG(i) FROM UNNEST([9223372036854775807, 9223372036854775807, 1]) AS i
-- case: any value having
SELECT source, ANY_VALUE(campaign HAVING MAX clicks), ANY_VALUE(report_date HAVING MIN report_date) FROM silver.ads WHERE campaign = 'brand' GROUP BY source
-- case: any value of one value
SELECT source, ANY_VALUE(source) FROM silver.ads GROUP BY source
-- case: string agg
SELECT source, STRING_AGG(campaign, '|' ORDER BY campaign), STRING_AGG(DISTINCT campaign, ',' ORDER BY campaign DESC), STRING_AGG(campaign, '' ORDER BY campaign LIMIT 2) FROM silver.ads GROUP BY source
-- case: array agg
SELECT source, ARRAY_AGG(clicks ORDER BY clicks), ARRAY_AGG(clicks IGNORE NULLS ORDER BY clicks DESC), ARRAY_AGG(DISTINCT campaign IGNORE NULLS ORDER BY campaign), ARRAY_AGG(clicks ORDER BY clicks DESC LIMIT 2) FROM silver.ads GROUP BY source
-- case: array agg of structs picks the latest
SELECT source, ARRAY_AGG(STRUCT(campaign, clicks) ORDER BY report_date DESC, clicks DESC LIMIT 1)[OFFSET(0)].campaign AS latest FROM silver.ads GROUP BY source
-- case: array agg ordered by another column
SELECT ARRAY_AGG(id ORDER BY i DESC, id), ARRAY_AGG(id ORDER BY f, id) FROM silver.numbers
-- case: array concat agg
SELECT ARRAY_CONCAT_AGG(x ORDER BY k) FROM (SELECT [1, 2] AS x, 2 AS k UNION ALL SELECT [3], 1 UNION ALL SELECT NULL, 0)
-- case: statistical
SELECT STDDEV(clicks), STDDEV_POP(clicks), VARIANCE(clicks), VAR_POP(clicks), CORR(clicks, impressions), COVAR_POP(clicks, impressions), COVAR_SAMP(clicks, impressions) FROM silver.ads
-- case: statistical of one row
SELECT STDDEV(x), STDDEV_POP(x), VAR_SAMP(x), CORR(x, x) FROM UNNEST([1.5]) AS x
-- case: bits
SELECT BIT_AND(x), BIT_OR(x), BIT_XOR(x) FROM UNNEST([5, 3, NULL]) AS x
-- case: group by expression and position
SELECT DATE_TRUNC(report_date, MONTH) AS month, source, SUM(cost) FROM silver.ads GROUP BY 1, source
-- case: group by struct of date parts
SELECT EXTRACT(MONTH FROM report_date) AS m, COUNT(*) FROM silver.ads GROUP BY m
-- case: rollup
SELECT source, campaign, SUM(clicks), GROUPING(source) AS g FROM silver.ads GROUP BY ROLLUP(source, campaign)
-- case: cube
SELECT source, campaign, COUNT(*), GROUPING(campaign) AS g FROM silver.ads GROUP BY CUBE(source, campaign)
-- case: grouping sets
SELECT source, campaign, SUM(clicks) FROM silver.ads GROUP BY GROUPING SETS ((source), (campaign), ())
-- case: group by all
SELECT source, campaign, SUM(clicks) AS clicks FROM silver.ads GROUP BY ALL
-- case: null is a group
SELECT campaign, COUNT(*) FROM silver.ads GROUP BY campaign
-- case: empty text is not null as a group
SELECT campaign IS NULL, campaign = '', COUNT(*) FROM silver.ads GROUP BY campaign
-- case: having with an aggregate of its own
SELECT source FROM silver.ads GROUP BY source HAVING SUM(cost) > 1 AND MAX(clicks) > 3
-- case: aggregate of an expression over aggregates
SELECT source, SUM(cost) / COUNT(*) AS per_row, SAFE_DIVIDE(SUM(cost), SUM(clicks)) AS cpc, ROUND(SUM(cost), 2) FROM silver.ads GROUP BY source
-- case: distinct sums
SELECT SUM(DISTINCT clicks), AVG(DISTINCT clicks), COUNT(DISTINCT clicks) FROM silver.ads
-- case: sum of case
SELECT SUM(IF(source = 'google', cost, 0)), SUM(CASE WHEN clicks > 3 THEN 1 ELSE 0 END) FROM silver.ads
-- case: sum of numeric keeps nine places
SELECT SUM(x) FROM UNNEST([NUMERIC '0.1', NUMERIC '0.2', NUMERIC '0.000000001']) AS x
-- case: count distinct of two columns by struct text
SELECT COUNT(DISTINCT CONCAT(IFNULL(source, ''), '|', IFNULL(campaign, ''))) FROM silver.ads
-- case: count distinct over dates in zones
SELECT COUNT(DISTINCT DATE(created_at, 'America/New_York')) FROM silver.orders
-- case: max of boolean and min of text
SELECT MAX(b), MIN(b) FROM UNNEST([TRUE, FALSE, NULL]) AS b
-- case: aggregate in order by
SELECT source FROM silver.ads GROUP BY source ORDER BY SUM(clicks) DESC, source
-- case: group by with join
SELECT o.customer_id, SUM(i.qty * i.price) FROM silver.orders o, UNNEST(o.items) i GROUP BY 1
-- case: first order of each customer
SELECT customer_id, MIN(created_at) AS first_at, MIN_BY_ FROM (SELECT customer_id, created_at, 1 AS MIN_BY_ FROM silver.orders) GROUP BY customer_id, MIN_BY_
-- case refused: sum having: HAVING in SUM
SELECT SUM(clicks HAVING MAX report_date) FROM silver.ads
-- case: count distinct of a struct
SELECT COUNT(DISTINCT STRUCT(source, campaign)), COUNT(DISTINCT TO_JSON_STRING(STRUCT(source, campaign))) FROM silver.ads
-- case: group by struct
SELECT STRUCT(source, campaign) AS s, COUNT(*) AS n FROM silver.ads GROUP BY s
-- case: group by array
SELECT a, COUNT(*) AS n FROM (SELECT [1, 2] AS a UNION ALL SELECT [1, 2] UNION ALL SELECT [2, 1]) GROUP BY a
-- case invalid: distinct floats: aggregates.sql:1:17: Column f of type FLOAT64 cannot be used in SELECT DISTINCT
SELECT DISTINCT f FROM UNNEST([1.5, 1.5, 2.5, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), NULL]) AS f
