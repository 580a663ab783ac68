package com.askbosco.data.warehouse;

/** Answers GoogleSQL queries over the published snapshot; never waits for the writer. */
public interface QueryEngine extends AutoCloseable {

  /**
   * Runs one GoogleSQL SELECT over {@code bronze}, {@code silver}, {@code gold} and {@code ops} tables.
   *
   * @throws com.askbosco.data.model.BoscoException with {@code SQL_INVALID} or {@code SQL_UNSUPPORTED} and the position,
   *     {@code SQL_FAILED} for a value that the query cannot take, {@code USAGE} when nothing was published yet
   */
  ResultTable query(String googleSql);

  @Override
  void close();
}
