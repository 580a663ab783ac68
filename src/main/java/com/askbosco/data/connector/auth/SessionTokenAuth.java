package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.RequestTemplate;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A token that a log-in request gives. */
final class SessionTokenAuth implements Auth {
  private final RequestTemplate login;
  private final Auth loginAuth;
  private final ErrorRules rules;
  private final List<Expr> path;
  private final Optional<Duration> life;
  private final Optional<Injector> injector;
  private final String place;

  SessionTokenAuth(Authenticator.SessionTokenAuthenticator spec, Expressions expressions) {
    this.login = RequestTemplate.compile(spec.loginRequester(), expressions);
    this.loginAuth = Authenticators.compile(spec.loginRequester().authenticator(), expressions);
    this.rules = ErrorRules.compile(spec.loginRequester().errorHandler(), expressions);
    this.path = expressions.texts(spec.sessionTokenPath(), Roots.CONFIG);
    this.place = spec.loginRequester().place().path();
    this.injector = switch (spec.requestAuthentication()) {
      case Authenticator.SessionTokenRequest.SessionTokenRequestApiKeyAuthenticator key ->
        Optional.of(Injector.compile(key.injectInto(), expressions));
      case Authenticator.SessionTokenRequest.SessionTokenRequestBearerAuthenticator bearer ->
        Optional.empty();
    };
    Optional<Duration> parsed = Optional.empty();
    if (spec.expirationDuration().isPresent()) {
      try {
        parsed = Optional.of(Duration.parse(spec.expirationDuration().get()));
      } catch (DateTimeException e) {
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
  public void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    String token = shown(vars, session);
    if (injector.isPresent()) {
      injector.get().put(draft, vars, token);
    } else {
      draft.header("Authorization", "Bearer " + token);
    }
  }

  private String shown(Vars vars, Session session) throws InterruptedException {
    String token =
        store(session).token(session.now(), () -> logIn(vars, session)).value();
    // The token may come from another slice, whose redactor learned it.
    session.redactor().add(token);
    return token;
  }

  @Override
  public void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    String token = shown(vars, session);
    if (injector.isPresent()) {
      injector.get().again(draft, vars, token);
    } else {
      draft.replaceHeader("Authorization", "Bearer " + token);
    }
  }

  @Override
  public Renewal renew(Request refused, Vars vars, Session session) {
    store(session).forget();
    return Renewal.RENEWED;
  }

  private TokenStore store(Session session) {
    String key = "session:" + session.connector() + ":" + place;
    return session.access().budgets().state(key, TokenStore.class, TokenStore::new);
  }

  private TokenStore.Token logIn(Vars vars, Session session) throws InterruptedException {
    return new Exchange(session)
        .send(new Call<>(
            () -> login.draft(vars, session.hosts()),
            loginAuth,
            rules,
            bytes -> Extractors.whole().parse(bytes, vars),
            (response, body) -> {
              JsonNode token = body.orElseThrow().root();
              for (Expr key : path) {
                token = token.path(key.text(vars));
              }
              if (token.asText().isEmpty()) {
                throw new MalformedBodyException("the log-in answer has no token", null);
              }
              session.redactor().add(token.asText());
              Instant now = session.now();
              return life.isPresent()
                  ? TokenStore.Token.expiring(token.asText(), now, life.get())
                  : new TokenStore.Token(token.asText(), null);
            },
            vars));
  }
}
