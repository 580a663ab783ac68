package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;

/** Shows who asks, in a request. Compiled and thread-safe; tokens are kept in the session's budgets. */
public interface Auth {
  /** Shows nothing. */
  Auth NONE = (draft, vars, session) -> {};

  /** What became of {@link #renew}. */
  enum Renewal {
    /** There is nothing that could be renewed. */
    NONE,
    /** The next request shows another credential. */
    RENEWED,
    /** The endpoint could not be asked; the old credential stays. */
    FAILED
  }

  /** Adds credentials to a request that is put together; may send requests of its own to get a token. */
  void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException;

  /** Shows them anew before the same request is sent once more: only headers change between attempts. */
  default void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {}

  /**
   * Gets another token in place of one that was refused.
   *
   * @param refused the request that was refused
   * @throws com.askbosco.data.connector.SourceException when the credential itself is refused
   */
  default Renewal renew(Request refused, Vars vars, Session session) throws InterruptedException {
    return Renewal.NONE;
  }

  /** Told of every answer, before it is judged, so that quotas of several tokens are known. */
  default void learn(Request request, Response response, Vars vars, Session session) {}

  /** Whether another credential could be used at once instead of waiting for the quota of the one that was limited. */
  default boolean hasAlternative(Request limited, Vars vars, Session session) {
    return false;
  }
}
