package com.askbosco.data.gcp.fake;

/** What goes wrong with a call. */
public sealed interface Fault {

  /** The call is refused with this status and reason and has no effect: 503 backendError, 403 rateLimitExceeded, 429, 500. */
  record Refuse(int status, String reason) implements Fault {}

  /** The connection ends before the call is read: no effect. */
  record CutBefore() implements Fault {}

  /** The call takes effect and the connection ends without an answer. */
  record CutAfter() implements Fault {}

  /** The job is taken and ends with this error, without effect. */
  record JobFails(String reason, String message) implements Fault {}

  /** The job is taken and runs when it has been asked for so many times. */
  record JobSlow(int polls) implements Fault {}
}
