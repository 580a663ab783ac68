-- case: silver.ads
SELECT * FROM UNNEST([
  STRUCT('google' AS source, 'brand' AS campaign, DATE '2026-03-27' AS report_date, 100 AS impressions, 10 AS clicks, NUMERIC '12.345678901' AS cost, 0.5 AS score, TIMESTAMP '2026-03-27 23:30:00+00' AS seen_at),
  ('google', 'brand', DATE '2026-03-28', 200, 0, NUMERIC '0', -1.5, TIMESTAMP '2026-03-28 23:59:59.999999+00'),
  ('google', 'generic', DATE '2026-03-29', 50, 5, NUMERIC '7.1', NULL, TIMESTAMP '2026-03-29 01:30:00+00'),
  ('meta', 'brand', DATE '2026-03-29', NULL, 3, NUMERIC '-2.25', 2.5, TIMESTAMP '2026-03-29 00:59:59+00'),
  ('meta', 'Ünïcode', DATE '2026-03-30', 70, 7, NULL, 1e10, NULL),
  ('meta', 'brand', DATE '2026-03-29', NULL, 3, NUMERIC '-2.25', 2.5, TIMESTAMP '2026-03-29 00:59:59+00'),
  ('tiktok', NULL, NULL, 0, NULL, NUMERIC '0.000000001', 0.1, TIMESTAMP '2026-10-25 00:30:00+00'),
  (NULL, '', DATE '2026-12-31', 9, 9, NUMERIC '99999999999.999999999', -0.0, TIMESTAMP '2026-10-25 01:30:00+00')])

-- case: silver.orders
SELECT * FROM UNNEST([
  STRUCT('o1' AS order_id, 'c1' AS customer_id, TIMESTAMP '2026-03-28 22:30:00+00' AS created_at, NUMERIC '19.99' AS amount, 'paid' AS status, [STRUCT('A' AS sku, 2 AS qty, NUMERIC '5' AS price), ('B', 1, NUMERIC '9.99')] AS items, JSON '{"utm":{"source":"google","n":1.50},"tags":["x","y"]}' AS payload),
  ('o2', 'c1', TIMESTAMP '2026-03-29 00:30:00+00', NUMERIC '5', 'paid', [('A', 1, NUMERIC '5')], JSON '{"utm":null}'),
  ('o3', 'c2', TIMESTAMP '2026-03-29 22:00:00+00', NUMERIC '0', 'cancelled', [], JSON '[]'),
  ('o4', 'c3', TIMESTAMP '2026-04-01 10:00:00+00', NULL, NULL, NULL, NULL),
  ('o5', 'c2', TIMESTAMP '2026-04-02 10:00:00+00', NUMERIC '100.005', 'paid', [('C', 3, NULL), (NULL, NULL, NUMERIC '1')], JSON '{"utm":{"source":"meta","n":7},"deep":{"a":[1,{"b":true}]}}')])

-- case: silver.rates
SELECT * FROM UNNEST([
  STRUCT(DATE '2026-03-26' AS rate_date, 'USD' AS currency, NUMERIC '1.0812' AS rate),
  (DATE '2026-03-27', 'USD', NUMERIC '1.0795'),
  (DATE '2026-03-30', 'USD', NUMERIC '1.0801'),
  (DATE '2026-03-27', 'GBP', NUMERIC '0.8371')])

-- case: silver.texts
SELECT * FROM UNNEST([
  STRUCT(1 AS id, 'Hello, World' AS t), (2, ''), (3, NULL), (4, '  padded \t'), (5, 'ÄÖÜ straße'), (6, 'a,b,,c'), (7, '日本語テキスト'), (8, 'e\u0301clair'), (9, 'https://shop.example.com/p?utm_source=google&utm_medium=cpc#x'), (10, 'line1\nline2'), (11, '100%_x\\y'), (12, 'ÀÉÎ\u00a0')])

-- case: silver.numbers
SELECT * FROM UNNEST([
  STRUCT(1 AS id, 7 AS i, 2.5 AS f, NUMERIC '2.5' AS n), (2, -7, -2.5, NUMERIC '-2.5'), (3, 0, 0.0, NUMERIC '0'), (4, NULL, NULL, NULL), (5, 9223372036854775807, 1e308, NUMERIC '99999999999999999999999999999.999999999'), (6, 3, CAST('nan' AS FLOAT64), NUMERIC '0.000000001'), (7, 2, CAST('inf' AS FLOAT64), NUMERIC '1.005'), (8, 1, 0.125, NUMERIC '-0.5')])
