package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/** One filter on responses, compiled. */
final class ResponseFilter {
  private final Optional<Action> action;
  private final Optional<FailureType> type;
  private final Set<Integer> codes;
  private final Optional<Expr> predicate;
  private final Optional<Expr> contains;
  private final Optional<Expr> message;
  private final Optional<Expr> resumeAfter;
  private final ZoneId zone;

  ResponseFilter(ErrorHandler.HttpResponseFilter spec, Expressions expressions) {
    this.action = spec.action();
    this.type = spec.failureType();
    this.codes = Set.copyOf(spec.httpCodes());
    this.predicate = expressions.text(spec.predicate(), Roots.ANSWER);
    this.contains = expressions.text(spec.errorMessageContains(), Roots.CONFIG);
    this.message = expressions.text(spec.errorMessage(), Roots.ANSWER);
    this.resumeAfter = expressions.text(spec.resumeAfter(), Roots.ANSWER);
    ZoneId resumeZone = ZoneOffset.UTC;
    if (spec.resumeTimeZone().isPresent()) {
      try {
        resumeZone = ZoneId.of(spec.resumeTimeZone().get());
      } catch (DateTimeException e) {
        expressions.problem(
            spec.place(),
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + spec.resumeTimeZone().get() + "` is no time zone",
            "Use a name such as America/Los_Angeles.");
      }
    }
    this.zone = resumeZone;
  }

  /** The verdict when the filter matches. In the reference a filter without an action has no say. */
  Optional<Verdict> judge(Response response, Vars vars, boolean exact) {
    if (exact && action.isEmpty()) {
      return Optional.empty();
    }
    boolean byContent = false;
    if (!codes.contains(response.status())) {
      byContent = (predicate.isPresent() && predicate.get().test(vars))
          || (contains.isPresent() && says(contains.get(), response, vars));
      if (!byContent) {
        return Optional.empty();
      }
    }
    Action chosen = action.orElseGet(() -> StatusCodes.strict(response.status()).action());
    FailureType failure = chosen == Action.FAIL && type.isPresent()
        ? type.get()
        : StatusCodes.failure(response.status());
    return Optional.of(new Verdict(
        chosen,
        message.map(m -> m.str(vars)).orElse(""),
        type.orElse(null),
        failure,
        byContent,
        chosen == Action.QUOTA_EXHAUSTED ? Optional.of(resume(vars)) : Optional.empty()));
  }

  boolean canLeadTo(Action one) {
    return action.filter(a -> a == one).isPresent();
  }

  /** Whether the answer's error text contains the text; an answer that is no JSON is that text as a whole. */
  private static boolean says(Expr text, Response response, Vars vars) {
    String wanted = text.source();
    return !wanted.isEmpty()
        && vars.get("response") instanceof JsonNode answer
        && (Boolean.TRUE.equals(vars.get("no_json"))
                ? new String(response.body(), StandardCharsets.UTF_8)
                : ErrorText.of(answer))
            .contains(wanted);
  }

  private Duration resume(Vars vars) {
    String text = resumeAfter.map(r -> r.text(vars)).orElse("").strip();
    Optional<Duration> given = Durations.lenient(text);
    if (given.isPresent()) {
      return given.get();
    }
    Instant now = vars.clock().instant();
    ZonedDateTime midnight = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
    return Duration.between(now, midnight.toInstant());
  }
}
