package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.error.Verdict;
import com.askbosco.data.model.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the attempts of one call, waits between them and gives up at the bound. */
final class Retries {
  private static final Duration LONGEST_OWN = Duration.ofSeconds(60);
  /** A source that limits the rate works; it is asked more patiently than one that fails. */
  private static final int MORE_WHEN_RATE_LIMITED = 5;

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

  private final Session session;
  private final ErrorRules rules;
  private final Vars vars;
  private int attempt;
  private int limited;

  Retries(Session session, ErrorRules rules, Vars vars) {
    this.session = session;
    this.rules = rules;
    this.vars = vars;
  }

  /** Returns when the call may be tried again; throws when it may not. */
  void next(Failure failure, @Nullable Response response) throws InterruptedException {
    switch (failure.kind()) {
      case FAIL -> throw exception(failure, failure.code(), null, "");
      case QUOTA ->
        throw parked(failure, failure.verdict().resumeAfter().orElse(Duration.ofDays(1)));
      case RETRY -> attempt++;
      case RATE_LIMITED -> limited++;
    }
    int most = rules.maxRetries(vars);
    if (attempt > most || limited > most + MORE_WHEN_RATE_LIMITED) {
      throw exception(failure, failure.code(), null, " (" + (attempt + limited) + " attempts)");
    }
    Backoff.Wait wait = wait(response);
    if (wait.tooLong()
        || (wait.asked() && wait.duration().toSeconds() > session.limits().maxWaitSeconds())) {
      throw parked(failure, wait.duration());
    }
    session
        .access()
        .listener()
        .onRetry(attempt + limited, session.redactor().clean(failure.message()));
    session.sleep(wait.duration(), failure.message());
  }

  private Backoff.Wait wait(@Nullable Response response) {
    Instant now = session.now();
    int attempts = attempt + limited;
    Backoff.Wait chosen = new Backoff.Wait(
        Duration.ofSeconds(Math.min(1L << Math.min(attempts - 1, 10), LONGEST_OWN.toSeconds())),
        false,
        false);
    for (Backoff backoff : rules.backoffs()) {
      Optional<Backoff.Wait> wait = backoff.wait(attempts, response, now, vars);
      if (wait.isPresent()) {
        chosen = wait.get();
        break;
      }
    }
    // Never shorter than the source asks for, whatever the manifest says.
    Optional<Duration> asked = Optional.ofNullable(response)
        .flatMap(r -> r.header("retry-after"))
        .flatMap(text -> retryAfter(text, now));
    if (asked.isPresent() && asked.get().compareTo(chosen.duration()) > 0) {
      return new Backoff.Wait(asked.get(), true, chosen.tooLong());
    }
    return chosen;
  }

  private static Optional<Duration> retryAfter(String text, Instant now) {
    try {
      return Optional.of(Duration.ofMillis(
          new java.math.BigDecimal(text.strip()).movePointRight(3).longValue()));
    } catch (NumberFormatException e) {
      try {
        Instant until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();
        return Optional.of(Duration.between(now, until));
      } catch (DateTimeException notADate) {
        return Optional.empty();
      }
    }
  }

  private SourceException parked(Failure failure, Duration wait) {
    Instant until = session.now().plus(wait);
    return exception(
        failure, ErrorCode.SOURCE_QUOTA_USED_UP, until, "; there is quota again at " + until);
  }

  private SourceException exception(
      Failure failure, ErrorCode code, @Nullable Instant resumeAt, String more) {
    return new SourceException(
        code, session.redactor().clean(failure.message() + more), resumeAt, failure.cause());
  }
}
