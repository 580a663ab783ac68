package com.askbosco.data.gcp.bigquery;

/** Keeps the right to write while a session works. */
interface SessionGuard {

  /** A session was opened; the next writer has to know it, should this process end without closing it. */
  void opened(String session);

  /** Before each statement. */
  void before();

  /** The last thing in a transaction. */
  void beforeCommit(BigQuerySession session);

  /** What is to be told when a transaction failed so. */
  RuntimeException told(RuntimeException failure);

  /** A session was closed. */
  void closed(String session);
}
