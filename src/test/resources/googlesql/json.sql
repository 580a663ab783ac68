-- case: json value from json
SELECT order_id, JSON_VALUE(payload, '$.utm.source'), JSON_VALUE(payload, '$.utm'), JSON_VALUE(payload, '$.utm.n'), JSON_VALUE(payload, '$.tags[0]'), JSON_VALUE(payload, '$.deep.a[1].b'), JSON_VALUE(payload, '$.nothing'), JSON_VALUE(payload) FROM silver.orders
-- case: json value from text
SELECT j, JSON_VALUE(j, '$.a'), JSON_VALUE(j, '$.b.c'), JSON_VALUE(j, '$[1]'), JSON_VALUE(j, '$') FROM UNNEST(['{"a":1.50}', '{"a":"x","b":{"c":true}}', '[1,"two",null]', '"text"', '12e3', 'not json', '{"a":null}', '', '{"a":[1]}', '{"a":1,"a":2}', NULL, ' {"a" : "spaced"} ', 'null']) AS j
-- case: json value with odd names
SELECT JSON_VALUE('{"unit price":5,"a.b":6,"ü":7}', '$."unit price"'), JSON_VALUE('{"unit price":5,"a.b":6}', '$."a.b"'), JSON_VALUE('{"ü":7}', '$.ü')
-- case: json extract scalar
SELECT JSON_EXTRACT_SCALAR('{"a":{"b":"x"}}', '$.a.b'), JSON_EXTRACT_SCALAR('{"a b":"x"}', "$['a b']"), JSON_EXTRACT('{"a":{"b":[1, 2]}}', '$.a')
-- case: json query of text
SELECT JSON_QUERY('{"a": {"b": [1, 2.50, "x"]}}', '$.a'), JSON_QUERY('{"a":null}', '$.a'), JSON_QUERY('{"a":"x"}', '$.a'), JSON_QUERY('nope', '$.a')
-- case: json query of json
SELECT order_id, JSON_QUERY(payload, '$.utm'), JSON_QUERY(payload, '$.tags'), JSON_QUERY(payload, '$.missing') FROM silver.orders
-- case: json arrays
SELECT JSON_VALUE_ARRAY('["a","b",1]'), JSON_VALUE_ARRAY('{"x":[1,2.5,true]}', '$.x'), JSON_VALUE_ARRAY('["a",{"b":1}]'), JSON_VALUE_ARRAY('{"a":1}', '$.a'), JSON_QUERY_ARRAY('[{"a":1},"x",[1, 2]]'), JSON_QUERY_ARRAY('{"a":1}')
-- case: json arrays of json
SELECT order_id, JSON_VALUE_ARRAY(payload, '$.tags'), JSON_QUERY_ARRAY(payload, '$.deep.a') FROM silver.orders
-- case: unnest a json array
SELECT order_id, tag FROM silver.orders, UNNEST(JSON_VALUE_ARRAY(payload, '$.tags')) AS tag
-- case: number in json through a cast
SELECT order_id, SAFE_CAST(JSON_VALUE(payload, '$.utm.n') AS NUMERIC) FROM silver.orders
-- case: member access
SELECT order_id, payload.utm.source, payload.tags[0], STRING(payload.utm.source) FROM silver.orders WHERE JSON_VALUE(payload, '$.utm.source') IS NOT NULL
-- case: typed json values
SELECT INT64(JSON '5'), FLOAT64(JSON '1.5'), BOOL(JSON 'true'), STRING(JSON '"x"'), JSON_TYPE(JSON '{"a":1}'), JSON_TYPE(JSON 'null'), JSON_TYPE(JSON '1.5')
-- case error: json int64 of a text
SELECT INT64(JSON '"x"')
-- case: parse json
SELECT JSON_VALUE(PARSE_JSON('{"a":1.50,"b":[1, 2]}'), '$.a'), PARSE_JSON('{"b":1,"a":[true,null]}')
-- case error: parse json of rubbish
SELECT PARSE_JSON('{a:1}')
-- case: to json string of scalars
SELECT TO_JSON_STRING(1), TO_JSON_STRING('a"b\\c\n'), TO_JSON_STRING(NUMERIC '1.50'), TO_JSON_STRING(1.5), TO_JSON_STRING(TRUE), TO_JSON_STRING(DATE '2026-01-01'), TO_JSON_STRING(TIMESTAMP '2026-01-01 00:00:00.5+00'), TO_JSON_STRING(CAST(NULL AS STRING)), TO_JSON_STRING(NUMERIC '5'), TO_JSON_STRING(9007199254740993)
-- case: to json string of structures
SELECT TO_JSON_STRING(STRUCT(1 AS a, 'x' AS b, [1, 2] AS c)), TO_JSON_STRING([STRUCT(1 AS a), NULL]), TO_JSON_STRING(items), TO_JSON_STRING(payload) FROM silver.orders
-- case: json null is not sql null
SELECT JSON_QUERY(JSON '{"a":null}', '$.a') IS NULL, JSON_VALUE(JSON '{"a":null}', '$.a') IS NULL, JSON 'null' IS NULL
-- case: big and small json numbers
SELECT JSON_VALUE(JSON '{"a":123456789012345678,"b":1e10,"c":0.1,"d":-5,"e":1.0,"f":18446744073709551615}', '$.a'), JSON_VALUE(JSON '{"b":1e10}', '$.b'), JSON_VALUE(JSON '{"c":0.1}', '$.c'), JSON_VALUE(JSON '{"e":1.0}', '$.e'), JSON_VALUE(JSON '{"f":18446744073709551615}', '$.f')
-- case invalid: computed path: json.sql:1:25: Argument 2 to JSON_VALUE must be a literal
SELECT JSON_VALUE('{}', t) FROM silver.texts
-- case refused: strange path: the JSONPath '$..a'
SELECT JSON_VALUE('{}', '$..a')
-- case: members of json are sorted
SELECT JSON_QUERY(JSON '{"a":{"z":1,"b":{"y":2,"x":[{"d":1,"c":2}]}}}', '$.a'), JSON_QUERY('{"a":{"z":1,"b":2}}', '$.a'), TO_JSON_STRING(JSON '{"b":1,"a":2}')
-- case: escapes in json
SELECT JSON_VALUE('{"a":"\\u00e4\\n\\"q\\" \\/"}', '$.a'), JSON_QUERY('{"a":["\\u00e4\\n\\"q\\""]}', '$.a'), TO_JSON_STRING('ä<>&\u2028\u0001/')
-- case: doubled members
SELECT JSON_QUERY('{"a":{"b":1,"b":2}}', '$.a'), JSON_VALUE(PARSE_JSON('{"b":1,"b":2}'), '$.b')
-- case error: parse json that would lose digits
SELECT PARSE_JSON('{"a":0.12345678901234567890123}')
-- case: to json string of odd floats
SELECT TO_JSON_STRING(f), TO_JSON_STRING(n) FROM silver.numbers

-- case: numbers with a leading zero
SELECT j, JSON_VALUE(j, '$.a') AS v, JSON_VALUE(j, '$.b') AS b, JSON_QUERY(j, '$.a') AS q, JSON_QUERY(j, '$') AS d, JSON_VALUE(j, '$.a[0]') AS e, JSON_VALUE_ARRAY(j, '$.a') AS va, JSON_QUERY_ARRAY(j, '$.a') AS qa FROM UNNEST(['{"a":01}', '{"a":01,"b":2}', '{"b":2,"a":-00.5}', '{"a":[01, 2],"b":1}', '{"c":01,"b":2}', '{"c":{"d":01},"b":2}', '{"a":0,"b":0.10}', '{"a":-0}', '{"a": 007 }', '{"a":"é01","b":012}', '01', '[01]', '{"a":1.,"b":1}', '{"a":1x,"b":1}', '{"a":.5,"b":1}', '{"a":+1}', '{"a":1e,"b":1}', '{"a":0x1F}', '{"a":00}']) AS j
