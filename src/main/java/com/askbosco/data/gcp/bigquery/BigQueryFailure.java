package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What BigQuery refused or could not do, and whether it is worth another try. Never holds a statement's values. */
final class BigQueryFailure extends BoscoException {
  private static final long serialVersionUID = 1;

  /** Reasons of errors that pass by themselves, as BigQuery's table of error messages names them. */
  private static final Set<String> PASSING = Set.of(
      "backenderror",
      "internalerror",
      "jobbackenderror",
      "jobinternalerror",
      "ratelimitexceeded",
      "jobratelimitexceeded",
      "tableunavailable",
      "serviceunavailable");

  private final String text;
  private final String tail;
  private final String reason;
  private final boolean passing;
  private final boolean conflict;

  private BigQueryFailure(
      String what,
      String text,
      String tail,
      String reason,
      boolean passing,
      boolean conflict,
      @Nullable Throwable cause) {
    super(
        conflict ? ErrorCode.WAREHOUSE_CONFLICT : ErrorCode.WAREHOUSE_FAILED,
        "BigQuery refused " + what + ": " + text + tail,
        cause);
    this.text = text;
    this.tail = tail;
    this.reason = reason;
    this.passing = passing;
    this.conflict = conflict;
  }

  /** A job that ended with an error. */
  static BigQueryFailure of(String what, BigQueryError error) {
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    String reason = String.valueOf(error.getReason());
    boolean conflict = isConflict(message);
    return new BigQueryFailure(
        what,
        message,
        " (" + reason + ")",
        reason,
        PASSING.contains(reason.toLowerCase(Locale.ROOT)),
        conflict,
        null);
  }

  /** A request that was refused, or whose answer never came. */
  static BigQueryFailure of(String what, BigQueryException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String reason = e.getReason() == null ? "" : e.getReason();
    boolean conflict = isConflict(message);
    return new BigQueryFailure(
        what, message, " (" + e.getCode() + " " + reason + ")", reason, isPassing(e), conflict, e);
  }

  /** The same, told of the statement of a script that it is about. */
  BigQueryFailure in(Script script) {
    Script.Place place = script.place(text);
    return new BigQueryFailure(
        place.what(), place.message(), tail, reason, passing, conflict, this);
  }

  /** Whether the same request may go well a moment later. Code 0 is a connection that broke. */
  static boolean isPassing(BigQueryException e) {
    String reason = e.getReason() == null ? "" : e.getReason().toLowerCase(Locale.ROOT);
    return e.getCode() == 0
        || e.getCode() == 429
        || e.getCode() >= 500
        || PASSING.contains(reason)
        || e.getCause() instanceof java.io.IOException && e.getCode() < 400;
  }

  /** Another transaction or statement changed a table that this one changes. */
  private static boolean isConflict(String message) {
    return message.contains("aborted due to concurrent update")
        || message.contains("Could not serialize access");
  }

  String reason() {
    return reason;
  }

  boolean isPassing() {
    return passing;
  }

  /** Whether a transaction that failed so may be done again from its start. */
  boolean mayBeRepeated() {
    return passing || conflict;
  }
}
