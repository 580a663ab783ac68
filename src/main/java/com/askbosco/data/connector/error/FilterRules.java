package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.ErrorHandler;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import java.util.List;
import java.util.Optional;

/** Filters in order, then what the status code says. */
final class FilterRules implements ErrorRules {
  private final List<ResponseFilter> filters;
  private final Optional<Expr> maxRetries;
  private final List<Backoff> backoffs;

  FilterRules(ErrorHandler.DefaultErrorHandler spec, Expressions expressions) {
    this.filters = spec.responseFilters().stream()
        .map(f -> new ResponseFilter(f, expressions))
        .toList();
    this.maxRetries = expressions.text(spec.maxRetries(), Roots.CONFIG);
    this.backoffs = spec.backoffStrategies().stream()
        .map(b -> Backoff.compile(b, expressions))
        .toList();
  }

  @Override
  public Verdict judge(Response response, Vars vars) {
    for (ResponseFilter filter : filters) {
      Optional<Verdict> verdict = filter.judge(response, vars);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return Verdict.of(byStatus(response.status()));
  }

  /** What a status code means when no filter says otherwise. */
  static Action byStatus(int status) {
    if (status >= 200 && status < 300) {
      return Action.SUCCESS;
    }
    return switch (status) {
      case 429 -> Action.RATE_LIMITED;
      case 400, 401, 402, 403, 404, 405, 406, 410, 413, 414, 415, 422, 451 -> Action.FAIL;
      default -> Action.RETRY;
    };
  }

  @Override
  public int maxRetries(Vars vars) {
    if (maxRetries.isEmpty()) {
      return RETRIES;
    }
    return maxRetries.get().value(vars) instanceof Number number ? number.intValue() : RETRIES;
  }

  @Override
  public List<Backoff> backoffs() {
    return backoffs;
  }
}
