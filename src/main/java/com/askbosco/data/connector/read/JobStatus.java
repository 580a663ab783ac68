package com.askbosco.data.connector.read;

/** How far a report job is. */
enum JobStatus {
  RUNNING,
  COMPLETED,
  FAILED,
  /** The source says that it took too long. */
  TIMEOUT,
  /** It takes longer than the manifest allows. */
  OVERDUE,
  SKIPPED
}
