-- case: date in a zone over the change of hour
SELECT ts, DATE(ts, 'Europe/Berlin'), DATE(ts, 'America/New_York'), DATE(ts, 'Asia/Kolkata'), DATE(ts, '+05:30'), DATE(ts) FROM UNNEST([TIMESTAMP '2026-03-28 22:59:59+00', '2026-03-28 23:00:00+00', '2026-03-29 00:59:59+00', '2026-03-29 01:00:00+00', '2026-10-25 00:30:00+00', '2026-10-25 01:30:00+00', '2026-10-24 22:00:00+00']) AS ts
-- case: every half hour of an autumn change
SELECT TIMESTAMP_ADD(TIMESTAMP '2026-10-24 20:00:00+00', INTERVAL 30 * n MINUTE) AS ts, DATETIME(TIMESTAMP_ADD(TIMESTAMP '2026-10-24 20:00:00+00', INTERVAL 30 * n MINUTE), 'Europe/Berlin') AS dt, TIMESTAMP_TRUNC(TIMESTAMP_ADD(TIMESTAMP '2026-10-24 20:00:00+00', INTERVAL 30 * n MINUTE), DAY, 'Europe/Berlin') AS d, TIMESTAMP_TRUNC(TIMESTAMP_ADD(TIMESTAMP '2026-10-24 20:00:00+00', INTERVAL 30 * n MINUTE), HOUR, 'Europe/Berlin') AS h FROM UNNEST(GENERATE_ARRAY(0, 60)) AS n
-- case: local times to instants in autumn and spring
SELECT dt, TIMESTAMP(dt, 'Europe/Berlin'), TIMESTAMP(dt, 'America/New_York'), TIMESTAMP(dt, 'Australia/Lord_Howe'), TIMESTAMP(dt) FROM UNNEST([DATETIME '2026-10-25 02:30:00', '2026-10-25 03:00:00', '2026-03-29 02:30:00', '2026-03-29 01:59:59', '2026-03-08 02:30:00', '2026-11-01 01:30:00', '2026-04-05 01:45:00', '2026-10-04 02:15:00']) AS dt
-- case: timestamp from strings
SELECT TIMESTAMP('2026-03-29 01:30:00+00'), TIMESTAMP('2026-03-29T01:30:00Z'), TIMESTAMP('2026-03-29 01:30:00', 'Europe/Berlin'), TIMESTAMP('2026-03-29 01:30:00.123456-07:00'), TIMESTAMP('2026-03-29'), TIMESTAMP('2026-03-29 10:00:00 America/New_York'), TIMESTAMP('2026-3-9 1:2:3')
-- case error: timestamp from rubbish
SELECT TIMESTAMP('yesterday')
-- case error: unknown zone
SELECT DATE(seen_at, 'Mars/Olympus') FROM silver.ads WHERE seen_at IS NOT NULL
-- case: timestamp add and sub
SELECT seen_at, TIMESTAMP_ADD(seen_at, INTERVAL 1 DAY), TIMESTAMP_ADD(seen_at, INTERVAL 90 MINUTE), TIMESTAMP_SUB(seen_at, INTERVAL 1 HOUR), TIMESTAMP_ADD(seen_at, INTERVAL 1 SECOND), TIMESTAMP_ADD(seen_at, INTERVAL 5 MILLISECOND), TIMESTAMP_SUB(seen_at, INTERVAL 7 MICROSECOND) FROM silver.ads
-- case: timestamp diff truncates
SELECT TIMESTAMP_DIFF(b, a, DAY), TIMESTAMP_DIFF(b, a, HOUR), TIMESTAMP_DIFF(b, a, MINUTE), TIMESTAMP_DIFF(b, a, SECOND), TIMESTAMP_DIFF(b, a, MILLISECOND), TIMESTAMP_DIFF(b, a, MICROSECOND), TIMESTAMP_DIFF(a, b, HOUR), TIMESTAMP_DIFF(a, b, DAY) FROM (SELECT TIMESTAMP '2026-03-28 10:59:59.999999+00' AS a, TIMESTAMP '2026-03-30 09:00:00.000001+00' AS b)
-- case: timestamp trunc
SELECT seen_at, TIMESTAMP_TRUNC(seen_at, SECOND), TIMESTAMP_TRUNC(seen_at, MINUTE), TIMESTAMP_TRUNC(seen_at, HOUR), TIMESTAMP_TRUNC(seen_at, DAY), TIMESTAMP_TRUNC(seen_at, WEEK), TIMESTAMP_TRUNC(seen_at, WEEK(MONDAY)), TIMESTAMP_TRUNC(seen_at, ISOWEEK, 'Asia/Tokyo'), TIMESTAMP_TRUNC(seen_at, MONTH, 'America/New_York'), TIMESTAMP_TRUNC(seen_at, QUARTER), TIMESTAMP_TRUNC(seen_at, YEAR, 'Europe/Berlin') FROM silver.ads
-- case: timestamp trunc hour in a half hour zone
SELECT TIMESTAMP_TRUNC(TIMESTAMP '2026-03-29 01:45:00+00', HOUR, 'Asia/Kolkata'), TIMESTAMP_TRUNC(TIMESTAMP '2026-03-29 01:45:00+00', HOUR, '-03:30')
-- case: extract from timestamp
SELECT seen_at, EXTRACT(YEAR FROM seen_at), EXTRACT(HOUR FROM seen_at AT TIME ZONE 'Europe/Berlin'), EXTRACT(DAY FROM seen_at AT TIME ZONE 'Asia/Tokyo'), EXTRACT(MINUTE FROM seen_at), EXTRACT(SECOND FROM seen_at), EXTRACT(MILLISECOND FROM seen_at), EXTRACT(MICROSECOND FROM seen_at), EXTRACT(DATE FROM seen_at), EXTRACT(DATE FROM seen_at AT TIME ZONE 'Europe/Berlin'), EXTRACT(DAYOFWEEK FROM seen_at), EXTRACT(ISOWEEK FROM seen_at), EXTRACT(DATETIME FROM seen_at AT TIME ZONE 'Europe/Berlin') FROM silver.ads
-- case: format timestamp
SELECT FORMAT_TIMESTAMP('%Y-%m-%d %H:%M:%S', seen_at), FORMAT_TIMESTAMP('%FT%T%Ez', seen_at, 'Europe/Berlin'), FORMAT_TIMESTAMP('%E*S|%E3S|%E6S|%z|%s', seen_at, 'America/New_York'), FORMAT_TIMESTAMP('%I:%M %p %k %l %P %R', seen_at) FROM silver.ads
-- case: parse timestamp
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', '2026-03-29 01:30:00'), PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', '2026-03-29 01:30:00', 'Europe/Berlin'), PARSE_TIMESTAMP('%FT%T%Ez', '2026-03-29T01:30:00+02:00'), PARSE_TIMESTAMP('%Y%m%d%H', '2026032905'), PARSE_TIMESTAMP('%FT%H:%M:%E*SZ', '2026-03-29T01:30:00.123456Z'), PARSE_TIMESTAMP('%I:%M %p %F', '12:05 AM 2026-03-29'), PARSE_TIMESTAMP('%F %T %z', '2026-03-29 01:30:00 -0730')
-- case error: parse timestamp of another form
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', '2026-03-29')
-- case: safe parse timestamp
SELECT SAFE.PARSE_TIMESTAMP('%F %T', '2026-03-29 25:00:00'), SAFE.PARSE_TIMESTAMP('%F %T', '2026-03-29 05:00:60')
-- case: unix conversions
SELECT UNIX_SECONDS(seen_at), UNIX_MILLIS(seen_at), UNIX_MICROS(seen_at), TIMESTAMP_SECONDS(1774750000), TIMESTAMP_MILLIS(-1), TIMESTAMP_MICROS(1774750000123456) FROM silver.ads
-- case: unix of times before the epoch
SELECT UNIX_SECONDS(ts), UNIX_MILLIS(ts), UNIX_MICROS(ts), TIMESTAMP_TRUNC(ts, SECOND), TIMESTAMP_TRUNC(ts, HOUR) FROM UNNEST([TIMESTAMP '1969-12-31 23:59:59.999999+00', '1900-01-01 00:00:00.5+00']) AS ts
-- case: timestamp trunc before the epoch and at both ends
SELECT ts, TIMESTAMP_TRUNC(ts, MICROSECOND), TIMESTAMP_TRUNC(ts, MILLISECOND), TIMESTAMP_TRUNC(ts, SECOND), TIMESTAMP_TRUNC(ts, MINUTE), TIMESTAMP_TRUNC(ts, HOUR), TIMESTAMP_TRUNC(ts, DAY), TIMESTAMP_DIFF(ts, TIMESTAMP '1970-01-01 00:00:00+00', HOUR), TIMESTAMP_DIFF(ts, CAST(NULL AS TIMESTAMP), DAY) FROM UNNEST([TIMESTAMP '1969-12-31 23:59:59.999999+00', '1969-12-31 00:00:00+00', '0001-01-01 00:00:00+00', '9999-12-31 23:59:59.999999+00', '1970-01-01 00:00:00+00']) AS ts
-- case error: timestamp out of range
SELECT TIMESTAMP_SECONDS(300000000000)
-- case error: timestamp add out of range
SELECT TIMESTAMP_ADD(TIMESTAMP '9999-12-31 23:59:59+00', INTERVAL 1 SECOND)
-- case: timestamp to string
SELECT CAST(seen_at AS STRING), STRING(seen_at), STRING(seen_at, 'Asia/Kolkata'), STRING(seen_at, 'America/New_York') FROM silver.ads
-- case: timestamp text with fractions
SELECT CAST(TIMESTAMP '2026-01-01 00:00:00.5+00' AS STRING), CAST(TIMESTAMP '2026-01-01 00:00:00.000001+00' AS STRING), CAST(DATETIME '2026-01-01 00:00:00.120' AS STRING)
-- case: datetime functions
SELECT DATETIME_ADD(dt, INTERVAL 1 MONTH), DATETIME_SUB(dt, INTERVAL 90 SECOND), DATETIME_TRUNC(dt, HOUR), DATETIME_TRUNC(dt, WEEK), DATETIME_DIFF(dt, DATETIME '2026-01-01 00:00:00', DAY), DATETIME_DIFF(dt, DATETIME '2026-01-01 23:59:59', HOUR), DATETIME_DIFF(dt, DATETIME '2025-12-31 00:00:00', WEEK), FORMAT_DATETIME('%F %T', dt), DATE(dt), EXTRACT(HOUR FROM dt) FROM UNNEST([DATETIME '2026-01-31 13:14:15.678901', NULL]) AS dt
-- case: datetime constructors and parsing
SELECT DATETIME(TIMESTAMP '2026-03-29 01:30:00+00', 'Europe/Berlin'), DATETIME(DATE '2026-03-29'), PARSE_DATETIME('%Y-%m-%d %H:%M', '2026-03-29 01:30'), DATETIME(2026, 3, 29, 1, 30, 0)
-- case: timestamps compare as instants
SELECT TIMESTAMP '2026-03-29 01:30:00+02' = TIMESTAMP '2026-03-28 23:30:00+00', seen_at > TIMESTAMP '2026-03-29 00:00:00+00' FROM silver.ads
-- case: client-local day
SELECT DATE(created_at, tz) AS day, COUNT(*) AS n FROM silver.orders CROSS JOIN UNNEST(['Europe/Berlin', 'America/Los_Angeles', 'UTC']) AS tz GROUP BY 1
-- case: zone names in any case and abbreviations
SELECT DATE(TIMESTAMP '2026-03-29 23:30:00+00', 'Europe/Berlin'), DATETIME(TIMESTAMP '2026-07-01 12:00:00+00', 'EST'), DATETIME(TIMESTAMP '2026-07-01 12:00:00+00', 'Etc/GMT+3')
-- case: session windows by gap
SELECT order_id, SUM(new_session) OVER (PARTITION BY customer_id ORDER BY created_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS session FROM (SELECT order_id, customer_id, created_at, IF(TIMESTAMP_DIFF(created_at, LAG(created_at) OVER (PARTITION BY customer_id ORDER BY created_at), MINUTE) <= 120, 0, 1) AS new_session FROM silver.orders)
-- case refused: zone name in a format: FORMAT_TIMESTAMP with the element %Z
SELECT FORMAT_TIMESTAMP('%Z', seen_at) FROM silver.ads
