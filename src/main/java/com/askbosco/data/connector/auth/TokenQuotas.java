package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Views;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.RateLimitedMultipleTokenAuthenticator;
import com.askbosco.data.spec.manifest.RateLimitedMultipleTokenAuthenticator.TokenQuota;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many calls each token has left of each quota. Counts down itself and takes what the source says as the better truth.
 * Thread-safe; waits hold no lock that others need.
 */
final class TokenQuotas {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);
  private static final double LONGEST_DELAY = 10;
  private static final double SHORTEST_DELAY = 0.1;
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** Asks the source for a token's quotas; empty when it limits nothing. */
  @FunctionalInterface
  interface Status {
    Optional<JsonNode> of(String token) throws InterruptedException;
  }

  private static final class Pool {
    long remaining;
    Instant reset = Instant.MIN;
    long limit;
    boolean tracked;
  }

  private final RateLimitedMultipleTokenAuthenticator spec;
  private final List<String> tokens;
  private final Duration longest;
  private Map<String, List<Pool>> pools = Map.of();
  private int active;

  TokenQuotas(RateLimitedMultipleTokenAuthenticator spec, List<String> tokens, Duration longest) {
    this.spec = spec;
    this.tokens = List.copyOf(tokens);
    this.longest = longest;
  }

  List<String> tokens() {
    return tokens;
  }

  synchronized String active() {
    return tokens.get(active);
  }

  /** What has to be done before a call may go out. */
  private record Step(@Nullable String token, @Nullable Duration pause) {}

  /** Takes a call of a quota and says with which token; waits for a reset when no token has any left. */
  String acquire(int quota, Session session, Status status) throws InterruptedException {
    begin(session, status);
    Instant deadline = session.now().plus(longest);
    while (true) {
      Step step = step(quota, deadline, session);
      if (step.token() != null) {
        if (step.pause() != null) {
          session.sleep(step.pause(), "few calls are left until the quota's reset");
        }
        return step.token();
      }
      if (step.pause() != null) {
        sleep(step.pause(), session);
        if (isExhausted(quota)) {
          seed(status);
        }
      }
    }
  }

  private void begin(Session session, Status status) throws InterruptedException {
    boolean known;
    synchronized (this) {
      known = !pools.isEmpty();
    }
    if (!known) {
      seed(status);
    }
  }

  private static void sleep(Duration whole, Session session) throws InterruptedException {
    for (Duration left = whole; left.isPositive(); left = left.minus(LONGEST_SLEEP)) {
      session.sleep(
          left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP, "all tokens are used up");
    }
  }

  private synchronized Step step(int quota, Instant deadline, Session session) {
    String token = tokens.get(active);
    Pool pool = pool(token, quota);
    if (!pool.tracked) {
      next();
      return new Step(token, null);
    }
    if (pool.remaining > 0) {
      pool.remaining--;
      return new Step(token, delay(quota, session));
    }
    if (!isExhausted(quota)) {
      next();
      return new Step(null, null);
    }
    Instant now = TokenStore.now(session);
    Duration left = Duration.between(session.now(), deadline);
    Duration shortest = tokens.stream()
        .map(each -> Duration.between(now, pool(each, quota).reset))
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
    if (!left.isPositive() || shortest.compareTo(left) >= 0) {
      throw new SourceException(
          ErrorCode.SOURCE_RATE_LIMITED,
          "all tokens are used up (quota " + spec.quotas().get(quota).name()
              + "), and the next reset is further away than `max_wait_time`");
    }
    Duration wait = shortest.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : shortest;
    return new Step(null, wait.compareTo(left) < 0 ? wait : left);
  }

  private void next() {
    active = (active + 1) % tokens.size();
  }

  private Pool pool(String token, int quota) {
    return pools.getOrDefault(token, List.of()).get(quota);
  }

  private synchronized boolean isExhausted(int quota) {
    return tokens.stream()
        .map(token -> pool(token, quota))
        .allMatch(pool -> pool.tracked && pool.remaining <= 0);
  }

  /** How long to hold a call back, so that the few that are left last until the reset. */
  private @Nullable Duration delay(int quota, Session session) {
    List<Pool> all = tokens.stream().map(token -> pool(token, quota)).toList();
    boolean few = all.stream()
        .allMatch(p -> p.tracked
            && p.remaining
                <= Math.max(spec.budgetMinReserve(), p.limit * spec.budgetReserveFraction()));
    long total = all.stream().mapToLong(p -> Math.max(p.remaining, 0)).sum();
    Instant reset = pool(tokens.get(active), quota).reset;
    double seconds = Duration.between(TokenStore.now(session), reset).toMillis() / 1000.0;
    if (!few || total <= 0 || seconds <= 0) {
      return null;
    }
    double delay = Math.min(seconds / total, LONGEST_DELAY);
    return delay < SHORTEST_DELAY ? null : Duration.ofMillis(Math.round(delay * 1000));
  }

  private void seed(Status status) throws InterruptedException {
    Map<String, List<Pool>> fresh = new HashMap<>();
    for (String token : tokens) {
      Optional<JsonNode> answer = status.of(token);
      List<Pool> own = new ArrayList<>();
      for (TokenQuota quota : spec.quotas()) {
        Pool pool = new Pool();
        if (answer.isPresent()) {
          pool.tracked = true;
          pool.remaining = number(answer.get(), quota.remainingPath(), quota.name());
          pool.reset = TokenAnswer.time(
              Authenticators.text(at(answer.get(), quota.resetPath(), quota.name())));
          pool.limit = quota.limitPath().isEmpty()
              ? pool.remaining
              : number(answer.get(), quota.limitPath(), quota.name());
        }
        own.add(pool);
      }
      fresh.put(token, own);
    }
    synchronized (this) {
      pools = fresh;
    }
  }

  private static JsonNode at(JsonNode answer, List<String> path, String quota) {
    JsonNode found = answer;
    for (String key : path) {
      found = found.path(key);
    }
    if (found.isMissingNode()) {
      throw QuotaAuth.missing(quota, path);
    }
    return found;
  }

  private static long number(JsonNode answer, List<String> path, String quota) {
    try {
      Object value = Conversions.integer(Views.READ_ONLY.of(at(answer, path, quota)));
      return value instanceof Number number ? number.longValue() : 0;
    } catch (PythonException e) {
      throw QuotaAuth.missing(quota, path);
    }
  }

  /** Takes what an answer says of the token that asked. */
  synchronized void learn(int index, String token, Response response, Session session) {
    TokenQuota quota = spec.quotas().get(index);
    if (pools.isEmpty()) {
      return;
    }
    boolean refused = quota.exhaustionStatusCodes().contains(response.status());
    Optional<Long> remaining = number(response, quota.remainingHeader())
        .or(() -> refused ? Optional.of(0L) : Optional.empty());
    Optional<Instant> reset = time(response, quota.resetHeader());
    Optional<Long> limit = number(response, quota.limitHeader());
    Pool pool = pool(token, index);
    if (!pool.tracked) {
      return;
    }
    boolean current = reset.isEmpty() || !reset.get().isBefore(pool.reset);
    if (limit.isPresent() && limit.get() > 0 && current) {
      pool.limit = limit.get();
    }
    if (reset.isPresent() && reset.get().isAfter(pool.reset)) {
      // A new window: what was counted belongs to the old one.
      pool.reset = reset.get();
      pool.remaining = remaining.orElse(pool.limit);
    } else if (remaining.isPresent()
        && ((remaining.get() <= 0 && refused)
            || reset.isEmpty()
            || !reset.get().isBefore(pool.reset.minus(SKEW)))) {
      // The same window: answers overtake each other, so only a lower count is believed.
      pool.remaining = Math.min(pool.remaining, remaining.get());
    }
  }

  private static Optional<Long> number(Response response, Optional<String> header) {
    return header
        .flatMap(response::header)
        .map(String::strip)
        .filter(text -> text.matches("[+-]?\\d{1,18}"))
        .map(Long::parseLong);
  }

  private static Optional<Instant> time(Response response, Optional<String> header) {
    try {
      return header.flatMap(response::header).map(TokenAnswer::time);
    } catch (SourceException e) {
      return Optional.empty();
    }
  }

  /** Whether the token that was limited is used up and another is not. */
  synchronized boolean hasAlternative(int quota, String limited) {
    if (pools.isEmpty()) {
      return false;
    }
    Pool own = pool(limited, quota);
    return own.tracked
        && own.remaining <= 0
        && tokens.stream()
            .anyMatch(token -> !token.equals(limited) && pool(token, quota).remaining > 0);
  }
}
