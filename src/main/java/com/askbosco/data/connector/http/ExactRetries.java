package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the format's reference repeats. It counts waits of three kinds, each in a loop around the one before: those a strategy of the
 * manifest gives, those of a limited rate without a strategy, and all others. A wait of an outer kind begins the inner counts anew;
 * each kind has the whole number of retries, and all but the middle one end after ten minutes.
 */
final class ExactRetries extends Retries {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration ROTATION = Duration.ofMillis(100);
  private static final Duration EXTRA = Duration.ofSeconds(1);

  /** One of the three loops. */
  private static final class Loop {
    int tries;

    @Nullable
    Instant began;

    void anew() {
      tries = 0;
      began = null;
    }

    Duration lasts(Instant now) {
      return began == null ? Duration.ZERO : Duration.between(began, now);
    }
  }

  private final Loop strategy = new Loop();
  private final Loop rate = new Loop();
  private final Loop other = new Loop();

  ExactRetries(Session session, ErrorRules rules, Vars vars) {
    super(session, rules, vars);
    attemptFollows();
  }

  /** The time as the clock shows it: where it stands still, no time passes for the reference either. */
  private Instant clock() {
    return session.access().clock().instant();
  }

  /** A loop begins with its first attempt, after the wait of the loop around it. */
  @Override
  void attemptFollows() {
    for (Loop loop : List.of(strategy, rate, other)) {
      if (loop.began == null) {
        loop.began = clock();
      }
    }
  }

  @Override
  Duration wait(Failure failure, @Nullable Response response, Vars answer, boolean alternative) {
    Optional<Backoff.Wait> asked = alternative
        ? Optional.of(new Backoff.Wait(ROTATION, false, false))
        : asked(response, answer);
    if (asked.isPresent() && asked.get().tooLong()) {
      throw exception(
          failure,
          ErrorCode.SOURCE_RATE_LIMITED,
          FailureType.TRANSIENT_ERROR,
          null,
          "; the source asks to wait " + asked.get().duration().toSeconds()
              + " seconds, longer than the manifest allows");
    }
    if (asked.isPresent()) {
      count(strategy, failure, response, true);
      return asked.get().duration().plus(EXTRA);
    }
    if (failure.kind() == Kind.RATE_LIMITED) {
      count(rate, failure, response, false);
      strategy.anew();
      return doubled(rate);
    }
    count(other, failure, response, true);
    rate.anew();
    strategy.anew();
    Duration left = LONGEST.minus(other.lasts(clock()));
    Duration wait = doubled(other);
    return wait.compareTo(left) < 0 ? wait : left;
  }

  private static Duration doubled(Loop loop) {
    return Duration.ofSeconds(1L << Math.min(loop.tries - 1, 40));
  }

  private void count(Loop loop, Failure failure, @Nullable Response response, boolean timed) {
    loop.tries++;
    boolean over = loop.tries > Math.max(0, rules.maxRetries(vars, true))
        || (timed && loop.lasts(clock()).compareTo(LONGEST) >= 0);
    if (over) {
      FailureType type = response != null && response.status() == 429
          ? FailureType.TRANSIENT_ERROR
          : failure.verdict().failure();
      throw exception(failure, failure.code(), type, null, " (" + attempts() + " attempts)");
    }
  }
}
