package com.askbosco.data.connector.http;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.Action;

/**
 * The source wants the page asked for otherwise: from the first page again, in smaller pages, or for a smaller window. Who reads the
 * pages decides what to do.
 */
public final class PageRefusedException extends BoscoException {
  private static final long serialVersionUID = 1;

  private final Action action;

  /**
   * @param action RESET_PAGINATION, REDUCE_PAGE_SIZE or SPLIT_REQUEST_WINDOW
   * @param message what the source says, without secrets
   */
  PageRefusedException(Action action, String message) {
    super(ErrorCode.SOURCE_REFUSED, message);
    this.action = action;
  }

  /** What is to be done. */
  public Action action() {
    return action;
  }
}
