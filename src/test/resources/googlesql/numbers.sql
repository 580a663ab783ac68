-- case: numeric arithmetic
SELECT id, n + 1, n - NUMERIC '0.1', n * NUMERIC '3', -n, ABS(n), SIGN(n) FROM silver.numbers WHERE id <> 5
-- case: numeric multiplication rounds half away
SELECT NUMERIC '0.000000001' * NUMERIC '0.5', NUMERIC '-0.000000001' * NUMERIC '0.5', NUMERIC '1.23456789' * NUMERIC '9.87654321'
-- case: numeric multiplication beyond 128 bits
SELECT NUMERIC '12345678901234.123456789' * NUMERIC '98765432109.987654321'
-- case: numeric division
SELECT NUMERIC '1' / NUMERIC '3', NUMERIC '2' / 3, NUMERIC '-1' / 6, NUMERIC '10' / NUMERIC '4'
-- case error: numeric overflow in addition
SELECT n + n FROM silver.numbers
-- case error: numeric overflow in multiplication
SELECT n * 10 FROM silver.numbers
-- case error: numeric overflow in sum
SELECT SUM(n) FROM (SELECT n FROM silver.numbers WHERE id = 5 UNION ALL SELECT NUMERIC '1')
-- case: round numeric
SELECT ROUND(NUMERIC '2.5'), ROUND(NUMERIC '-2.5'), ROUND(NUMERIC '1.005', 2), ROUND(NUMERIC '12345.678', -2), ROUND(NUMERIC '0.5'), ROUND(n, 1) FROM silver.numbers WHERE id < 5
-- case error: round numeric overflow
SELECT ROUND(n, -28) FROM silver.numbers WHERE id = 5
-- case: round with mode
SELECT ROUND(NUMERIC '2.5', 0, 'ROUND_HALF_EVEN'), ROUND(NUMERIC '3.5', 0, 'ROUND_HALF_EVEN'), ROUND(NUMERIC '2.5', 0, 'ROUND_HALF_AWAY_FROM_ZERO')
-- case: round float
SELECT ROUND(2.5), ROUND(-2.5), ROUND(2.675, 2), ROUND(1.005, 2), ROUND(0.125, 2), ROUND(1234.5678, -2), ROUND(1e300, 2), ROUND(f) FROM silver.numbers WHERE id IN (1, 2, 3, 4, 6, 7)
-- case: trunc
SELECT TRUNC(NUMERIC '2.79', 1), TRUNC(NUMERIC '-2.79'), TRUNC(2.79), TRUNC(-2.79, 1), TRUNC(1234.5, -2)
-- case: ceil and floor
SELECT CEIL(2.1), CEIL(-2.1), FLOOR(2.9), FLOOR(-2.1), CEIL(NUMERIC '2.000000001'), FLOOR(NUMERIC '-0.1'), CEILING(NUMERIC '-0.5')
-- case: mod and div of numeric
SELECT MOD(NUMERIC '5.5', NUMERIC '2'), MOD(NUMERIC '-5.5', 2), DIV(NUMERIC '7.9', NUMERIC '2'), DIV(NUMERIC '-7.9', NUMERIC '2')
-- case: safe divide
SELECT SAFE_DIVIDE(1, 0), SAFE_DIVIDE(1, 4), SAFE_DIVIDE(NUMERIC '1', NUMERIC '3'), SAFE_DIVIDE(NUMERIC '1', NUMERIC '0'), SAFE_DIVIDE(i, i) FROM silver.numbers
-- case: safe arithmetic
SELECT SAFE_ADD(i, 1), SAFE_SUBTRACT(-i, 2), SAFE_MULTIPLY(i, 2), SAFE_NEGATE(i), SAFE_ADD(n, n), SAFE_MULTIPLY(f, f) FROM silver.numbers
-- case: safe negate of the smallest integer
SELECT SAFE_NEGATE(-9223372036854775808), SAFE_NEGATE(5)
-- case error: negate the smallest integer
SELECT -x FROM UNNEST([-9223372036854775808]) AS x
-- case error: abs of the smallest integer
SELECT ABS(x) FROM UNNEST([-9223372036854775808]) AS x
-- case: float arithmetic
SELECT 0.1 + 0.2, 1.5 * 3, 2.5 - 5, -f, ABS(f), SIGN(f) FROM silver.numbers WHERE id IN (1, 2, 3, 4, 6, 7)
-- case error: float overflow in multiplication
SELECT f * 10 FROM silver.numbers WHERE id = 5
-- case error: float overflow in addition
SELECT f + f FROM silver.numbers WHERE id = 5
-- case: infinity stays in arithmetic
SELECT f + 1, f * 2, f - f FROM silver.numbers WHERE id IN (6, 7)
-- case: powers and roots
SELECT POW(2, 10), POWER(2, -1), POW(-8, 2), SQRT(2), SQRT(0), EXP(1), LN(10), LOG(8, 2), LOG(100), LOG10(1000)
-- case error: square root of a negative
SELECT SQRT(-1)
-- case error: logarithm of zero
SELECT LN(0)
-- case error: logarithm of a negative
SELECT LOG10(-1)
-- case error: exponential overflow
SELECT EXP(1000)
-- case error: power of negative to fraction
SELECT POW(-1, 0.5)
-- case error: power overflow
SELECT POW(10, 400)
-- case: safe mathematics
SELECT SAFE.SQRT(-1), SAFE.LN(0), SAFE.EXP(1000), SAFE.POW(-1, 0.5), SAFE.LOG(10, 1), SAFE.SQRT(4)
-- case: trigonometry
SELECT SIN(1), COS(1), TAN(1), ASIN(0.5), ACOS(0.5), ATAN(1), ATAN2(1, 2), SINH(1), COSH(1), TANH(1)
-- case: ieee divide
SELECT IEEE_DIVIDE(1, 0), IEEE_DIVIDE(-1, 0), IS_NAN(IEEE_DIVIDE(0, 0)), IS_INF(IEEE_DIVIDE(1, 0))
-- case: integer sign and abs
SELECT SIGN(i), ABS(i) FROM silver.numbers
-- case: numeric literal types
SELECT 1, 1.5, NUMERIC '1.5', -3, 1e3, 0x1F
-- case: numeric and integer mix
SELECT n * i, n + i, n / 3 FROM silver.numbers WHERE id NOT IN (5)
-- case: numeric comparison is exact
SELECT NUMERIC '0.1' + NUMERIC '0.2' = NUMERIC '0.3', 0.1 + 0.2 = 0.3
-- case: bit count
SELECT BIT_COUNT(7), BIT_COUNT(-1)
-- case: fx conversion
SELECT ROUND(NUMERIC '123.456789' * ROUND(NUMERIC '1.0812' / NUMERIC '0.8371', 9), 9) AS rc
-- case: range bucket by case
SELECT i, CASE WHEN i < 0 THEN 0 WHEN i < 5 THEN 1 ELSE 2 END AS bucket FROM silver.numbers
-- case refused: numeric square root: SQRT on NUMERIC
SELECT SQRT(NUMERIC '2')
-- case refused: numeric power: POW on NUMERIC
SELECT POW(NUMERIC '2', NUMERIC '2')
