package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;

/**
 * A token at its place in a request.
 *
 * <p>The reference asks for a header's token more than once a request: when it merges the headers, when it prepares the request
 * and before it repeats it; each time once, or three times where the header's name is configured. A token that is fetched anew for
 * every use shows that at the source, so an exact session asks as often.
 */
final class ShownToken implements Auth {
  private static final int FIRST = 2;

  private final TokenSource source;
  private final Place place;
  private final int asksEach;
  private final boolean header;

  /** Puts a token into a request. */
  private interface Place {
    void put(RequestDraft draft, Vars vars, String token, boolean again);
  }

  private ShownToken(TokenSource source, Place place, int asksEach, boolean header) {
    this.source = source;
    this.place = place;
    this.asksEach = asksEach;
    this.header = header;
  }

  /** In {@code Authorization}. */
  static ShownToken authorization(TokenSource source) {
    return new ShownToken(
        source,
        (draft, vars, token, again) -> {
          if (again) {
            draft.replaceHeader("Authorization", token);
          } else {
            draft.header("Authorization", token);
          }
        },
        1,
        true);
  }

  /** In a header whose name is an expression. */
  static ShownToken header(Expr name, TokenSource source, int asksEach) {
    return new ShownToken(
        source,
        (draft, vars, token, again) -> {
          if (again) {
            draft.replaceHeader(name.str(vars), token);
          } else {
            draft.header(name.str(vars), token);
          }
        },
        asksEach,
        true);
  }

  /** Where a request option says. */
  static ShownToken at(Injector injector, TokenSource source) {
    return new ShownToken(
        source,
        (draft, vars, token, again) -> {
          if (again) {
            injector.again(draft, vars, token);
          } else {
            injector.put(draft, vars, token);
          }
        },
        injector.isHeader() ? 3 : 1,
        injector.isHeader());
  }

  @Override
  public void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    int asks = session.exact() && header ? FIRST * asksEach : 1;
    place.put(draft, vars, ask(asks, vars, session), false);
  }

  @Override
  public void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    if (header) {
      place.put(draft, vars, ask(session.exact() ? asksEach : 1, vars, session), true);
    }
  }

  private String ask(int times, Vars vars, Session session) throws InterruptedException {
    String token = source.token(vars, session);
    for (int i = 1; i < times; i++) {
      token = source.token(vars, session);
    }
    return token;
  }

  /** Whether a token can be given up for another; see {@link SessionTokens}. */
  @Override
  public Renewal renew(com.askbosco.data.connector.Request refused, Vars vars, Session session) {
    return !session.exact()
            && source instanceof SessionTokens tokens
            && tokens.forget(vars, session)
        ? Renewal.RENEWED
        : Renewal.NONE;
  }
}
