package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.OAuthAuthenticator;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request to a token endpoint, and how often it is repeated. */
final class TokenRequest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(300);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final int MOST_UNREADABLE = 2;
  private static final String ASSERTED = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** How asking ended. */
  enum Kind {
    ANSWERED,
    /** The user has to sign in again. */
    SIGNED_OUT,
    /** Refused for another reason. */
    REFUSED,
    /** No connection. */
    UNREACHABLE,
    /** Errors of the endpoint, or limits, for too long. */
    FAILING,
    /** An answer that is no JSON. */
    UNREADABLE
  }

  /** What the endpoint said; the message names no secret. */
  record Outcome(Kind kind, @Nullable JsonNode answer, String message) {}

  private final OAuthAuthenticator spec;
  private final OAuthAuthenticator.Refusal refusal;
  private final Optional<Expr> endpoint;
  private final Expr grantName;
  private final Expr grant;
  private final Expr idName;
  private final Optional<Expr> id;
  private final Expr secretName;
  private final Optional<Expr> secret;
  private final Expr refreshName;
  private final Optional<ExprTree> body;
  private final Optional<ExprTree> headers;
  private final Optional<Jwt> assertion;

  TokenRequest(OAuthAuthenticator spec, Expressions expressions) {
    this.spec = spec;
    this.refusal = spec.refusal();
    this.endpoint = expressions.text(spec.tokenRefreshEndpoint(), Roots.CONFIG);
    this.grantName = expressions.text(spec.grantTypeName(), Roots.CONFIG);
    this.grant = expressions.text(spec.grantType(), Roots.CONFIG);
    this.idName = expressions.text(spec.clientIdName(), Roots.CONFIG);
    this.id = expressions.text(spec.clientId(), Roots.CONFIG);
    this.secretName = expressions.text(spec.clientSecretName(), Roots.CONFIG);
    this.secret = expressions.text(spec.clientSecret(), Roots.CONFIG);
    this.refreshName = expressions.text(spec.refreshTokenName(), Roots.CONFIG);
    this.body = expressions.tree(spec.refreshRequestBody(), Roots.CONFIG);
    this.headers = expressions.tree(spec.refreshRequestHeaders(), Roots.CONFIG);
    this.assertion = spec.profileAssertion().map(jwt -> new Jwt(jwt, expressions));
  }

  boolean hasEndpoint() {
    return endpoint.isPresent();
  }

  /** The grant type without a profile assertion. */
  String grant(Vars vars) {
    return grant.str(vars);
  }

  /** What tells this credential from others, but for the token that is replaced. */
  String identity(Vars vars) {
    return String.join(
        "\n",
        endpoint.map(e -> e.str(vars)).orElse(""),
        grant.str(vars),
        clientId(vars),
        clientSecret(vars),
        String.valueOf(spec.scopes()),
        String.valueOf(body.map(b -> b.mapping(vars)).orElse(Map.of())));
  }

  private boolean rotates() {
    return spec.refreshTokenUpdater().isPresent();
  }

  private String clientId(Vars vars) {
    return credential("client_id", id, vars);
  }

  private String clientSecret(Vars vars) {
    return credential("client_secret", secret, vars);
  }

  /** With tokens that are kept in the config, what it says there comes first. */
  private String credential(String name, Optional<Expr> written, Vars vars) {
    if (rotates()) {
      JsonNode kept = Authenticators.config(vars).path("credentials").path(name);
      if (!kept.isMissingNode()) {
        return Authenticators.text(kept);
      }
    }
    Object value = written.map(w -> w.value(vars)).orElse("");
    return Truth.of(value) ? Text.str(value) : "";
  }

  /** The name of the refresh token in request and answer. */
  String refreshName(Vars vars) {
    return spec.refreshTokenUpdater()
        .map(OAuthAuthenticator.RefreshTokenUpdater::refreshTokenName)
        .orElseGet(() -> refreshName.str(vars));
  }

  /**
   * Asks, and again while the endpoint has errors of its own, for five minutes. An answer that was cut off is asked for twice more; the
   * reference takes it for the last word.
   */
  Outcome ask(Optional<String> refreshToken, Vars vars, Session session)
      throws InterruptedException {
    Duration waited = Duration.ZERO;
    Duration wait = FIRST_WAIT;
    int unreadable = session.exact() ? MOST_UNREADABLE : 0;
    while (true) {
      Outcome outcome = once(refreshToken, vars, session);
      boolean passing = outcome.kind() == Kind.UNREACHABLE
          || outcome.kind() == Kind.FAILING
          || (outcome.kind() == Kind.UNREADABLE && unreadable++ < MOST_UNREADABLE);
      if (!passing || waited.compareTo(LONGEST) >= 0) {
        return outcome;
      }
      Duration left = LONGEST.minus(waited);
      Duration now = wait.compareTo(left) < 0 ? wait : left;
      session.access().listener().onRetry(1, outcome.message());
      session.sleep(now, outcome.message());
      waited = waited.plus(now);
      wait = wait.multipliedBy(2);
    }
  }

  private Outcome once(Optional<String> refreshToken, Vars vars, Session session)
      throws InterruptedException {
    Response response;
    try {
      response = new Exchange(session).once(draft(refreshToken, vars, session), vars);
    } catch (IOException e) {
      return failed(Kind.UNREACHABLE, "could not be reached");
    }
    int status = response.status();
    if (status == 429 || status >= 500) {
      return failed(Kind.FAILING, "answered " + status);
    }
    JsonNode answer = null;
    try {
      answer = JSON.readTree(response.body());
    } catch (IOException e) {
      // Its message would quote the answer.
    }
    if (status >= 400) {
      boolean signedOut = answer != null
          && refusal.codes().contains(status)
          && refusal.values().contains(answer.path(refusal.field()).asText());
      String error = answer == null ? "" : answer.path("error").asText();
      String detail = error.matches("[a-z_]{3,40}") ? " (" + error + ")" : "";
      return signedOut
          ? failed(
              Kind.SIGNED_OUT,
              "does not accept the refresh token" + detail
                  + ": it is wrong, expired or used already. Sign in again")
          : failed(Kind.REFUSED, "answered " + status + detail);
    }
    return answer == null || answer.isMissingNode()
        ? failed(Kind.UNREADABLE, "answered no JSON")
        : new Outcome(Kind.ANSWERED, answer, "");
  }

  private static Outcome failed(Kind kind, String what) {
    return new Outcome(kind, null, "the token endpoint " + what);
  }

  private RequestDraft draft(Optional<String> refreshToken, Vars vars, Session session) {
    String address =
        endpoint.map(e -> e.value(vars)).filter(Truth::of).map(Text::str).orElse("");
    if (address.isEmpty()) {
      throw new SourceException(
          ErrorCode.SOURCE_REFUSED, "`token_refresh_endpoint` is empty with this config");
    }
    session.hosts().allow(address);
    RequestDraft draft = new RequestDraft("POST", address, "");
    Map<String, @Nullable Object> more = headers.map(h -> h.mapping(vars)).orElse(Map.of());
    more.forEach((name, value) -> {
      if (session.exact() && value != null && !(value instanceof String)) {
        // As the reference's client, which takes nothing else.
        throw new SourceException(
            ErrorCode.SOURCE_REFUSED,
            "the header `" + name + "` of the token request is read as a number or the like");
      }
      if (value != null) {
        draft.header(name, Text.str(value));
      }
    });
    boolean asserts = spec.useProfileAssertion() && !rotates();
    Map<String, @Nullable Object> fields = asserts
        ? asserted(vars, session)
        : fields(more.containsKey("Authorization"), refreshToken, vars, session);
    if (spec.sendRefreshRequestAsQueryParams() && !asserts) {
      fields.forEach((name, value) -> draft.put(Target.REQUEST_PARAMETER, name, value));
    } else {
      fields.forEach((name, value) -> draft.put(Target.BODY_DATA, name, value));
    }
    return draft;
  }

  private Map<String, @Nullable Object> asserted(Vars vars, Session session) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(grantName.str(vars), ASSERTED);
    fields.put("assertion", assertion.map(a -> a.token(vars, session)).orElse(""));
    return fields;
  }

  private Map<String, @Nullable Object> fields(
      boolean headerHasCredentials, Optional<String> refreshToken, Vars vars, Session session) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(grantName.str(vars), grant.str(vars));
    if (!headerHasCredentials) {
      String client = clientId(vars);
      if (client.isEmpty() && !rotates()) {
        throw new SourceException(
            ErrorCode.SOURCE_REFUSED, "`client_id` of the OAuthAuthenticator is empty");
      }
      fields.put(idName.str(vars), client);
      String password = clientSecret(vars);
      session.redactor().add(password);
      fields.put(secretName.str(vars), password);
    }
    refreshToken.ifPresent(session.redactor()::add);
    fields.put(refreshName(vars), refreshToken.orElse(null));
    if (!spec.scopes().isEmpty()) {
      fields.put("scopes", spec.scopes());
    }
    body.ifPresent(b -> b.mapping(vars).forEach((name, value) -> {
      if (!fields.containsKey(name)) {
        fields.put(name, value);
      }
    }));
    return fields;
  }
}
