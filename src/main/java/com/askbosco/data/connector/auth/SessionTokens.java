package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestTemplate;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A token that a log-in request gives. Without a life it is not kept at all: every use of it logs in, as in the reference. */
final class SessionTokens implements TokenSource {
  private final RequestTemplate login;
  private final Auth loginAuth;
  private final ErrorRules rules;
  private final List<String> path;
  private final Optional<DateFormats.CalendarDuration> life;
  private final Optional<Expr> form;
  private final TokenKey key;

  /**
   * @param form makes the shown text of {@code session_token}; bearer when empty
   */
  SessionTokens(
      Authenticator.SessionTokenAuthenticator spec, Optional<Expr> form, Expressions expressions) {
    this.login = RequestTemplate.compile(spec.loginRequester(), expressions);
    this.loginAuth = Authenticators.compile(spec.loginRequester(), expressions);
    this.rules = ErrorRules.compile(spec.loginRequester().errorHandler(), expressions);
    this.path = spec.sessionTokenPath();
    this.form = form;
    this.key = new TokenKey("session");
    Optional<DateFormats.CalendarDuration> parsed = Optional.empty();
    if (spec.expirationDuration().filter(d -> !d.isEmpty()).isPresent()) {
      try {
        parsed = Optional.of(DateFormats.duration(spec.expirationDuration().get()));
      } catch (ExpressionException e) {
        expressions.problem(
            spec.loginRequester().place(),
            ErrorCode.CONFIG_BAD_VALUE,
            "`expiration_duration` is no ISO-8601 duration",
            "Write one such as PT1H.");
      }
    }
    this.life = parsed;
  }

  @Override
  public String token(Vars vars, Session session) throws InterruptedException {
    TokenStore store = store(vars, session);
    String token = life.isEmpty() && session.exact()
        ? Text.str(logIn(vars, session))
        : store.token(TokenStore.now(session), () -> stored(vars, session)).value();
    // The token may come from another slice, whose redactor learned it.
    session.redactor().add(token);
    if (form.isEmpty()) {
      return "Bearer " + token;
    }
    return form.get().str(vars.inner().set("session_token", token));
  }

  /** Forgets a token that was refused; whether there was one to forget. */
  boolean forget(Vars vars, Session session) {
    store(vars, session).forget();
    return true;
  }

  private TokenStore store(Vars vars, Session session) {
    return key.state(
        session,
        TokenStore.class,
        TokenStore::new,
        () -> login.draft(Authenticators.configOnly(vars), session.hosts()).toString());
  }

  private TokenStore.Token stored(Vars vars, Session session) throws InterruptedException {
    String value = logIn(vars, session);
    if (life.isEmpty()) {
      return new TokenStore.Token(value, null);
    }
    Instant now = TokenStore.now(session);
    Instant until = life.get().addTo(now.atOffset(ZoneOffset.UTC)).toInstant();
    return session.exact()
        ? new TokenStore.Token(value, until)
        : TokenStore.Token.expiring(value, now, java.time.Duration.between(now, until));
  }

  private String logIn(Vars vars, Session session) throws InterruptedException {
    // A log-in belongs to no slice.
    Vars own = Authenticators.configOnly(vars);
    String token = new Exchange(session)
        .send(new Call<>(
            () -> login.draft(own, session.hosts()),
            loginAuth,
            rules,
            bytes -> Extractors.whole().parse(bytes, own),
            (response, body) -> {
              if (body.isEmpty()) {
                throw refused("was told to be ignored");
              }
              JsonNode found = body.get().root();
              found = found.isArray() ? found.path(0) : found;
              for (String part : path) {
                found = found.isArray() && part.matches("\\d{1,9}")
                    ? found.path(Integer.parseInt(part))
                    : found.path(part);
              }
              if (session.exact() && (found.isMissingNode() || found.isNull())) {
                throw refused("has no token");
              }
              if (!session.exact() && found.asText().isEmpty()) {
                throw new MalformedBodyException("the log-in answer has no token", null);
              }
              return Authenticators.text(found);
            },
            own));
    session.redactor().add(token);
    return token;
  }

  private SourceException refused(String why) {
    return new SourceException(
        ErrorCode.SOURCE_REFUSED,
        "the log-in answer " + why + " at `" + String.join(".", path) + "`");
  }
}
