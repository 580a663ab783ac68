package com.askbosco.data.connector.http;

import com.askbosco.data.connector.compile.Vars;

/** Shows who asks, in a request. Compiled and thread-safe; tokens are kept in the session's budgets. */
public interface Auth {
  /** Shows nothing. */
  Auth NONE = (draft, vars, session) -> {};

  /** Adds credentials to the request; may send requests of its own to get a token. */
  void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException;

  /**
   * Forgets a token that was refused, so that the next request gets another.
   *
   * @return whether there is a point in trying again
   */
  default boolean renew(Vars vars, Session session) {
    return false;
  }
}
