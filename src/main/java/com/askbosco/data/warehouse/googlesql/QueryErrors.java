package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says of a lowered query that failed, in the words and the names of the query that was written. */
public final class QueryErrors {
  private static final String OURS = Udf.DomainException.class.getName() + ": ";
  private static final Pattern COLUMN = Pattern.compile("\\bc\\d+\\b");

  private static final Pattern OF_A_VALUE =
      Pattern.compile("(?:Invalid Input|Conversion|Out of Range) Error: ");

  private record Words(Pattern duckDb, String googleSql) {
    Words(String duckDb, String googleSql) {
      this(Pattern.compile(duckDb), googleSql);
    }
  }

  /** What DuckDB says and what GoogleSQL calls it; the first that is found counts. */
  private static final List<Words> WORDS = List.of(
      new Words("Type INT128 with value (-?\\d+) can't be cast.*", "int64 overflow: $1"),
      new Words(
          "Overflow in (?:addition|subtraction|multiplication) of INT64 \\((.*)\\)!?.*",
          "int64 overflow: $1"),
      new Words("Overflow in .*DECIMAL.*", "numeric overflow"),
      new Words(
          "More than one row returned by a subquery.*", "a scalar subquery gave more than one row"),
      new Words("(.*?) when casting from source column .*", "$1"));

  private QueryErrors() {}

  /**
   * The error of a query while it ran: a value it cannot take, such as a division by zero, is the query's own error (SQL_FAILED);
   * what DuckDB cannot do is the warehouse's.
   */
  public static BoscoException of(LoweredQuery query, SQLException e) {
    String raw = String.valueOf(e.getMessage());
    boolean system = raw.startsWith("Out of Memory Error")
        || raw.startsWith("IO Error")
        || raw.startsWith("INTERNAL Error")
        || raw.startsWith("FATAL Error");
    return new BoscoException(
        system ? ErrorCode.WAREHOUSE_FAILED : ErrorCode.SQL_FAILED,
        query.name() + ": " + named(query, firstLine(message(e))),
        e);
  }

  /** The message without the engine around it: a function's own one without the Java, DuckDB's in GoogleSQL's words. */
  static String message(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf(OURS);
    if (start >= 0) {
      return firstLine(message.substring(start + OURS.length()));
    }
    Matcher ofValue = OF_A_VALUE.matcher(message);
    if (!ofValue.lookingAt()) {
      return message;
    }
    String line = firstLine(message.substring(ofValue.end()));
    for (Words words : WORDS) {
      Matcher matcher = words.duckDb().matcher(line);
      if (matcher.matches()) {
        return matcher.replaceAll(words.googleSql());
      }
    }
    return line;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String named(LoweredQuery query, String message) {
    return COLUMN
        .matcher(message)
        .replaceAll(match ->
            Matcher.quoteReplacement(query.names().getOrDefault(match.group(), "an expression")));
  }
}
