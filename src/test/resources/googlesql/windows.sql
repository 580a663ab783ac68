-- case: row number
SELECT source, report_date, clicks, ROW_NUMBER() OVER (PARTITION BY source ORDER BY report_date, clicks, seen_at) FROM silver.ads WHERE source <> 'meta'
-- case: ranks with ties
SELECT id, i, RANK() OVER (ORDER BY i), DENSE_RANK() OVER (ORDER BY i), PERCENT_RANK() OVER (ORDER BY i), CUME_DIST() OVER (ORDER BY i), RANK() OVER (ORDER BY i DESC) FROM (SELECT id, MOD(id, 3) AS i FROM silver.numbers)
-- case: ntile
SELECT id, NTILE(3) OVER (ORDER BY id) FROM silver.numbers
-- case: running sum
SELECT id, SUM(id) OVER (ORDER BY id), SUM(n) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), COUNT(*) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) FROM silver.numbers WHERE id <> 5
-- case: range frame has peers
SELECT id, g, SUM(id) OVER (ORDER BY g), SUM(id) OVER (ORDER BY g ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM (SELECT id, MOD(id, 3) AS g FROM silver.numbers)
-- case: range frame with offsets
SELECT id, SUM(id) OVER (ORDER BY id RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING), COUNT(*) OVER (ORDER BY id DESC RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM silver.numbers
-- case: seven day window
SELECT report_date, SUM(cost) OVER (PARTITION BY source ORDER BY UNIX_DATE(report_date) RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) FROM silver.ads
-- case: rows frames of every kind
SELECT id, SUM(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING), SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING), SUM(id) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM silver.numbers
-- case: average and extremes over windows
SELECT id, AVG(n) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), MIN(n) OVER (ORDER BY id), MAX(i) OVER (), AVG(i) OVER (PARTITION BY MOD(id, 2)), COUNTIF(n > 0) OVER (ORDER BY id) FROM silver.numbers WHERE id <> 5
-- case: lag and lead
SELECT id, LAG(i) OVER (ORDER BY id), LAG(i, 2) OVER (ORDER BY id), LAG(i, 1, -1) OVER (ORDER BY id), LEAD(n) OVER (ORDER BY id), LEAD(i, 3, 0) OVER (ORDER BY id DESC) FROM silver.numbers
-- case: first and last value
SELECT id, FIRST_VALUE(i) OVER (ORDER BY id), LAST_VALUE(i) OVER (ORDER BY id), LAST_VALUE(i) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), NTH_VALUE(i, 2) OVER (ORDER BY id), FIRST_VALUE(i IGNORE NULLS) OVER (ORDER BY id DESC) FROM silver.numbers
-- case: last known value
SELECT d, LAST_VALUE(rate IGNORE NULLS) OVER (ORDER BY d ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS rate FROM UNNEST(GENERATE_DATE_ARRAY('2026-03-25', '2026-04-02')) AS d LEFT JOIN silver.rates ON rate_date = d AND currency = 'USD'
-- case: last known value within seven days
SELECT d, LAST_VALUE(rate IGNORE NULLS) OVER (ORDER BY UNIX_DATE(d) RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS rate FROM UNNEST(GENERATE_DATE_ARRAY('2026-03-25', '2026-04-02')) AS d LEFT JOIN silver.rates ON rate_date = d AND currency = 'USD'
-- case: percentiles
SELECT id, PERCENTILE_CONT(id, 0.5) OVER (), PERCENTILE_CONT(f, 0.25) OVER (), PERCENTILE_DISC(i, 0.5) OVER (), PERCENTILE_DISC(i, 0) OVER (PARTITION BY MOD(id, 2)) FROM silver.numbers WHERE id NOT IN (6, 7)
-- case: share of total
SELECT source, clicks, SAFE_DIVIDE(clicks, SUM(clicks) OVER (PARTITION BY source)) FROM silver.ads
-- case: window over an aggregate
SELECT source, SUM(clicks) AS clicks, RANK() OVER (ORDER BY SUM(clicks) DESC) AS r, SUM(SUM(clicks)) OVER () AS total FROM silver.ads GROUP BY source
-- case: window over nan
SELECT id, ROW_NUMBER() OVER (ORDER BY f, id) FROM silver.numbers
-- case: named window
SELECT id, SUM(i) OVER w, COUNT(*) OVER w FROM silver.numbers WHERE id <> 5 WINDOW w AS (PARTITION BY MOD(id, 2) ORDER BY id)
-- case: nested windows
SELECT id, s, LAG(s) OVER (ORDER BY id) FROM (SELECT id, SUM(id) OVER (ORDER BY id) AS s FROM silver.numbers)
-- case: array and string over windows
SELECT id, ARRAY_AGG(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), STRING_AGG(CAST(id AS STRING), '-') OVER (ORDER BY id) FROM silver.numbers WHERE id < 5
-- case: scd2 validity
SELECT order_id, customer_id, created_at AS valid_from, LEAD(created_at) OVER (PARTITION BY customer_id ORDER BY created_at) AS valid_to FROM silver.orders
-- case: deduplicate by the latest
SELECT source, campaign, report_date, clicks FROM silver.ads WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY source, campaign, report_date ORDER BY seen_at DESC, clicks) = 1
-- case: count distinct over a window
SELECT source, COUNT(DISTINCT campaign) OVER (PARTITION BY source) FROM silver.ads
-- case: first value of the group
SELECT order_id, FIRST_VALUE(order_id) OVER (PARTITION BY customer_id ORDER BY created_at) = order_id AS is_first FROM silver.orders
-- case: standard score
SELECT id, SAFE_DIVIDE(id - AVG(id) OVER (), STDDEV(id) OVER ()) FROM silver.numbers
-- case invalid: float range: windows.sql:1:30: Ordering by expressions of type FLOAT64 is not allowed
SELECT SUM(i) OVER (ORDER BY f RANGE BETWEEN 1.0 PRECEDING AND CURRENT ROW) FROM silver.numbers
-- case refused: respect nulls: PERCENTILE_CONT with RESPECT NULLS
SELECT PERCENTILE_CONT(f, 0.5 RESPECT NULLS) OVER () FROM silver.numbers
-- case refused: negative offset: LAG whose argument 2 is not a constant of at least 0
SELECT LAG(id, -1) OVER (ORDER BY id) FROM silver.numbers
-- case: lag by nothing
SELECT id, LAG(id, 0) OVER (ORDER BY id), NTH_VALUE(id, 3) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), NTH_VALUE(i, 2 IGNORE NULLS) OVER (ORDER BY id) FROM silver.numbers
-- case invalid: no buckets: windows.sql:1:
SELECT NTILE(0) OVER (ORDER BY id) FROM silver.numbers
-- case: empty frames
SELECT id, SUM(id) OVER (ORDER BY id ROWS BETWEEN 3 FOLLOWING AND 4 FOLLOWING), COUNT(*) OVER (ORDER BY id ROWS BETWEEN 3 FOLLOWING AND 4 FOLLOWING), STRING_AGG(CAST(id AS STRING)) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) FROM silver.numbers
-- case: frames with nulls in the key
SELECT id, COUNT(*) OVER (ORDER BY i RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING), SUM(id) OVER (ORDER BY i DESC RANGE BETWEEN 5 PRECEDING AND CURRENT ROW) FROM silver.numbers WHERE id <> 5
