package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator.LegacySessionTokenAuthenticator;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The config's session token while the source accepts it, which is asked before every use; else one that a log-in gives. */
final class LegacySession implements TokenSource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIFE = Duration.ofDays(1);
  private static final int UNAUTHORISED = 401;

  private final Optional<Expr> base;
  private final Expr header;
  private final Expr login;
  private final Expr validate;
  private final Expr field;
  private final Optional<Expr> token;
  private final Optional<Expr> user;
  private final Optional<Expr> password;

  LegacySession(
      LegacySessionTokenAuthenticator spec, Optional<Text> base, Expressions expressions) {
    this.base = expressions.text(base, Roots.CONFIG);
    this.header = expressions.text(spec.header(), Roots.CONFIG);
    this.login = expressions.text(spec.loginUrl(), Roots.CONFIG);
    this.validate = expressions.text(spec.validateSessionUrl(), Roots.CONFIG);
    this.field = expressions.text(spec.sessionTokenResponseKey(), Roots.CONFIG);
    this.token = expressions.text(spec.sessionToken(), Roots.CONFIG);
    this.user = expressions.text(spec.username(), Roots.CONFIG);
    this.password = expressions.text(spec.password(), Roots.CONFIG);
  }

  @Override
  public String token(Vars vars, Session session) throws InterruptedException {
    if (isThere(token, vars)) {
      String given = token.map(t -> t.str(vars)).orElse("");
      if (isValid(given, vars, session)) {
        return given;
      }
    }
    if (!isThere(user, vars) || !isThere(password, vars)) {
      throw new SourceException(
          ErrorCode.SOURCE_REFUSED,
          "the config's session token is not valid, and there is no user and password to get one");
    }
    // Shared by all streams, as in the reference.
    RequestDraft draft = logIn(vars, session);
    String key = "legacy:" + session.connector() + ":" + TokenKey.digest(draft + field.str(vars));
    TokenStore store = session.access().budgets().state(key, TokenStore.class, TokenStore::new);
    String value = store
        .token(
            TokenStore.now(session),
            () -> new TokenStore.Token(
                answer(draft, vars, session), TokenStore.now(session).plus(LIFE)))
        .value();
    session.redactor().add(value);
    return value;
  }

  private static boolean isThere(Optional<Expr> text, Vars vars) {
    return text.isPresent() && Truth.of(text.get().value(vars));
  }

  private boolean isValid(String given, Vars vars, Session session) throws InterruptedException {
    RequestDraft draft = draft("GET", validate, vars, session);
    draft.header(header.str(vars), given);
    int status = send(draft, vars, session).status();
    if (status >= 400 && status != UNAUTHORISED) {
      throw new SourceException(
          ErrorCode.SOURCE_REFUSED,
          "the source could not say whether the session token is valid: it answered " + status);
    }
    return status < 400;
  }

  private RequestDraft logIn(Vars vars, Session session) {
    RequestDraft draft = draft("POST", login, vars, session);
    draft.header("Content-Type", "application/json");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("username", user.map(u -> u.str(vars)).orElse(""));
    body.put("password", password.map(p -> p.str(vars)).orElse(""));
    draft.json(body);
    return draft;
  }

  private String answer(RequestDraft draft, Vars vars, Session session)
      throws InterruptedException {
    Response response = send(draft, vars, session);
    if (response.status() >= 400) {
      throw new SourceException(
          ErrorCode.SOURCE_REFUSED, "the log-in was answered " + response.status());
    }
    try {
      JsonNode found = JSON.readTree(response.body()).path(field.str(vars));
      if (!found.isMissingNode()) {
        return Authenticators.text(found);
      }
    } catch (IOException e) {
      // Its message would quote the answer.
    }
    throw new SourceException(ErrorCode.SOURCE_REFUSED, "the log-in answer has no token");
  }

  private RequestDraft draft(String method, Expr path, Vars vars, Session session) {
    String address = base.map(b -> b.str(vars)).orElse("") + path.str(vars);
    session.hosts().allow(address);
    return new RequestDraft(method, address, "");
  }

  private static Response send(RequestDraft draft, Vars vars, Session session)
      throws InterruptedException {
    try {
      return new Exchange(session).once(draft, vars);
    } catch (IOException e) {
      throw new SourceException(
          ErrorCode.SOURCE_REFUSED, "a session token could not be asked for: " + e, null, e);
    }
  }
}
