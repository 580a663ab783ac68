package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff;
import com.askbosco.data.connector.error.ErrorRules;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How our own pipelines repeat: patiently when the rate is limited, never sooner than the source asks for, and parked
 * instead of waiting for as long as a source asks for.
 */
final class PatientRetries extends Retries {
  private static final Duration LONGEST_OWN = Duration.ofSeconds(60);
  /** A source that limits the rate works; it is asked more patiently than one that fails. */
  private static final int MORE_WHEN_RATE_LIMITED = 5;

  private int failed;
  private int limited;

  PatientRetries(Session session, ErrorRules rules, Vars vars) {
    super(session, rules, vars);
  }

  @Override
  Duration wait(Failure failure, @Nullable Response response, Vars answer, boolean alternative) {
    if (failure.kind() == Kind.RATE_LIMITED) {
      limited++;
    } else {
      failed++;
    }
    int most = rules.maxRetries(vars, false);
    if (failed > most
        || limited > most + MORE_WHEN_RATE_LIMITED
        || attempts() > session.access().retries()) {
      throw exception(failure, failure.code(), null, " (" + attempts() + " attempts)");
    }
    if (alternative) {
      return Duration.ofSeconds(1);
    }
    Backoff.Wait wait = wait(response, answer);
    Duration longest = Duration.ofSeconds(session.limits().maxWaitSeconds());
    if (wait.tooLong() || (wait.asked() && wait.duration().compareTo(longest) > 0)) {
      throw parked(failure, wait.duration());
    }
    // What the manifest itself makes longer and longer says nothing of the source: it parks nobody.
    return wait.duration().compareTo(longest) > 0 ? longest : wait.duration();
  }

  private Backoff.Wait wait(@Nullable Response response, Vars answer) {
    Backoff.Wait chosen = asked(response, answer)
        .orElseGet(() -> new Backoff.Wait(
            Duration.ofSeconds(
                Math.min(1L << Math.min(attempts() - 1, 10), LONGEST_OWN.toSeconds())),
            false,
            false));
    // Never shorter than the source asks for, whatever the manifest says.
    Optional<Duration> least = Optional.ofNullable(response)
        .flatMap(r -> r.header("retry-after"))
        .flatMap(text -> retryAfter(text, session.now()));
    return least.isPresent() && least.get().compareTo(chosen.duration()) > 0
        ? new Backoff.Wait(least.get(), true, chosen.tooLong())
        : chosen;
  }

  private static Optional<Duration> retryAfter(String text, Instant now) {
    try {
      return Optional.of(
          Duration.ofMillis(new BigDecimal(text.strip()).movePointRight(3).longValue()));
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
}
