package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator;
import com.askbosco.data.spec.manifest.OAuthAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compiles authenticators. */
public final class Authenticators {
  private Authenticators() {}

  /** Compiles one that need not be there. */
  public static Auth compile(Optional<Authenticator> spec, Expressions expressions) {
    return spec.map(s -> compile(s, expressions)).orElse(Auth.NONE);
  }

  static Auth compile(Authenticator spec, Expressions expressions) {
    return switch (spec) {
      case Authenticator.NoAuth none -> Auth.NONE;
      case Authenticator.BearerAuthenticator bearer -> {
        Expr token = expressions.text(bearer.apiToken(), Roots.CONFIG);
        yield (draft, vars, session) -> draft.header("Authorization", "Bearer " + token.text(vars));
      }
      case Authenticator.BasicHttpAuthenticator basic -> basic(basic, expressions);
      case Authenticator.ApiKeyAuthenticator key -> apiKey(key, expressions);
      case Authenticator.SelectiveAuthenticator selective -> {
        Map<String, Auth> choices = new LinkedHashMap<>();
        selective.authenticators().forEach((name, a) -> choices.put(name, compile(a, expressions)));
        yield new SelectiveAuth(selective.authenticatorSelectionPath(), choices);
      }
      case Authenticator.JwtAuthenticator jwt -> new JwtAuth(jwt, expressions);
      case Authenticator.SessionTokenAuthenticator login ->
        new SessionTokenAuth(login, expressions);
      case OAuthAuthenticator oauth -> new OAuth(oauth, expressions);
    };
  }

  private static Auth basic(Authenticator.BasicHttpAuthenticator spec, Expressions expressions) {
    Expr user = expressions.text(spec.username(), Roots.CONFIG);
    Optional<Expr> password = expressions.text(spec.password(), Roots.CONFIG);
    return (draft, vars, session) -> {
      String pair = user.text(vars) + ":" + password.map(p -> p.text(vars)).orElse("");
      String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      session.redactor().add(encoded);
      draft.header("Authorization", "Basic " + encoded);
    };
  }

  private static Auth apiKey(Authenticator.ApiKeyAuthenticator spec, Expressions expressions) {
    if (spec.injectInto().isPresent() == spec.header().isPresent()) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_BAD_VALUE,
          "ApiKeyAuthenticator needs either `inject_into` or `header`",
          "Write `inject_into`.");
    }
    Optional<Expr> token = expressions.text(spec.apiToken(), Roots.CONFIG);
    Optional<Expr> header = expressions.text(spec.header(), Roots.CONFIG);
    Optional<Injector> injector = Injector.compile(spec.injectInto(), expressions);
    return (draft, vars, session) -> {
      String value = token.map(t -> t.text(vars)).orElse("");
      header.ifPresent(name -> draft.header(name.text(vars), value));
      injector.ifPresent(i -> i.put(draft, vars, value));
    };
  }
}
