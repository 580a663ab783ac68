package com.askbosco.data.model;

/**
 * A record that could not go on, with everything needed to find it, understand it and put it through again.
 *
 * @param code why, as a stable code
 * @param stage where it was refused: {@code bronze}, {@code silver} or a later one
 * @param reason why, in words, without the personal data of the record
 * @param table the table it was meant for, or empty
 * @param record its position in the page, from 0
 * @param payload the record's JSON text
 * @param check the row check it broke, or empty when it was refused for another reason
 */
public record Rejected(
    ErrorCode code,
    String stage,
    String reason,
    String table,
    int record,
    String payload,
    String check) {

  /** A record refused for another reason than a row check. */
  public Rejected(
      ErrorCode code, String stage, String reason, String table, int record, String payload) {
    this(code, stage, reason, table, record, payload, "");
  }
}
