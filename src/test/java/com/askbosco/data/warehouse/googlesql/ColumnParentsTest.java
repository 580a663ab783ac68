package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnParentsTest {
  private static final GoogleSql SQL = new GoogleSql(List.of(
      new TableSchema(
          "s",
          "t",
          List.of(
              new TableSchema.Column("a", "INT64"),
              new TableSchema.Column("b", "INT64"),
              new TableSchema.Column("k", "STRING"),
              new TableSchema.Column("list", "ARRAY<INT64>"),
              new TableSchema.Column("items", "ARRAY<STRUCT<x INT64, y STRING>>"))),
      new TableSchema(
          "s",
          "u",
          List.of(new TableSchema.Column("c", "INT64"), new TableSchema.Column("k", "STRING")))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT a, a + b AS sum, 1 AS one FROM s.t | a=[s.t.a] sum=[s.t.a, s.t.b] one=[]",
        "SELECT k, SUM(a) AS a, COUNT(*) AS n FROM s.t WHERE b > 1 GROUP BY k | k=[s.t.k] a=[s.t.a] n=[s.t.*]",
        "SELECT COUNTIF(b > 1) AS n FROM s.t | n=[s.t.b]",
        "SELECT t.a, u.c FROM s.t JOIN s.u USING (k) | a=[s.t.a] c=[s.u.c]",
        "SELECT COALESCE(t.k, u.k) AS k FROM s.t FULL JOIN s.u ON t.k = u.k | k=[s.t.k, s.u.k]",
        "SELECT k FROM s.t FULL JOIN s.u USING (k) | k=[s.t.k, s.u.k]",
        "WITH w AS (SELECT a AS x, k FROM s.t), v AS (SELECT x * 2 AS y FROM w) SELECT y FROM v | y=[s.t.a]",
        "WITH w AS (SELECT k FROM s.t) SELECT COUNT(*) AS n FROM w | n=[s.t.*]",
        "SELECT a AS x FROM s.t UNION ALL SELECT c FROM s.u UNION ALL SELECT 3 | x=[s.t.a, s.u.c]",
        "SELECT a FROM s.t EXCEPT DISTINCT SELECT c FROM s.u | a=[s.t.a, s.u.c]",
        "SELECT e FROM s.t, UNNEST(list) AS e | e=[s.t.list]",
        "SELECT r.x, o FROM s.t, UNNEST(items) AS r WITH OFFSET AS o | x=[s.t.items] o=[s.t.items]",
        "SELECT ARRAY_AGG(STRUCT(a, k)) AS list FROM s.t | list=[s.t.a, s.t.k]",
        "SELECT ARRAY(SELECT x + b FROM UNNEST(list) AS x) AS list FROM s.t | list=[s.t.b, s.t.list]",
        "SELECT (SELECT MAX(c) FROM s.u WHERE u.k = t.k) AS most FROM s.t | most=[s.u.c]",
        "SELECT EXISTS (SELECT 1 FROM s.u WHERE u.k = t.k) AS is_there FROM s.t | is_there=[s.u.*]",
        "SELECT a IN (SELECT c FROM s.u) AS is_in FROM s.t | is_in=[s.t.a, s.u.c]",
        "SELECT SUM(a) OVER (PARTITION BY k ORDER BY b) AS running FROM s.t | running=[s.t.a]",
        "SELECT ROW_NUMBER() OVER (PARTITION BY k ORDER BY b) AS place FROM s.t | place=[s.t.b, s.t.k]",
        "SELECT NTILE(4) OVER (ORDER BY b) AS quarter, COUNT(1) OVER (PARTITION BY k) AS n FROM s.t | quarter=[s.t.b] n=[s.t.k]",
        "SELECT COUNT(1) AS n FROM s.t | n=[s.t.*]",
        "SELECT LAG(s) OVER (ORDER BY k) AS before FROM (SELECT k, SUM(a) OVER (PARTITION BY b) AS s FROM s.t) | before=[s.t.a]",
        "SELECT * FROM (SELECT k, a FROM s.t) PIVOT (SUM(a) FOR k IN ('x' AS x)) | x=[s.t.a, s.t.k]",
        "SELECT kind, v FROM (SELECT a, b FROM s.t) UNPIVOT (v FOR kind IN (a, b)) | kind=[s.t.a, s.t.b] v=[s.t.a, s.t.b]",
        "WITH RECURSIVE r AS (SELECT a AS n, k FROM s.t UNION ALL SELECT n + 1, k FROM r WHERE n < 3) SELECT n, k FROM r | n=[s.t.a] k=[s.t.k]",
        "SELECT a FROM s.t QUALIFY ROW_NUMBER() OVER (ORDER BY b) = 1 | a=[s.t.a]",
        "SELECT ANY_VALUE(a HAVING MAX b) AS newest FROM s.t | newest=[s.t.a, s.t.b]",
      })
  void aColumnKnowsItsParents(String sql, String expected) {
    List<String> shown = new ArrayList<>();
    SQL.parents("case", sql).forEach((column, parents) -> shown.add(column + "=" + parents));

    assertThat(String.join(" ", shown)).isEqualTo(expected);
  }
}
