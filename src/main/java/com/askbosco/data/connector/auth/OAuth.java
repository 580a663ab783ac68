package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.OAuthAuthenticator;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A bearer token from a token endpoint, renewed before it expires and after it was refused. */
final class OAuth implements Auth {
  private static final Duration DEFAULT_LIFE = Duration.ofHours(1);

  private final OAuthAuthenticator spec;
  private final Optional<Expr> endpoint;
  private final Optional<Expr> accessToken;
  private final Optional<Expr> refreshToken;
  private final Optional<Expr> clientId;
  private final Optional<Expr> clientSecret;
  private final Expr grantType;
  private final List<Expr> scopes;
  private final Optional<ExprTree> body;
  private final Optional<ExprTree> headers;
  private final Optional<JwtAuth> assertion;
  private final ErrorRules rules;

  OAuth(OAuthAuthenticator spec, Expressions expressions) {
    this.spec = spec;
    this.endpoint = expressions.text(spec.tokenRefreshEndpoint(), Roots.CONFIG);
    this.accessToken = expressions.text(spec.accessTokenValue(), Roots.CONFIG);
    this.refreshToken = expressions.text(spec.refreshToken(), Roots.CONFIG);
    this.clientId = expressions.text(spec.clientId(), Roots.CONFIG);
    this.clientSecret = expressions.text(spec.clientSecret(), Roots.CONFIG);
    this.grantType = expressions.text(spec.grantType(), Roots.CONFIG);
    this.scopes = expressions.texts(spec.scopes(), Roots.CONFIG);
    this.body = expressions.tree(spec.refreshRequestBody(), Roots.CONFIG);
    this.headers = expressions.tree(spec.refreshRequestHeaders(), Roots.CONFIG);
    // Never used, but its mistakes are found.
    expressions.text(spec.tokenExpiryDate(), Roots.CONFIG);
    this.assertion = spec.profileAssertion().map(jwt -> new JwtAuth(jwt, expressions));
    this.rules = ErrorRules.compile(Optional.empty(), expressions);
    if (endpoint.isEmpty() && accessToken.isEmpty()) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_MISSING_KEY,
          "OAuthAuthenticator needs `token_refresh_endpoint` or `access_token_value`",
          "Add the endpoint.");
    }
  }

  @Override
  public void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    draft.header("Authorization", "Bearer " + shown(vars, session));
  }

  private String shown(Vars vars, Session session) throws InterruptedException {
    TokenStore store = store(session);
    String token = store.token(session.now(), () -> token(store, vars, session)).value();
    // The token may come from another slice, whose redactor learned it.
    session.redactor().add(token);
    return token;
  }

  @Override
  public void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    draft.replaceHeader("Authorization", "Bearer " + shown(vars, session));
  }

  @Override
  public Renewal renew(Request refused, Vars vars, Session session) {
    store(session).forget();
    return endpoint.isPresent() ? Renewal.RENEWED : Renewal.NONE;
  }

  private TokenStore store(Session session) {
    String key = "oauth:" + session.connector() + ":" + spec.place().path();
    return session.access().budgets().state(key, TokenStore.class, TokenStore::new);
  }

  private TokenStore.Token token(TokenStore store, Vars vars, Session session)
      throws InterruptedException {
    if (endpoint.isEmpty()) {
      return new TokenStore.Token(accessToken.map(t -> t.text(vars)).orElse(""), null);
    }
    try {
      return new Exchange(session)
          .send(new Call<>(
              () -> request(store, vars, session),
              Auth.NONE,
              rules,
              bytes -> Extractors.whole().parse(bytes, vars),
              (response, parsed) -> read(parsed.orElseThrow().root(), store, session),
              vars));
    } catch (SourceException e) {
      if (e.code() == ErrorCode.SOURCE_REFUSED) {
        throw new SourceException(
            ErrorCode.SOURCE_UNAUTHORISED,
            "the token endpoint refused the credential; sign in again. " + e.getMessage(),
            null,
            e);
      }
      throw e;
    }
  }

  private RequestDraft request(TokenStore store, Vars vars, Session session) {
    String address = endpoint.map(e -> e.text(vars)).orElse("");
    session.hosts().allow(address);
    RequestDraft draft = new RequestDraft("POST", address, "");
    field(draft, spec.grantTypeName().value(), Optional.of(grantType.text(vars)));
    if (spec.useProfileAssertion() && assertion.isPresent()) {
      field(draft, "assertion", Optional.of(assertion.get().signed(vars, session.now())));
    } else {
      boolean refresh = grantType.text(vars).equals("refresh_token");
      field(draft, spec.clientIdName().value(), clientId.map(c -> c.text(vars)));
      field(draft, spec.clientSecretName().value(), clientSecret.map(c -> c.text(vars)));
      Optional<String> current = store.refreshToken().or(() -> refreshToken.map(r -> r.text(vars)));
      if (refresh && current.filter(t -> !t.isEmpty()).isEmpty()) {
        throw new BoscoException(ErrorCode.SECRET_MISSING, "the config has no refresh token");
      }
      current.ifPresent(session.redactor()::add);
      field(draft, spec.refreshTokenName().value(), current);
    }
    if (!scopes.isEmpty()) {
      String joined = String.join(" ", scopes.stream().map(s -> s.text(vars)).toList());
      field(draft, "scope", Optional.of(joined));
    }
    body.ifPresent(b -> b.entries(vars, Accept.ANY)
        .forEach((name, value) -> draft.put(Target.BODY_DATA, name, value)));
    headers.ifPresent(h -> h.entries(vars, Accept.TEXT)
        .forEach((name, value) -> draft.put(Target.HEADER, name, value)));
    return draft;
  }

  private static void field(RequestDraft draft, String name, Optional<String> value) {
    value.ifPresent(v -> draft.put(Target.BODY_DATA, name, v));
  }

  private TokenStore.Token read(JsonNode answer, TokenStore store, Session session)
      throws MalformedBodyException {
    JsonNode token = answer.findValue(spec.accessTokenName().value());
    if (token == null || token.asText().isEmpty()) {
      throw new MalformedBodyException(
          "the token endpoint's answer has no " + spec.accessTokenName().value(), null);
    }
    session.redactor().add(token.asText());
    JsonNode rotated = answer.get(spec.refreshTokenName().value());
    if (rotated != null && rotated.isTextual()) {
      session.redactor().add(rotated.textValue());
      store.refreshToken(rotated.textValue());
    }
    return TokenStore.Token.expiring(token.asText(), session.now(), life(answer, session));
  }

  private Duration life(JsonNode answer, Session session) {
    JsonNode expires = answer.findValue(spec.expiresInName().value());
    if (expires == null || expires.isNull()) {
      return DEFAULT_LIFE;
    }
    if (spec.tokenExpiryDateFormat().isPresent()) {
      Instant until = DateFormats.parse(
              expires.asText(), List.of(spec.tokenExpiryDateFormat().get().value()))
          .toInstant();
      return Duration.between(session.now(), until);
    }
    if (spec.tokenExpiryIsTimeOfExpiration()) {
      return Duration.between(session.now(), Instant.ofEpochSecond(expires.asLong()));
    }
    return Duration.ofSeconds(Math.max(0, expires.asLong(DEFAULT_LIFE.toSeconds())));
  }
}
