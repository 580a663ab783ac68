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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One filter on responses, compiled. */
final class ResponseFilter {
  private static final List<String> MESSAGE_FIELDS = List.of(
      "message", "error_description", "error", "errors", "detail", "title", "reason", "msg");

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
    this.predicate = expressions.text(spec.predicate(), Roots.RESPONSE);
    this.contains = expressions.text(spec.errorMessageContains(), Roots.CONFIG);
    this.message = expressions.text(spec.errorMessage(), Roots.RESPONSE);
    this.resumeAfter = expressions.text(spec.resumeAfter(), Roots.RESPONSE);
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

  /** The verdict when the filter matches. */
  Optional<Verdict> judge(Response response, Vars vars) {
    boolean byContent = false;
    if (!codes.contains(response.status())) {
      byContent = (predicate.isPresent() && predicate.get().test(vars))
          || (contains.isPresent() && messageOf(vars).contains(contains.get().text(vars)));
      if (!byContent) {
        return Optional.empty();
      }
    }
    Action chosen = action.orElse(FilterRules.byStatus(response.status()));
    return Optional.of(new Verdict(
        chosen,
        message.map(m -> m.text(vars)).orElse(""),
        type.orElse(null),
        byContent,
        chosen == Action.QUOTA_EXHAUSTED ? Optional.of(resume(vars)) : Optional.empty()));
  }

  /** What the response says is wrong: the first of the usual fields that it has. */
  private static String messageOf(Vars vars) {
    return vars.get("response") instanceof JsonNode response ? message(response, 0) : "";
  }

  private static String message(JsonNode node, int depth) {
    if (node.isValueNode()) {
      return node.asText();
    }
    if (node.isArray()) {
      StringBuilder all = new StringBuilder();
      node.forEach(item -> all.append(all.isEmpty() ? "" : ", ").append(message(item, depth + 1)));
      return all.toString();
    }
    for (String field : MESSAGE_FIELDS) {
      if (node.hasNonNull(field) && depth < 5) {
        return message(node.get(field), depth + 1);
      }
    }
    return "";
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
