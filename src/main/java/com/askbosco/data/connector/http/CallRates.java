package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
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
import java.util.Set;

/** How many calls a source allows, compiled. What was spent is kept per credential in its budgets. Thread-safe. */
public final class CallRates {
  private record Limit(Optional<Expr> calls, int fixed, Duration interval) {}

  private record Policy(
      List<RequestMatcher> matchers, List<Limit> limits, boolean moving, int index) {
    boolean matches(Request request) {
      return matchers.isEmpty() || matchers.stream().anyMatch(m -> m.matches(request));
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

  /** Waits until the request may be sent, and counts it. */
  void acquire(Request request, Vars vars, Session session) throws InterruptedException {
    Optional<Policy> policy = policies.stream().filter(p -> p.matches(request)).findFirst();
    if (policy.isEmpty() || policy.get().limits().isEmpty()) {
      return;
    }
    CallWindow window = window(policy.get(), session);
    List<CallWindow.Rate> rates = policy.get().limits().stream()
        .map(l -> new CallWindow.Rate(calls(l, vars), l.interval()))
        .toList();
    boolean moving = policy.get().moving();
    while (true) {
      Instant now = session.now();
      Duration wait = moving ? window.acquire(now, rates) : window.acquireFixed(now, rates.get(0));
      if (wait.isZero()) {
        return;
      }
      session.sleep(wait, "the call budget of " + session.connector() + " is used up for now");
    }
  }

  /** Learns from a response what is left of the budget. */
  void learn(Request request, Response response, Session session) {
    Optional<Policy> policy = policies.stream().filter(p -> p.matches(request)).findFirst();
    if (policy.isEmpty() || policy.get().limits().isEmpty()) {
      return;
    }
    boolean none = hitCodes.contains(response.status())
        || response.header(remainingHeader).map(CallRates::isZero).orElse(false);
    Optional<Instant> reset = response
        .header(resetHeader)
        .flatMap(CallRates::number)
        .map(epoch -> Instant.ofEpochSecond(epoch.longValue()));
    if (none && reset.isPresent()) {
      window(policy.get(), session).blockUntil(reset.get());
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

  private static boolean isZero(String text) {
    return number(text).map(n -> n.signum() <= 0).orElse(false);
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
