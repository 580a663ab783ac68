package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import java.util.List;

/**
 * Handlers asked in order. As in the format's reference, an answer other than FAIL and RATE_LIMITED ends the search at once;
 * after those two the next handler is asked, and the last answer counts.
 */
final class CompositeRules implements ErrorRules {
  private final List<ErrorRules> handlers;

  CompositeRules(List<ErrorRules> handlers) {
    this.handlers = handlers;
  }

  @Override
  public Verdict judge(Response response, Vars vars) {
    Verdict verdict = Verdict.of(FilterRules.byStatus(response.status()));
    for (ErrorRules handler : handlers) {
      verdict = handler.judge(response, vars);
      if (verdict.action() != Action.FAIL && verdict.action() != Action.RATE_LIMITED) {
        return verdict;
      }
    }
    return verdict;
  }

  @Override
  public int maxRetries(Vars vars) {
    return handlers.stream().mapToInt(h -> h.maxRetries(vars)).max().orElse(RETRIES);
  }

  @Override
  public List<Backoff> backoffs() {
    return handlers.stream().flatMap(h -> h.backoffs().stream()).toList();
  }
}
