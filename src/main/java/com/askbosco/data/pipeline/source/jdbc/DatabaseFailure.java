package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import java.sql.SQLException;

/** What an error of a database means for a slice, by its SQLSTATE. */
final class DatabaseFailure {
  private static final int LONGEST = 300;

  private DatabaseFailure() {}

  /**
   * The failure of a slice.
   *
   * @param what what was being done, without values
   */
  static SourceException of(String what, SQLException e) {
    ErrorCode code = code(e);
    return new SourceException(code, what + ": " + text(e) + mend(code));
  }

  /** The code of an error. */
  static ErrorCode code(SQLException e) {
    String state = state(e);
    if (state.equals("57014")) {
      return ErrorCode.SOURCE_TIMEOUT;
    }
    if (state.equals("42501") || state.startsWith("28")) {
      return ErrorCode.SOURCE_UNAUTHORISED;
    }
    if (state.equals("42P01")
        || state.equals("42703")
        || state.equals("3F000")
        || state.equals("42S02")
        || state.equals("42S22")) {
      return ErrorCode.SOURCE_SCHEMA_UNKNOWN;
    }
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08", "40", "53", "57", "58", "" -> ErrorCode.SOURCE_UNAVAILABLE;
      case "54" -> ErrorCode.SOURCE_TOO_LARGE;
      default -> isTooLarge(e) ? ErrorCode.SOURCE_TOO_LARGE : ErrorCode.SOURCE_REFUSED;
    };
  }

  /** pgjdbc has no state of its own for a buffer that is full. */
  private static boolean isTooLarge(SQLException e) {
    return String.valueOf(e.getMessage()).contains("maxResultBuffer");
  }

  private static String state(SQLException e) {
    for (SQLException at = e; at != null; at = at.getNextException()) {
      String state = at.getSQLState();
      if (state != null && !state.isEmpty()) {
        return state;
      }
    }
    return "";
  }

  private static String text(SQLException e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    String state = state(e);
    String shown = message.length() > LONGEST ? message.substring(0, LONGEST) + " …" : message;
    return shown + (state.isEmpty() ? "" : " (" + state + ")");
  }

  private static String mend(ErrorCode code) {
    return switch (code) {
      case SOURCE_TIMEOUT ->
        ". Give it an index on the column it is read by, or a longer `statement_timeout`";
      case SOURCE_TOO_LARGE -> ". Read fewer rows at once: `fetch_rows`";
      default -> "";
    };
  }
}
