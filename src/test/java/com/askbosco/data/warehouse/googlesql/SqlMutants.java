package com.askbosco.data.warehouse.googlesql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small wrongs that a query may have: another operator, join, aggregate, rule for NULL, number or order. */
final class SqlMutants {
  /** What is changed into what; the pattern is sought in the code, not in comments and texts. */
  private record Change(Pattern from, String to) {
    Change(String from, String to) {
      this(Pattern.compile(from), to);
    }
  }

  /**
   * A query with one wrong.
   *
   * @param line the line of the change
   * @param what the words before and after
   */
  record Mutant(String path, int line, String what, String sql) {
    @Override
    public String toString() {
      return path + ":" + line + " " + what;
    }
  }

  private static final List<Change> CHANGES = List.of(
      new Change("(?<![<>!=|])=(?![>=])", "!="),
      new Change("!=|<>", "="),
      new Change("<=", "<"),
      new Change(">=", ">"),
      new Change("(?<![<])<(?![<=>A-Z])", "<="),
      new Change("(?<![>=|A-Z0-9_])>(?![>=])", ">="),
      new Change(" \\+ ", " - "),
      new Change(" - ", " + "),
      new Change(" \\* (?=[\\w(])", " + "),
      new Change(" / ", " * "),
      new Change("\\bAND\\b", "OR"),
      new Change("\\bOR\\b(?! REPLACE)", "AND"),
      new Change("\\bLEFT JOIN\\b", "JOIN"),
      new Change("\\bFULL (?:OUTER )?JOIN\\b", "LEFT JOIN"),
      new Change("(?<!LEFT |FULL |OUTER |CROSS |RIGHT |INNER )\\bJOIN\\b", "LEFT JOIN"),
      new Change("\\bIS NOT NULL\\b", "IS NULL"),
      new Change("\\bIS NULL\\b", "IS NOT NULL"),
      new Change("\\bNOT (?!NULL|IN\\b)", ""),
      new Change("\\bNOT IN\\b", "IN"),
      new Change("\\bSUM\\(", "MAX("),
      new Change("\\bMAX\\(", "MIN("),
      new Change("\\bMIN\\(", "MAX("),
      new Change("\\bCOUNT\\(DISTINCT ", "COUNT("),
      new Change("\\bCOUNTIF\\(", "COUNT("),
      new Change("\\bUNION ALL\\b", "UNION DISTINCT"),
      new Change("\\bDESC\\b", "ASC"),
      new Change("\\bIGNORE NULLS\\b", ""),
      new Change("\\bPRECEDING\\b", "FOLLOWING"),
      new Change("\\bDISTINCT (?=\\w+,|\\w+\\n)", ""),
      new Change("(?<=[,(] ?)0(?=\\))", "1"),
      new Change("(?<=INTERVAL )1\\b", "2"),
      new Change("(?<=[<>=] )1\\b", "2"),
      new Change("(?<=[<>=] )0\\b", "1"),
      new Change("\\bTRUE\\b", "FALSE"),
      new Change("\\bFALSE\\b", "TRUE"));

  private SqlMutants() {}

  /** Every change at every place of a query's text. */
  static List<Mutant> of(String path, String sql) {
    String code = new SqlText(sql).code();
    List<Mutant> mutants = new ArrayList<>();
    for (Change change : CHANGES) {
      Matcher matcher = change.from().matcher(code);
      while (matcher.find()) {
        int line = 1
            + (int) sql.substring(0, matcher.start()).lines().count()
            - (matcher.start() > 0 && sql.charAt(matcher.start() - 1) != '\n' ? 1 : 0);
        String what = matcher.group().strip() + " -> " + change.to().strip();
        mutants.add(new Mutant(
            path,
            line,
            what,
            sql.substring(0, matcher.start()) + change.to() + sql.substring(matcher.end())));
      }
    }
    return mutants;
  }
}
