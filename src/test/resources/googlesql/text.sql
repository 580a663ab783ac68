-- case: lower and upper
SELECT id, LOWER(t), UPPER(t) FROM silver.texts
-- case: lower of a dotted i
SELECT LOWER('İI'), UPPER('ß ŉ'), LOWER('ΑΣ'), LOWER('ΑΣ Β')
-- case: length
SELECT id, LENGTH(t), CHAR_LENGTH(t), BYTE_LENGTH(t), LENGTH(b'\xff\x00') FROM silver.texts
-- case: trim
SELECT id, TRIM(t), LTRIM(t), RTRIM(t), TRIM(t, 'H /#x'), LTRIM(t, 'aH'), RTRIM(t, 'xc') FROM silver.texts
-- case: substr
SELECT id, SUBSTR(t, 2), SUBSTR(t, 2, 3), SUBSTR(t, -3), SUBSTR(t, -3, 2), SUBSTR(t, 0, 2), SUBSTR(t, 100), SUBSTR(t, -100, 3) FROM silver.texts
-- case error: substr with negative length
SELECT SUBSTR('abc', 1, -1)
-- case: left and right
SELECT id, LEFT(t, 3), RIGHT(t, 3), LEFT(t, 0) FROM silver.texts
-- case error: left of a negative
SELECT LEFT('abc', -1)
-- case: safe left
SELECT SAFE.LEFT('abc', -1), SAFE.SUBSTR('abc', 1, -1), SAFE.LPAD('abc', -1)
-- case: pad
SELECT LPAD('7', 3, '0'), RPAD('ab', 5), LPAD('abcdef', 3), LPAD('x', 6, 'abc'), RPAD('日', 4, '本語')
-- case error: pad to a negative length
SELECT LPAD('a', -1)
-- case: repeat and reverse
SELECT id, REPEAT('ab', 3), REPEAT('ab', 0), REVERSE(t) FROM silver.texts
-- case error: repeat a negative number
SELECT REPEAT('a', -1)
-- case: replace
SELECT id, REPLACE(t, ',', ';'), REPLACE(t, '', 'x'), REPLACE(t, 'o', '') FROM silver.texts
-- case: concat with null
SELECT id, CONCAT(t, '!', 'x'), CONCAT('a', NULL), CONCAT('only') FROM silver.texts
-- case: initcap
SELECT INITCAP('hello wORLD-foo_bar'), INITCAP('ab cd', 'b')
-- case: starts and ends
SELECT id, STARTS_WITH(t, 'H'), ENDS_WITH(t, 'x'), STARTS_WITH(t, ''), ENDS_WITH(t, '') FROM silver.texts
-- case: strpos
SELECT id, STRPOS(t, 'o'), STRPOS(t, 'テ'), STRPOS(t, ''), STRPOS(t, 'zz') FROM silver.texts
-- case: instr
SELECT INSTR('banana', 'an'), INSTR('banana', 'an', 3), INSTR('banana', 'an', 1, 2), INSTR('banana', 'an', -1), INSTR('banana', 'an', -3), INSTR('banana', 'x'), INSTR('banana', 'a', -1, 2)
-- case: split
SELECT id, SPLIT(t, ','), SPLIT(t), SPLIT(t, ', ') FROM silver.texts
-- case: split by nothing
SELECT SPLIT('abc', ''), SPLIT('', ','), SPLIT('a,', ',')
-- case: normalize
SELECT NORMALIZE('e\u0301') = 'é', NORMALIZE('ﬁ', NFKC), LENGTH(NORMALIZE('é', NFD))
-- case: regexp contains
SELECT id, REGEXP_CONTAINS(t, r'^\w+,'), REGEXP_CONTAINS(t, r'(?i)hello'), REGEXP_CONTAINS(t, '') FROM silver.texts
-- case: regexp dot and new line
SELECT REGEXP_CONTAINS('a\nb', 'a.b'), REGEXP_CONTAINS('a\nb', '(?s)a.b'), REGEXP_CONTAINS('a\nb', '^b'), REGEXP_CONTAINS('a\nb', '(?m)^b'), REGEXP_EXTRACT('a\nb', r'.*')
-- case: regexp extract
SELECT id, REGEXP_EXTRACT(t, r'utm_source=([^&]+)'), REGEXP_EXTRACT(t, r'\d+'), REGEXP_EXTRACT(t, r'x*') FROM silver.texts
-- case: regexp extract all
SELECT id, REGEXP_EXTRACT_ALL(t, r'utm_(\w+)='), REGEXP_EXTRACT_ALL(t, r'[aeiou]') FROM silver.texts
-- case: regexp replace
SELECT id, REGEXP_REPLACE(t, r'[aeiou]', '*'), REGEXP_REPLACE(t, r'(\w)(\w)', r'\2\1'), REGEXP_REPLACE(t, r'\s+', ' ') FROM silver.texts
-- case: regexp with named group
SELECT REGEXP_EXTRACT('a=1;b=2', r'b=(?P<v>\d)')
-- case: hashes
SELECT id, TO_HEX(SHA256(t)), TO_HEX(MD5(t)), TO_HEX(SHA1(t)), FARM_FINGERPRINT(t) FROM silver.texts
-- case: hash bytes stay bytes
SELECT SHA256('a'), MD5('a'), TO_HEX(b'\x00\xff'), FROM_HEX('00ff'), TO_BASE64(b'abc'), FROM_BASE64('YWJj')
-- case: surrogate key
SELECT TO_HEX(SHA256(CONCAT('t', '|', source, '|', COALESCE(campaign, '')))) FROM silver.ads
-- case: unicode and ascii
SELECT ASCII('a'), UNICODE('日'), ASCII(''), UNICODE('')
-- case: comparison is binary
SELECT 'a' < 'B', 'Z' < 'a', 'é' > 'z', 'a' = 'A', '' < 'a'
-- case: order of texts
SELECT t FROM silver.texts ORDER BY t
-- case: naming convention parser
SELECT SPLIT(c, '_')[SAFE_OFFSET(0)] AS market, SPLIT(c, '_')[SAFE_OFFSET(1)] AS channel, SPLIT(c, '_')[SAFE_OFFSET(9)] AS none FROM UNNEST(['DE_search_brand', 'US', '']) AS c
-- case: quotes and escapes in constants
SELECT 'it\'s', "double \" quote", r'raw\n', 'tab\tnew\nline', 'ü', '''triple 'quoted' text''', '\000' || 'x'
-- case: translate
SELECT TRANSLATE('banana', 'an', 'xy'), TRANSLATE('abc', 'b', '')
-- case: soundex like functions by code points
SELECT TO_CODE_POINTS('aé日'), CODE_POINTS_TO_STRING([97, 233]), CHR(8364)
-- case: contains check by regexp with quote
SELECT REGEXP_CONTAINS(t, r"it's|World") FROM silver.texts
-- case: regexp instr
SELECT REGEXP_INSTR('ab12cd', r'\d+'), REGEXP_INSTR('abc', r'\d')
-- case: format
SELECT FORMAT('%d items at %s', 3, 'x'), FORMAT('%05d', 42), FORMAT('%.2f', 1.005), FORMAT('%t', NULL), FORMAT('%s%%', 'a'), FORMAT('%t', DATE '2026-01-01')
-- case refused: two groups: REGEXP_EXTRACT with 2 capturing groups
SELECT REGEXP_EXTRACT('a', r'(a)(b)')
-- case error: computed pattern
SELECT REGEXP_CONTAINS(t, t) FROM silver.texts
-- case refused: bytes: text.sql:1:8: LOWER of BYTES
SELECT LOWER(b'a')
-- case refused: safe of what may raise: SAFE.FROM_BASE64
SELECT SAFE.FROM_BASE64('!')
-- case: like counts code points
SELECT 'e\u0301' LIKE '__', 'e\u0301' LIKE '_', 'é' LIKE '_', '日本' LIKE '__', 'a%b' LIKE 'a\\%b', 'aXb' LIKE 'a\\%b', 'a_b' LIKE 'a\\_b', 'a\nb' LIKE 'a%b', 'A' LIKE 'a', 'a\\b' LIKE 'a\\\\b'
-- case error: like with a trailing backslash
SELECT 'a' LIKE 'a\\'
-- case: regexp optional group
SELECT REGEXP_EXTRACT('b', r'(a)?b'), REGEXP_EXTRACT('ab', r'(a)?b'), REGEXP_EXTRACT_ALL('b ab', r'(a)?b'), REGEXP_EXTRACT('', r'x*'), REGEXP_EXTRACT('abc', r'()')
-- case: regexp replace with empty matches
SELECT REGEXP_REPLACE('abc', 'x*', '-'), REGEXP_REPLACE('abc', '', '-'), REGEXP_REPLACE('aaa', 'a', 'b'), REGEXP_REPLACE('日本', '', '-'), REGEXP_REPLACE('abc', 'b', r'[\0]'), REGEXP_REPLACE('a.c', r'\.', r'\\'), REGEXP_REPLACE('', '^', 'x')
-- case refused: replacement of a missing group: the replacement '\2'
SELECT REGEXP_REPLACE('abc', '(b)', r'\2')
-- case error: bad regular expression
SELECT REGEXP_CONTAINS('a', r'a**')
-- case: classes of regular expressions
SELECT REGEXP_EXTRACT('Straße 12', r'[[:alpha:]]+'), REGEXP_EXTRACT('Straße 12', r'\pL+'), REGEXP_EXTRACT('Straße 12', r'\w+'), REGEXP_CONTAINS('K', r'(?i)k'), REGEXP_EXTRACT('a1b2', r'[^\d]+')
-- case: white space of every kind
SELECT TRIM('\u00a0a\u00a0'), TRIM('\u2003a\u2028'), TRIM('\u200ba'), TRIM('\u0085a\u001f'), TRIM('\u180ea'), TRIM('\t\n\v\f\ra')
-- case: trim with several characters
SELECT TRIM('éaé', 'é'), TRIM('abcba', 'ab'), TRIM('日a日', '日'), TRIM('', 'a'), TRIM('aaa', 'a'), TRIM('abc', '')
-- case: bytes
SELECT b'a' || b'b', LENGTH(b'abc'), TO_HEX(CAST('é' AS BYTES)), b'a' < b'b', b'' = b'', TO_BASE64(b'\xff\xfe')
-- case invalid: distinct zeros: Aggregate functions with DISTINCT cannot be used with arguments of type FLOAT64
SELECT COUNT(DISTINCT x), COUNT(*) FROM UNNEST([0.0, -0.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64)]) AS x
-- case: case mapping of special letters
SELECT UPPER('ǆ ﬁ ŉ ΐ'), LOWER('ǅ Σ ΑΣ. ΑΣΑ'), UPPER('i ı'), LOWER('I İ')
