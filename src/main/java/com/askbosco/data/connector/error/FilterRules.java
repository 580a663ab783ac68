package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
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
        .map(b -> Backoffs.compile(b, expressions))
        .toList();
  }

  @Override
  public Verdict judge(Response response, Vars vars, boolean exact) {
    for (ResponseFilter filter : filters) {
      Optional<Verdict> verdict = filter.judge(response, vars, exact);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return exact ? StatusCodes.exact(response.status()) : StatusCodes.strict(response.status());
  }

  @Override
  public boolean canLeadTo(Action action) {
    return filters.stream().anyMatch(f -> f.canLeadTo(action));
  }

  @Override
  public int maxRetries(Vars vars, boolean exact) {
    if (maxRetries.isEmpty()) {
      return RETRIES;
    }
    Object value = maxRetries.get().value(vars);
    if (!exact) {
      return value instanceof Number number ? number.intValue() : RETRIES;
    }
    try {
      return ((Number) Conversions.integer(value)).intValue();
    } catch (PythonException e) {
      throw new SourceException(
          ErrorCode.CONFIG_BAD_VALUE,
          "max_retries is no whole number with this config",
          FailureType.SYSTEM_ERROR,
          null,
          e);
    }
  }

  @Override
  public List<Backoff> backoffs() {
    return backoffs;
  }
}
