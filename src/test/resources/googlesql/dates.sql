-- case: date add
SELECT report_date, DATE_ADD(report_date, INTERVAL 1 DAY), DATE_ADD(report_date, INTERVAL 2 WEEK), DATE_ADD(report_date, INTERVAL 1 MONTH), DATE_ADD(report_date, INTERVAL 1 QUARTER), DATE_ADD(report_date, INTERVAL -1 YEAR) FROM silver.ads
-- case: date sub keeps the last day of a month
SELECT DATE_SUB(DATE '2026-03-31', INTERVAL 1 MONTH), DATE_ADD(DATE '2024-02-29', INTERVAL 1 YEAR), DATE_ADD(DATE '2026-01-31', INTERVAL 1 MONTH), DATE_SUB(DATE '2026-05-31', INTERVAL 1 QUARTER)
-- case: date add with a column as amount
SELECT id, DATE_ADD(DATE '2026-01-01', INTERVAL i DAY) FROM silver.numbers WHERE id <> 5
-- case error: date beyond year 9999
SELECT DATE_ADD(DATE '9999-12-31', INTERVAL 1 DAY)
-- case error: date before year 1
SELECT DATE_SUB(DATE '0001-01-01', INTERVAL 1 DAY)
-- case: safe date add
SELECT SAFE.DATE_ADD(DATE '9999-12-31', INTERVAL 1 DAY)
-- case: date diff
SELECT report_date, DATE_DIFF(report_date, DATE '2025-12-31', DAY), DATE_DIFF(report_date, DATE '2025-12-31', WEEK), DATE_DIFF(report_date, DATE '2025-12-31', WEEK(MONDAY)), DATE_DIFF(report_date, DATE '2025-12-31', ISOWEEK), DATE_DIFF(report_date, DATE '2025-12-31', MONTH), DATE_DIFF(report_date, DATE '2025-12-31', QUARTER), DATE_DIFF(report_date, DATE '2025-12-31', YEAR), DATE_DIFF(report_date, DATE '2024-12-30', ISOYEAR) FROM silver.ads
-- case: date diff backwards
SELECT DATE_DIFF(DATE '2025-12-31', DATE '2026-03-28', DAY), DATE_DIFF(DATE '2025-12-31', DATE '2026-03-28', WEEK), DATE_DIFF(DATE '2025-12-31', DATE '2026-03-28', MONTH)
-- case: date trunc
SELECT d, DATE_TRUNC(d, DAY), DATE_TRUNC(d, WEEK), DATE_TRUNC(d, WEEK(MONDAY)), DATE_TRUNC(d, WEEK(TUESDAY)), DATE_TRUNC(d, WEEK(WEDNESDAY)), DATE_TRUNC(d, WEEK(THURSDAY)), DATE_TRUNC(d, WEEK(FRIDAY)), DATE_TRUNC(d, WEEK(SATURDAY)), DATE_TRUNC(d, ISOWEEK), DATE_TRUNC(d, MONTH), DATE_TRUNC(d, QUARTER), DATE_TRUNC(d, YEAR), DATE_TRUNC(d, ISOYEAR) FROM UNNEST(GENERATE_DATE_ARRAY('2025-12-20', '2026-01-10')) AS d
-- case: extract
SELECT d, EXTRACT(YEAR FROM d), EXTRACT(QUARTER FROM d), EXTRACT(MONTH FROM d), EXTRACT(DAY FROM d), EXTRACT(DAYOFWEEK FROM d), EXTRACT(DAYOFYEAR FROM d), EXTRACT(WEEK FROM d), EXTRACT(WEEK(MONDAY) FROM d), EXTRACT(WEEK(THURSDAY) FROM d), EXTRACT(ISOWEEK FROM d), EXTRACT(ISOYEAR FROM d) FROM UNNEST(GENERATE_DATE_ARRAY('2025-12-25', '2026-01-12')) AS d
-- case: last day
SELECT report_date, LAST_DAY(report_date), LAST_DAY(report_date, WEEK), LAST_DAY(report_date, WEEK(MONDAY)), LAST_DAY(report_date, QUARTER), LAST_DAY(report_date, YEAR), LAST_DAY(report_date, ISOWEEK), LAST_DAY(report_date, ISOYEAR) FROM silver.ads
-- case: format date
SELECT FORMAT_DATE('%Y-%m-%d', d), FORMAT_DATE('%G-W%V', d), FORMAT_DATE('%a %A %b %B %h', d), FORMAT_DATE('%e %j %u %w %U %W %y %g %C', d), FORMAT_DATE('%F %D', d), FORMAT_DATE('%Q|%%|%n|%t', d) FROM UNNEST([DATE '2026-01-01', DATE '2026-03-09', DATE '2025-12-29', DATE '2024-02-29', NULL]) AS d
-- case: format date in early years
SELECT FORMAT_DATE('%Y', DATE '0099-02-03'), FORMAT_DATE('%F', DATE '0099-02-03'), FORMAT_DATE('%E4Y', DATE '0099-02-03'), CAST(DATE '0099-02-03' AS STRING)
-- case refused: format date has no time: FORMAT_DATE with the element %H
SELECT FORMAT_DATE('%H:%M:%S %p %I', DATE '2026-01-01')
-- case: parse date
SELECT PARSE_DATE('%Y-%m-%d', '2026-03-29'), PARSE_DATE('%Y%m%d', '20260329'), PARSE_DATE('%d.%m.%Y', '9.3.2026'), PARSE_DATE('%b %d %Y', 'Mar 9 2026'), PARSE_DATE('%B %e, %Y', 'march 9, 2026'), PARSE_DATE('%F', ' 2026-03-29 '), PARSE_DATE('%m/%d/%y', '03/29/69'), PARSE_DATE('%m/%d/%y', '03/29/68'), PARSE_DATE('%Y', '2026'), PARSE_DATE('%Y-%j', '2026-060')
-- case refused: parse date with a time: PARSE_DATE with the element %H
SELECT PARSE_DATE('%Y-%m-%d %H:%M:%S', '2026-03-29 23:59:59')
-- case error: parse date of another form
SELECT PARSE_DATE('%Y-%m-%d', '29.03.2026')
-- case error: parse date with trailing text
SELECT PARSE_DATE('%Y-%m-%d', '2026-03-29x')
-- case error: parse a day that does not exist
SELECT PARSE_DATE('%Y-%m-%d', '2026-02-30')
-- case: safe parse date
SELECT SAFE.PARSE_DATE('%Y-%m-%d', '2026-02-30'), SAFE.PARSE_DATE('%Y-%m-%d', 'x'), SAFE.PARSE_DATE('%Y-%m-%d', '')
-- case: date constructors
SELECT DATE(2026, 3, 29), DATE(DATETIME '2026-03-29 12:00:00'), DATE(TIMESTAMP '2026-03-29 23:30:00+00'), DATE(TIMESTAMP '2026-03-29 22:30:00+00', 'Europe/Berlin'), DATE_FROM_UNIX_DATE(20000), UNIX_DATE(DATE '2026-03-29')
-- case error: date of a day that does not exist
SELECT DATE(2026, 2, 30)
-- case: generate date array
SELECT GENERATE_DATE_ARRAY('2026-01-01', '2026-01-05'), GENERATE_DATE_ARRAY('2026-01-05', '2026-01-01'), GENERATE_DATE_ARRAY('2026-01-05', '2026-01-01', INTERVAL -2 DAY), GENERATE_DATE_ARRAY('2026-01-01', '2026-01-20', INTERVAL 1 WEEK), GENERATE_DATE_ARRAY(NULL, '2026-01-20')
-- case: generate date array by month
SELECT GENERATE_DATE_ARRAY('2026-01-31', '2026-06-30', INTERVAL 1 MONTH), GENERATE_DATE_ARRAY('2026-01-31', '2027-12-31', INTERVAL 1 QUARTER), GENERATE_DATE_ARRAY('2024-02-29', '2030-01-01', INTERVAL 1 YEAR), GENERATE_DATE_ARRAY('2026-06-30', '2026-01-01', INTERVAL -2 MONTH)
-- case error: generate date array with step zero
SELECT GENERATE_DATE_ARRAY('2026-01-01', '2026-01-05', INTERVAL 0 DAY)
-- case: calendar joined with facts
SELECT d, COUNT(a.clicks) AS n, SUM(a.cost) AS cost FROM UNNEST(GENERATE_DATE_ARRAY(DATE '2026-03-26', DATE '2026-03-31')) AS d LEFT JOIN silver.ads a ON a.report_date = d GROUP BY d ORDER BY d
-- case: date comparisons
SELECT report_date < '2026-03-29', report_date BETWEEN '2026-03-28' AND '2026-03-29', report_date = DATE '2026-03-29' FROM silver.ads
-- case: date from the first table of a month
SELECT report_date FROM silver.ads WHERE DATE_TRUNC(report_date, MONTH) = '2026-03-01' AND EXTRACT(DAYOFWEEK FROM report_date) IN (1, 7)
-- case: date strings
SELECT CAST(report_date AS STRING), STRING(report_date) FROM silver.ads
-- case refused: locale dependent format: FORMAT_DATE with the element %x
SELECT FORMAT_DATE('%x', DATE '2026-01-01')
-- case refused: computed format: FORMAT_DATE whose argument 1 is not a constant
SELECT FORMAT_DATE(t, DATE '2026-01-01') FROM silver.texts
-- case: plus an interval
SELECT report_date + INTERVAL 1 MONTH, report_date - INTERVAL 3 DAY, seen_at + INTERVAL 90 MINUTE, DATETIME '2026-01-31 10:00:00' + INTERVAL 1 QUARTER FROM silver.ads
-- case refused: interval value: type INTERVAL
SELECT INTERVAL 1 DAY AS i
-- case refused: computed interval: dates.sql:1:20: an INTERVAL value
SELECT report_date + i FROM silver.ads, UNNEST([INTERVAL 1 DAY]) AS i
