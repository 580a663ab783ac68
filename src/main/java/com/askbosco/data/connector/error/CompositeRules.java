package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import java.util.List;

/**
 * Handlers asked in order. As in the format's reference, after FAIL, RATE_LIMITED and REFRESH_TOKEN_THEN_RETRY the next handler is
 * asked, and the last answer counts; every other answer ends the search at once.
 */
final class CompositeRules implements ErrorRules {
  private final List<ErrorRules> handlers;

  CompositeRules(List<ErrorRules> handlers) {
    this.handlers = handlers;
  }

  @Override
  public Verdict judge(Response response, Vars vars, boolean exact) {
    Verdict verdict = Verdict.of(Action.RETRY, FailureType.SYSTEM_ERROR);
    for (ErrorRules handler : handlers) {
      verdict = handler.judge(response, vars, exact);
      boolean ends = switch (verdict.action()) {
        case FAIL, RATE_LIMITED, REFRESH_TOKEN_THEN_RETRY -> false;
        case SUCCESS,
            RETRY,
            IGNORE,
            RESET_PAGINATION,
            REDUCE_PAGE_SIZE,
            SPLIT_REQUEST_WINDOW,
            QUOTA_EXHAUSTED -> true;
      };
      if (ends) {
        return verdict;
      }
    }
    return verdict;
  }

  @Override
  public boolean canLeadTo(Action action) {
    return handlers.stream().anyMatch(h -> h.canLeadTo(action));
  }

  /** In the reference that of the first handler, whichever one decided. */
  @Override
  public int maxRetries(Vars vars, boolean exact) {
    return exact && !handlers.isEmpty()
        ? handlers.get(0).maxRetries(vars, true)
        : handlers.stream().mapToInt(h -> h.maxRetries(vars, exact)).max().orElse(RETRIES);
  }

  @Override
  public List<Backoff> backoffs() {
    return handlers.stream().flatMap(h -> h.backoffs().stream()).toList();
  }
}
