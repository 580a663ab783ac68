package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.HTTPAPIBudget;
import com.askbosco.data.spec.manifest.HTTPAPIBudget.CallRatePolicy;
import com.askbosco.data.spec.manifest.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How many calls a source allows, compiled. What was spent is kept per credential in its budgets. Thread-safe. */
public final class CallRates {
  /** In the year 9999. */
  private static final long LARGEST = 253_370_764_800L;

  private record Limit(Optional<Expr> calls, int fixed, Duration interval) {}

  private record Policy(
      List<RequestMatcher> matchers, List<Limit> limits, boolean moving, int index) {
    boolean matches(Request request) {
      return matchers.isEmpty() || matchers.stream().anyMatch(m -> m.matches(request));
    }

    /** As how many calls the request counts: by the first matcher that takes it. */
    int weight(Request request, Vars vars) {
      return matchers.stream()
          .filter(m -> m.matches(request))
          .findFirst()
          .map(m -> m.weight(vars))
          .orElse(1);
    }
  }

  private final List<Policy> policies = new ArrayList<>();
  private final String remainingHeader;
  private final String resetHeader;
  private final Set<Integer> hitCodes;

  private CallRates(Optional<HTTPAPIBudget> spec, Expressions expressions, Place place) {
    this.remainingHeader = spec.map(HTTPAPIBudget::ratelimitRemainingHeader).orElse("");
    this.resetHeader = spec.map(HTTPAPIBudget::ratelimitResetHeader).orElse("");
    List<Integer> codes = spec.map(HTTPAPIBudget::statusCodesForRatelimitHit).orElse(List.of());
    this.hitCodes = codes.isEmpty() ? Set.of(429) : Set.copyOf(codes);
    for (CallRatePolicy policy : spec.map(HTTPAPIBudget::policies).orElse(List.of())) {
      List<RequestMatcher> matchers = policy.matchers().stream()
          .map(m -> new RequestMatcher(m, expressions, place))
          .toList();
      List<Limit> limits = switch (policy) {
        case CallRatePolicy.MovingWindowCallRatePolicy moving ->
          moving.rates().stream()
              .map(rate -> new Limit(
                  Optional.of(expressions.text(rate.limit(), Roots.CONFIG)),
                  0,
                  interval(rate.interval(), expressions, place)))
              .toList();
        case CallRatePolicy.FixedWindowCallRatePolicy fixed ->
          List.of(new Limit(
              Optional.empty(), fixed.callLimit(), interval(fixed.period(), expressions, place)));
        case CallRatePolicy.UnlimitedCallRatePolicy unlimited -> List.of();
      };
      boolean moving = policy instanceof CallRatePolicy.MovingWindowCallRatePolicy;
      policies.add(new Policy(matchers, limits, moving, policies.size()));
    }
  }

  public static CallRates compile(
      Optional<HTTPAPIBudget> spec, Expressions expressions, Place place) {
    return new CallRates(spec, expressions, place);
  }

  private static Duration interval(String iso, Expressions expressions, Place place) {
    try {
      DateFormats.CalendarDuration duration = DateFormats.duration(iso);
      return duration
          .time()
          .plusDays(duration.period().toTotalMonths() * 30 + duration.period().getDays());
    } catch (ExpressionException e) {
      expressions.problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + iso + "` in api_budget is no ISO-8601 duration",
          "Write one such as PT1M.");
      return Duration.ofMinutes(1);
    }
  }

  /**
   * Waits until the request may be sent, and counts it.
   *
   * @throws SourceException in our own pipelines when that takes too long; the slice is parked until then
   */
  void acquire(Request request, Vars vars, Session session) throws InterruptedException {
    Optional<Policy> found = policies.stream().filter(p -> p.matches(request)).findFirst();
    if (found.isEmpty() || found.get().limits().isEmpty()) {
      return;
    }
    Policy policy = found.get();
    CallWindow window = window(policy, session);
    List<CallWindow.Rate> rates = rates(policy, vars);
    int weight = policy.weight(request, vars);
    while (true) {
      Instant now = session.now();
      Duration wait = policy.moving()
          ? window.acquire(now, rates, weight)
          : window.acquireFixed(now, rates.get(0), weight);
      if (wait.isZero()) {
        return;
      }
      String why = "the call budget of " + session.connector() + " is used up for now";
      if (!session.exact() && wait.toSeconds() > session.limits().maxWaitSeconds()) {
        Instant until = now.plus(wait);
        throw new SourceException(
            ErrorCode.SOURCE_QUOTA_USED_UP,
            why + "; there is budget again at " + until,
            until,
            null);
      }
      session.sleep(wait, why);
    }
  }

  private static List<CallWindow.Rate> rates(Policy policy, Vars vars) {
    return policy.limits().stream()
        .map(l -> new CallWindow.Rate(calls(l, vars), l.interval()))
        .toList();
  }

  /** Learns from a response what is left of the budget. What a header says that is no number says nothing. */
  void learn(Request request, Response response, Vars vars, Session session) {
    Optional<Policy> found = policies.stream().filter(p -> p.matches(request)).findFirst();
    if (found.isEmpty() || found.get().limits().isEmpty()) {
      return;
    }
    OptionalLong available = number(response, remainingHeader);
    if (available.isEmpty() && hitCodes.contains(response.status())) {
      available = OptionalLong.of(0);
    }
    OptionalLong epoch = number(response, resetHeader);
    Instant reset = epoch.isEmpty() ? null : Instant.ofEpochSecond(epoch.getAsLong());
    CallWindow window = window(found.get(), session);
    List<CallWindow.Rate> rates = rates(found.get(), vars);
    boolean none = available.isPresent() && available.getAsLong() <= 0;
    if (!found.get().moving()) {
      window.learn(session.now(), rates.get(0), available, reset);
    } else if (none) {
      if (reset == null) {
        window.drain(session.now(), rates);
      } else if (!session.exact()) {
        // The reference does nothing where both headers are there; ours waits until the source
        // says.
        window.blockUntil(reset);
      }
    }
  }

  private static OptionalLong number(Response response, String header) {
    try {
      // Times and counts beyond these are mistakes; they must not break the arithmetic of times.
      return response
          .header(header)
          .map(text -> OptionalLong.of(new BigDecimal(text.strip())
              .min(BigDecimal.valueOf(LARGEST))
              .max(BigDecimal.ZERO)
              .longValue()))
          .orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static CallWindow window(Policy policy, Session session) {
    String key = "calls:" + session.connector() + ":" + policy.index();
    return session.access().budgets().state(key, CallWindow.class, CallWindow::new);
  }

  private static int calls(Limit limit, Vars vars) {
    return limit
        .calls()
        .map(expr -> number(expr.text(vars)).map(BigDecimal::intValue).orElse(1))
        .orElse(limit.fixed());
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
