package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.Type;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values at the edges of every type, written as GoogleSQL: what functions are called with. */
final class FuzzValues {
  private static final Map<TypeKind, List<String>> LITERALS = Map.ofEntries(
      Map.entry(
          TypeKind.TYPE_INT64,
          List.of(
              "CAST(NULL AS INT64)",
              "0",
              "1",
              "-1",
              "2",
              "3",
              "7",
              "-5",
              "30",
              "64",
              "1000000007",
              "(-9223372036854775807 - 1)",
              "9223372036854775807")),
      Map.entry(
          TypeKind.TYPE_DOUBLE,
          List.of(
              "CAST(NULL AS FLOAT64)",
              "0.0",
              "CAST('-0' AS FLOAT64)",
              "1.0",
              "-1.5",
              "2.5",
              "0.1",
              "1e308",
              "-1e20",
              "5e-324",
              "3.14159265358979",
              "1234.5678",
              "CAST('nan' AS FLOAT64)",
              "CAST('inf' AS FLOAT64)",
              "CAST('-inf' AS FLOAT64)")),
      Map.entry(
          TypeKind.TYPE_NUMERIC,
          List.of(
              "CAST(NULL AS NUMERIC)",
              "NUMERIC '0'",
              "NUMERIC '1'",
              "NUMERIC '-1'",
              "NUMERIC '2.5'",
              "NUMERIC '-0.000000001'",
              "NUMERIC '123.456789'",
              "NUMERIC '-1234567.005'",
              "NUMERIC '99999999999999999999999999999.999999999'",
              "NUMERIC '-99999999999999999999999999999.999999999'")),
      Map.entry(TypeKind.TYPE_BIGNUMERIC, List.of("CAST(NULL AS BIGNUMERIC)", "BIGNUMERIC '1.5'")),
      Map.entry(TypeKind.TYPE_BOOL, List.of("CAST(NULL AS BOOL)", "TRUE", "FALSE")),
      Map.entry(
          TypeKind.TYPE_STRING,
          List.of(
              "CAST(NULL AS STRING)",
              "''",
              "'a'",
              "'abc'",
              "'Hello, World'",
              "'hello world foo_bar'",
              "'a,b,,c'",
              "'àé İß ǆ'",
              "'日本語'",
              "' 12 '",
              "'-1.5'",
              "'true'",
              "'2024-02-29'",
              "'2024-02-29 12:34:56.789'",
              "'12:34:56'",
              "'%a_'",
              "'NaN'",
              "'e\\u0301'",
              "'👍🏽x'",
              "'ab\\\\1'",
              "'(a)(b)?'",
              "'[a-c]+'",
              "'b'",
              "'$.a'",
              "'Europe/Berlin'",
              "'{\"a\":[1,{\"b\":null}],\"c\":\"x\"}'",
              "'[1, \"x\", null, true, 1.50]'",
              "'https://www.Example.co.uk:8080/p?q=1#f'",
              "'tab\\tnew\\nline\\u0000z'")),
      Map.entry(
          TypeKind.TYPE_BYTES,
          List.of(
              "CAST(NULL AS BYTES)",
              "b''",
              "b'abc'",
              "b'\\x00\\xff'",
              "b'\\xc3\\xa9'",
              "b'  x '",
              "b'b'")),
      Map.entry(
          TypeKind.TYPE_DATE,
          List.of(
              "CAST(NULL AS DATE)",
              "DATE '0001-01-01'",
              "DATE '9999-12-31'",
              "DATE '1970-01-01'",
              "DATE '2024-02-29'",
              "DATE '2023-12-31'",
              "DATE '2021-01-03'",
              "DATE '2026-03-29'",
              "DATE '1582-10-10'")),
      Map.entry(
          TypeKind.TYPE_TIMESTAMP,
          List.of(
              "CAST(NULL AS TIMESTAMP)",
              "TIMESTAMP '0001-01-01 00:00:00+00'",
              "TIMESTAMP '9999-12-31 23:59:59.999999+00'",
              "TIMESTAMP '1970-01-01 00:00:00+00'",
              "TIMESTAMP '1969-12-31 23:59:59.999999+00'",
              "TIMESTAMP '2024-02-29 12:34:56.789012+00'",
              "TIMESTAMP '2026-10-25 00:30:00+00'",
              "TIMESTAMP '2026-03-29 01:00:00+00'",
              "TIMESTAMP '2024-12-30 23:00:00+00'")),
      Map.entry(
          TypeKind.TYPE_DATETIME,
          List.of(
              "CAST(NULL AS DATETIME)",
              "DATETIME '0001-01-01 00:00:00'",
              "DATETIME '9999-12-31 23:59:59.999999'",
              "DATETIME '1970-01-01 00:00:00'",
              "DATETIME '2024-02-29 12:34:56.789012'",
              "DATETIME '2026-10-25 02:30:00'",
              "DATETIME '2026-03-29 02:30:00'",
              "DATETIME '1969-12-31 23:59:59.5'")),
      Map.entry(
          TypeKind.TYPE_TIME,
          List.of(
              "CAST(NULL AS TIME)",
              "TIME '00:00:00'",
              "TIME '23:59:59.999999'",
              "TIME '12:34:56.789'",
              "TIME '01:02:03'")),
      Map.entry(
          TypeKind.TYPE_JSON,
          List.of(
              "CAST(NULL AS JSON)",
              "JSON 'null'",
              "JSON '1'",
              "JSON '-1.50'",
              "JSON '\"x\"'",
              "JSON 'true'",
              "JSON '[1, \"x\", null, {\"k\": [2]}]'",
              "JSON '{\"b\": 1, \"a\": {\"c\": [1, 2.5, \"é\"]}, \"d\": null}'")),
      Map.entry(
          TypeKind.TYPE_INTERVAL,
          List.of("INTERVAL 1 DAY", "INTERVAL -3 MONTH", "INTERVAL '1:30:00.5' HOUR TO SECOND")));

  /** What stands for a type that a signature leaves open. */
  static final List<TypeKind> ANY = List.of(
      TypeKind.TYPE_INT64,
      TypeKind.TYPE_STRING,
      TypeKind.TYPE_DOUBLE,
      TypeKind.TYPE_NUMERIC,
      TypeKind.TYPE_DATE,
      TypeKind.TYPE_TIMESTAMP,
      TypeKind.TYPE_BOOL,
      TypeKind.TYPE_BYTES,
      TypeKind.TYPE_DATETIME,
      TypeKind.TYPE_TIME,
      TypeKind.TYPE_JSON);

  private static final Map<String, List<String>> ENUMS = Map.of(
      "DateTimestampPart",
      List.of(
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "WEEK(MONDAY)",
          "WEEK(SATURDAY)",
          "ISOWEEK",
          "ISOYEAR",
          "DAY",
          "DAYOFWEEK",
          "DAYOFYEAR",
          "HOUR",
          "MINUTE",
          "SECOND",
          "MILLISECOND",
          "MICROSECOND",
          "DATE",
          "TIME"),
      "NormalizeMode",
      List.of("NFC", "NFKC", "NFD", "NFKD"),
      "RoundingMode",
      List.of("'ROUND_HALF_AWAY_FROM_ZERO'", "'ROUND_HALF_EVEN'"));

  private FuzzValues() {}

  static List<String> of(TypeKind kind) {
    return LITERALS.getOrDefault(kind, List.of());
  }

  static List<String> of(Type type) {
    if (type.isArray()) {
      return arrays(type.asArray().getElementType().getKind());
    }
    if (type.isEnum()) {
      String name = type.asEnum().getDescriptor().getName();
      return ENUMS.getOrDefault(name, List.of());
    }
    return of(type.getKind());
  }

  static List<String> arrays(TypeKind element) {
    List<String> values = of(element);
    if (values.isEmpty()) {
      return List.of();
    }
    String name = element.name().substring("TYPE_".length()).replace("DOUBLE", "FLOAT64");
    List<String> arrays = new ArrayList<>();
    arrays.add("CAST(NULL AS ARRAY<" + name + ">)");
    arrays.add("CAST([] AS ARRAY<" + name + ">)");
    arrays.add("[" + values.get(1) + "]");
    arrays.add(
        "[" + values.get(1) + ", " + values.get(0) + ", " + values.get(values.size() - 1) + "]");
    arrays.add("[" + String.join(", ", values.subList(1, Math.min(6, values.size()))) + "]");
    return arrays;
  }
}
