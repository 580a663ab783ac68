package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.OAuthAuthenticator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token from a token endpoint, got when it is first needed and anew when it has expired. An exact session renews it when
 * it has expired and not before; others a little earlier.
 */
final class OAuth implements Auth {
  private static final Duration USUAL_LIFE = Duration.ofHours(1);
  private static final String BEARER = "Bearer ";

  private final OAuthAuthenticator spec;
  private final TokenRequest request;
  private final Optional<RotatingTokens> rotating;
  private final Expr accessName;
  private final Expr expiresName;
  private final Optional<Expr> refreshToken;
  private final Optional<Expr> given;
  private final Optional<Expr> givenExpiry;
  private final TokenKey key = new TokenKey("oauth");

  OAuth(OAuthAuthenticator spec, Expressions expressions) {
    this.spec = spec;
    this.request = new TokenRequest(spec, expressions);
    this.rotating = spec.refreshTokenUpdater().map(RotatingTokens::new);
    this.accessName = expressions.text(spec.accessTokenName(), Roots.CONFIG);
    this.expiresName = expressions.text(spec.expiresInName(), Roots.CONFIG);
    this.refreshToken = expressions.text(spec.refreshToken(), Roots.CONFIG);
    this.given = expressions.text(spec.accessTokenValue(), Roots.CONFIG);
    this.givenExpiry =
        expressions.text(spec.tokenExpiryDate().filter(t -> !t.value().isEmpty()), Roots.CONFIG);
    expressions.whenConfigured(this::check);
    if (spec.tokenRefreshEndpoint().isEmpty() && spec.accessTokenValue().isEmpty()) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_MISSING_KEY,
          "OAuthAuthenticator needs `token_refresh_endpoint` or `access_token_value`",
          "Add the endpoint.");
    }
  }

  private void check(Vars vars) {
    if (rotating.isPresent()) {
      rotating.get().expiry(Authenticators.config(vars));
      return;
    }
    expiry(vars);
    if (!spec.useProfileAssertion()
        && refreshToken.isEmpty()
        && request.grant(vars).equals("refresh_token")) {
      throw new BoscoException(
          ErrorCode.CONFIG_MISSING_KEY,
          spec.place().path() + ": the grant type refresh_token needs a `refresh_token`");
    }
  }

  @Override
  public void apply(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    if (session.exact()) {
      // As the reference, which asks for the header and then for the credential: a token that has
      // expired on arrival is got twice.
      token(vars, session);
    }
    draft.header("Authorization", BEARER + token(vars, session));
  }

  @Override
  public void again(RequestDraft draft, Vars vars, Session session) throws InterruptedException {
    draft.replaceHeader("Authorization", BEARER + token(vars, session));
  }

  private String token(Vars vars, Session session) throws InterruptedException {
    String token = current(vars, session);
    // The token may come from another slice, whose redactor learned it.
    session.redactor().add(token);
    return token;
  }

  private String current(Vars vars, Session session) throws InterruptedException {
    if (session.exact() && rotating.isPresent()) {
      return rotating.get().token(vars, session, () -> fresh(vars, session));
    }
    TokenStore store = store(vars, session);
    if (!request.hasEndpoint()) {
      return given.map(g -> g.str(vars)).orElse("");
    }
    Instant now = TokenStore.now(session);
    if (store.last().isEmpty()) {
      TokenStore.Token first = first(vars);
      if (first != null && first.isGood(now)) {
        return first.value();
      }
    }
    return store.token(now, () -> stored(store, vars, session)).value();
  }

  private TokenStore store(Vars vars, Session session) {
    return key.state(session, TokenStore.class, TokenStore::new, () -> request.identity(vars));
  }

  /** The token that the config gives to begin with. */
  private TokenStore.@Nullable Token first(Vars vars) {
    if (rotating.isPresent()) {
      return rotating.get().first(Authenticators.config(vars));
    }
    if (spec.accessTokenValue().filter(t -> !t.value().isEmpty()).isEmpty()) {
      return null;
    }
    return new TokenStore.Token(given.map(g -> g.str(vars)).orElse(""), expiry(vars));
  }

  /** When the token that the config gives expires; it has expired when nothing says so. */
  private Instant expiry(Vars vars) {
    return givenExpiry.map(e -> TokenAnswer.time(Text.str(e.value(vars)))).orElse(Instant.MIN);
  }

  /** A new token with all that belongs to it. */
  record Fresh(@Nullable String token, Instant expiry, Optional<String> refreshToken) {}

  private TokenStore.Token stored(TokenStore store, Vars vars, Session session)
      throws InterruptedException {
    Fresh fresh = fresh(vars, session);
    if (fresh.refreshToken().isPresent() && !session.exact()) {
      String rotated = fresh.refreshToken().get();
      RotatingTokens.keep(rotating, fresh, refreshToken(vars, session), vars, session);
      store.refreshToken(rotated);
    }
    Instant now = TokenStore.now(session);
    String token = String.valueOf(fresh.token());
    return session.exact()
        ? new TokenStore.Token(token, fresh.expiry())
        : TokenStore.Token.expiring(token, now, Duration.between(now, fresh.expiry()));
  }

  private Optional<String> refreshToken(Vars vars, Session session) {
    if (session.exact()) {
      return rotating.isPresent()
          ? Optional.of(rotating.get().refreshToken(Authenticators.config(vars)))
          : refreshToken.map(t -> t.str(vars));
    }
    Optional<String> last = store(vars, session).refreshToken();
    if (last.isPresent()) {
      return last;
    }
    Optional<String> config = rotating.isPresent()
        ? Optional.of(rotating.get().refreshToken(Authenticators.config(vars)))
        : refreshToken.map(t -> t.str(vars));
    boolean needed = request.grant(vars).equals("refresh_token") && !spec.useProfileAssertion();
    if (needed && config.filter(t -> !t.isEmpty()).isEmpty()) {
      throw new BoscoException(ErrorCode.SECRET_MISSING, "the config has no refresh token");
    }
    return config;
  }

  private Fresh fresh(Vars vars, Session session) throws InterruptedException {
    TokenRequest.Outcome outcome = request.ask(refreshToken(vars, session), vars, session);
    if (outcome.answer() == null) {
      throw failure(outcome, session.exact());
    }
    return read(outcome.answer(), vars, session);
  }

  private static SourceException failure(TokenRequest.Outcome outcome, boolean exact) {
    ErrorCode code = switch (outcome.kind()) {
      case SIGNED_OUT -> ErrorCode.SOURCE_UNAUTHORISED;
      case REFUSED -> exact ? ErrorCode.SOURCE_REFUSED : ErrorCode.SOURCE_UNAUTHORISED;
      case UNREACHABLE -> ErrorCode.SOURCE_UNAVAILABLE;
      case FAILING -> exact ? ErrorCode.SOURCE_REFUSED : ErrorCode.SOURCE_UNAVAILABLE;
      case UNREADABLE, ANSWERED -> exact ? ErrorCode.SOURCE_REFUSED : ErrorCode.SOURCE_BAD_RESPONSE;
    };
    return new SourceException(code, outcome.message());
  }

  private Fresh read(JsonNode answer, Vars vars, Session session) {
    String name = accessName.str(vars);
    Optional<String> token = TokenAnswer.find(answer, name).map(Authenticators::text);
    boolean keepsNull = rotating.isPresent() && session.exact();
    if (!keepsNull && token.filter(Truth::of).isEmpty()) {
      throw new SourceException(
          session.exact() ? ErrorCode.SOURCE_REFUSED : ErrorCode.SOURCE_BAD_RESPONSE,
          "the token endpoint's answer has no `" + name + "`");
    }
    token.ifPresent(session.redactor()::add);
    Instant expiry = TokenAnswer.find(answer, expiresName.str(vars))
        .map(e -> expires(e, session))
        .orElseGet(() -> unsaid(vars, session));
    Optional<String> rotated = session.exact() && rotating.isEmpty()
        ? Optional.empty()
        : TokenAnswer.find(answer, request.refreshName(vars)).map(Authenticators::text);
    rotated.ifPresent(session.redactor()::add);
    return new Fresh(token.orElse(null), expiry, rotated);
  }

  private Instant expires(JsonNode value, Session session) {
    return spec.tokenExpiryDateFormat().filter(f -> !f.isEmpty()).isPresent()
        ? TokenAnswer.time(Authenticators.text(value))
        : TokenAnswer.after(value, TokenStore.now(session));
  }

  /** When a token expires whose answer does not say so: with the one before it if that is still good, else in an hour. */
  private Instant unsaid(Vars vars, Session session) {
    Instant now = TokenStore.now(session);
    Optional<Instant> before = rotating.isPresent() && session.exact()
        ? Optional.of(rotating.get().expiry(Authenticators.config(vars)))
        : store(vars, session).last().flatMap(t -> Optional.ofNullable(t.renewAt()));
    return before.filter(b -> session.exact() && !now.isAfter(b)).orElse(now.plus(USUAL_LIFE));
  }

  @Override
  public Renewal renew(Request refused, Vars vars, Session session) throws InterruptedException {
    if (!request.hasEndpoint()) {
      return session.exact() ? Renewal.FAILED : Renewal.NONE;
    }
    String sent = refused.headers().getOrDefault("Authorization", "");
    try {
      if (!sent.equals(BEARER + token(vars, session))) {
        return Renewal.RENEWED;
      }
      TokenRequest.Outcome outcome = request.ask(refreshToken(vars, session), vars, session);
      if (outcome.answer() == null) {
        boolean final_ = outcome.kind() == TokenRequest.Kind.SIGNED_OUT
            || outcome.kind() == TokenRequest.Kind.REFUSED;
        if (final_ || !session.exact()) {
          throw new SourceException(
              final_ ? ErrorCode.SOURCE_UNAUTHORISED : failure(outcome, false).code(),
              outcome.message());
        }
        return Renewal.FAILED;
      }
      keep(read(outcome.answer(), vars, session), sent.substring(BEARER.length()), vars, session);
      return Renewal.RENEWED;
    } catch (SourceException e) {
      if (session.exact() && e.code() != ErrorCode.SOURCE_UNAUTHORISED) {
        return Renewal.FAILED;
      }
      throw e;
    }
  }

  private void keep(Fresh fresh, String refused, Vars vars, Session session)
      throws InterruptedException {
    if (session.exact() && rotating.isPresent()) {
      rotating.get().put(fresh, vars, session);
      return;
    }
    TokenStore store = store(vars, session);
    if (fresh.refreshToken().isPresent() && !session.exact()) {
      RotatingTokens.keep(rotating, fresh, refreshToken(vars, session), vars, session);
      store.refreshToken(fresh.refreshToken().get());
    }
    Instant now = TokenStore.now(session);
    String token = String.valueOf(fresh.token());
    store.renew(
        refused,
        () -> session.exact()
            ? new TokenStore.Token(token, fresh.expiry())
            : TokenStore.Token.expiring(token, now, Duration.between(now, fresh.expiry())));
  }
}
