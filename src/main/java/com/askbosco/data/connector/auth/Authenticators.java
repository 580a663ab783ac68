package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator;
import com.askbosco.data.spec.manifest.HttpRequester;
import com.askbosco.data.spec.manifest.OAuthAuthenticator;
import com.askbosco.data.spec.manifest.RateLimitedMultipleTokenAuthenticator;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles authenticators. */
public final class Authenticators {
  private static final Set<String> SESSION = new HashSet<>(Roots.CONFIG);

  static {
    SESSION.add("session_token");
  }

  private final Optional<Text> base;
  private final Expressions expressions;

  private Authenticators(Optional<Text> base, Expressions expressions) {
    this.base = base;
    this.expressions = expressions;
  }

  /** Compiles a requester's. */
  public static Auth compile(HttpRequester requester, Expressions expressions) {
    Optional<Text> base = requester.url().or(requester::urlBase);
    return requester
        .authenticator()
        .map(new Authenticators(base, expressions)::compile)
        .orElse(Auth.NONE);
  }

  private Auth compile(Authenticator spec) {
    return switch (spec) {
      case Authenticator.NoAuth none -> Auth.NONE;
      case Authenticator.BearerAuthenticator bearer -> {
        Expr token = text(bearer.apiToken());
        yield ShownToken.authorization((vars, session) -> "Bearer " + token.str(vars));
      }
      case Authenticator.BasicHttpAuthenticator basic -> basic(basic);
      case Authenticator.ApiKeyAuthenticator key -> apiKey(key);
      case Authenticator.SelectiveAuthenticator selective -> {
        Map<String, Auth> choices = new LinkedHashMap<>();
        selective.authenticators().forEach((name, a) -> choices.put(name, compile(a)));
        SelectiveAuth auth = new SelectiveAuth(selective.authenticatorSelectionPath(), choices);
        expressions.whenConfigured(auth::chosen);
        yield auth;
      }
      case Authenticator.JwtAuthenticator jwt -> jwt(jwt);
      case Authenticator.SessionTokenAuthenticator login -> session(login);
      case Authenticator.LegacySessionTokenAuthenticator legacy -> {
        LegacySession tokens = new LegacySession(legacy, base, expressions);
        yield ShownToken.header(text(legacy.header()), tokens, 1);
      }
      case Authenticator.CustomAuthenticator custom ->
        CustomAuthenticators.compile(custom, expressions);
      case RateLimitedMultipleTokenAuthenticator several -> new QuotaAuth(several, expressions);
      case OAuthAuthenticator oauth -> new OAuth(oauth, expressions);
    };
  }

  private Expr text(Text text) {
    return expressions.text(text, Roots.CONFIG);
  }

  private Auth basic(Authenticator.BasicHttpAuthenticator spec) {
    Expr user = text(spec.username());
    Optional<Expr> password = expressions.text(spec.password(), Roots.CONFIG);
    return ShownToken.authorization((vars, session) -> {
      String pair = user.str(vars) + ":" + password.map(p -> p.str(vars)).orElse("");
      String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      session.redactor().add(encoded);
      return "Basic " + encoded;
    });
  }

  private Auth apiKey(Authenticator.ApiKeyAuthenticator spec) {
    if (spec.injectInto().isPresent() == spec.header().isPresent()) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_BAD_VALUE,
          "ApiKeyAuthenticator needs either `inject_into` or `header`",
          "Write `inject_into`.");
    }
    Optional<Expr> token = expressions.text(spec.apiToken(), Roots.CONFIG);
    TokenSource source = (vars, session) -> token.map(t -> t.str(vars)).orElse("");
    Optional<Injector> injector = Injector.compile(spec.injectInto(), expressions);
    return injector.isPresent()
        ? ShownToken.at(injector.get(), source)
        : spec.header()
            .<Auth>map(name -> ShownToken.header(text(name), source, 3))
            .orElse(Auth.NONE);
  }

  private Auth jwt(Authenticator.JwtAuthenticator spec) {
    Jwt jwt = new Jwt(spec, expressions);
    return Injector.compile(spec.requestOption(), expressions)
        .map(injector -> ShownToken.at(injector, jwt))
        .orElseGet(() -> ShownToken.authorization(jwt));
  }

  private Auth session(Authenticator.SessionTokenAuthenticator spec) {
    return switch (spec.requestAuthentication()) {
      case Authenticator.SessionTokenRequest.SessionTokenRequestApiKeyAuthenticator key ->
        ShownToken.at(
            Injector.compile(key.injectInto(), expressions),
            new SessionTokens(
                spec, Optional.of(expressions.text(key.apiToken(), SESSION)), expressions));
      case Authenticator.SessionTokenRequest.SessionTokenRequestBearerAuthenticator bearer ->
        ShownToken.authorization(new SessionTokens(spec, Optional.empty(), expressions));
    };
  }

  /** Variables with the config alone: what is asked for a credential knows no slice. */
  static Vars configOnly(Vars vars) {
    return Vars.of(config(vars), vars.clock());
  }

  /** The config; an empty one when there is none. */
  static ObjectNode config(Vars vars) {
    return vars.get("config") instanceof ObjectNode config
        ? config
        : JsonNodeFactory.instance.objectNode();
  }

  /** A value of an answer as Python's {@code str} writes it. */
  static String text(JsonNode value) {
    return com.askbosco.data.connector.expression.python.Text.str(
        com.askbosco.data.connector.expression.python.Views.READ_ONLY.of(value));
  }

  /** A session that waits for nothing and may be asked for its time. */
  static long seconds(Session session) {
    return TokenStore.now(session).getEpochSecond();
  }
}
