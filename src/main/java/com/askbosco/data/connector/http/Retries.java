package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the attempts of one call, waits between them and gives up at the bound. */
abstract class Retries {

  /** What to do about a failure. */
  enum Kind {
    FAIL,
    RETRY,
    RATE_LIMITED,
    QUOTA
  }

  /** A failed attempt. */
  record Failure(
      Kind kind,
      ErrorCode code,
      String message,
      Verdict verdict,
      @Nullable Exception cause) {}

  protected final Session session;
  protected final ErrorRules rules;
  protected final Vars vars;
  private int attempts;

  Retries(Session session, ErrorRules rules, Vars vars) {
    this.session = session;
    this.rules = rules;
    this.vars = vars;
  }

  static Retries of(Session session, ErrorRules rules, Vars vars) {
    return session.exact()
        ? new ExactRetries(session, rules, vars)
        : new PatientRetries(session, rules, vars);
  }

  /**
   * Returns when the call may be tried again; throws when it may not.
   *
   * @param answer the variables of the answer that failed
   * @param alternative whether another credential can be used at once
   */
  final void next(Failure failure, @Nullable Response response, Vars answer, boolean alternative)
      throws InterruptedException {
    if (failure.kind() == Kind.FAIL) {
      throw exception(failure, failure.code(), null, "");
    }
    if (failure.kind() == Kind.QUOTA) {
      throw parked(failure, failure.verdict().resumeAfter().orElse(Duration.ofDays(1)));
    }
    attempts++;
    Duration wait = wait(failure, response, answer, alternative);
    session.access().listener().onRetry(attempts, session.redactor().clean(failure.message()));
    session.sleep(wait, failure.message());
    attemptFollows();
  }

  /** The wait is over. */
  void attemptFollows() {}

  /** How long to wait before the next attempt; throws when there is none. */
  abstract Duration wait(
      Failure failure, @Nullable Response response, Vars answer, boolean alternative);

  /** How often the call was sent. */
  protected final int attempts() {
    return attempts;
  }

  /** What the manifest's strategies say. */
  protected final Optional<Backoff.Wait> asked(@Nullable Response response, Vars answer) {
    Backoff.Failed failed =
        new Backoff.Failed(attempts, response, session.now(), answer, session.exact());
    for (Backoff backoff : rules.backoffs()) {
      Optional<Backoff.Wait> wait = backoff.wait(failed);
      // In the reference a wait of nothing is no answer, and the next strategy is asked.
      if (wait.isPresent() && !(session.exact() && wait.get().duration().isZero())) {
        return wait;
      }
    }
    return Optional.empty();
  }

  protected final SourceException parked(Failure failure, Duration wait) {
    Instant until = session.now().plus(wait);
    return exception(
        failure, ErrorCode.SOURCE_QUOTA_USED_UP, until, "; there is quota again at " + until);
  }

  protected final SourceException exception(
      Failure failure, ErrorCode code, @Nullable Instant resumeAt, String more) {
    return exception(failure, code, failure.verdict().failure(), resumeAt, more);
  }

  protected final SourceException exception(
      Failure failure, ErrorCode code, FailureType type, @Nullable Instant resumeAt, String more) {
    return new SourceException(
        code, session.redactor().clean(failure.message() + more), type, resumeAt, failure.cause());
  }
}
