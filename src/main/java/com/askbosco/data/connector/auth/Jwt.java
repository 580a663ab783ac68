package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token signed here; a new one for every request, which is cheaper than to keep account of it. */
final class Jwt implements TokenSource {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Set<String> OWN_HEADERS = Set.of("kid", "alg", "typ", "cty");
  private static final Set<String> OWN_CLAIMS = Set.of("iss", "sub", "aud", "iat", "exp", "nbf");

  private final Authenticator.JwtAuthenticator spec;
  private final Expr key;
  private final Optional<Expr> prefix;
  private final Optional<Expr> passphrase;
  private final Map<String, Expr> headers = new LinkedHashMap<>();
  private final Optional<ExprTree> moreHeaders;
  private final Map<String, Expr> claims = new LinkedHashMap<>();
  private final Optional<ExprTree> moreClaims;

  Jwt(Authenticator.JwtAuthenticator spec, Expressions expressions) {
    this.spec = spec;
    this.key = expressions.text(spec.secretKey(), Roots.CONFIG);
    this.prefix = expressions.text(spec.headerPrefix(), Roots.CONFIG);
    this.passphrase = expressions.text(spec.passphrase(), Roots.CONFIG);
    spec.jwtHeaders().ifPresent(h -> {
      put(headers, "kid", h.kid(), expressions);
      put(headers, "typ", Optional.of(h.typ()), expressions);
      put(headers, "cty", h.cty(), expressions);
    });
    this.moreHeaders = expressions.tree(spec.additionalJwtHeaders(), Roots.CONFIG);
    spec.jwtPayload().ifPresent(p -> {
      put(claims, "iss", p.iss(), expressions);
      put(claims, "sub", p.sub(), expressions);
      put(claims, "aud", p.aud(), expressions);
    });
    this.moreClaims = expressions.tree(spec.additionalJwtPayload(), Roots.CONFIG);
  }

  private static void put(
      Map<String, Expr> target,
      String name,
      Optional<com.askbosco.data.spec.manifest.Text> text,
      Expressions expressions) {
    text.filter(t -> !t.value().isEmpty())
        .ifPresent(t -> target.put(name, expressions.text(t, Roots.CONFIG)));
  }

  @Override
  public String token(Vars vars, Session session) {
    String token = signed(vars, session);
    session.redactor().add(token);
    Object before = prefix.map(p -> p.value(vars)).orElse(null);
    return Truth.of(before) ? Text.str(before) + " " + token : token;
  }

  private String signed(Vars vars, Session session) {
    Map<String, @Nullable Object> head = extra(moreHeaders, OWN_HEADERS, vars);
    headers.forEach((name, value) -> head.put(name, value.value(vars)));
    if (head.containsKey("kid") && !(head.get("kid") instanceof String)) {
      throw refused("its `kid` is no text");
    }
    head.putIfAbsent("typ", "JWT");
    if (!Truth.of(head.get("typ"))) {
      head.remove("typ");
    }
    head.put("alg", spec.algorithm().name());
    Map<String, @Nullable Object> content = extra(moreClaims, OWN_CLAIMS, vars);
    claims.forEach((name, value) -> content.put(name, value.value(vars)));
    if (content.containsKey("iss") && !(content.get("iss") instanceof String)) {
      throw refused("its `iss` is no text");
    }
    long now = Authenticators.seconds(session);
    content.put("iat", now);
    content.put("exp", now + spec.tokenDuration());
    content.put("nbf", now);
    String text = part(Json.compact(head, true)) + "." + part(Json.compact(content, false));
    byte[] signature = JwtSigner.sign(
        spec.algorithm(),
        secret(vars, session.exact()),
        passphrase.map(p -> p.value(vars)).filter(Truth::of).map(Text::str),
        text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + BASE64.encodeToString(signature);
  }

  private static Map<String, @Nullable Object> extra(
      Optional<ExprTree> more, Set<String> own, Vars vars) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    more.ifPresent(m -> values.putAll(m.mapping(vars)));
    for (String name : values.keySet()) {
      if (own.contains(name)) {
        throw refused(
            "`" + name + "` has a place of its own and may not be among the additional ones");
      }
    }
    return values;
  }

  private String secret(Vars vars, boolean exact) {
    if (!(key.value(vars) instanceof String text)) {
      throw refused("the config's key is read as a number or a list");
    }
    if (spec.base64EncodeSecretKey()) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
    // Keys out of environment variables have their line feeds written as two letters. The
    // reference takes no such key.
    return exact ? text : text.replace("\\n", "\n");
  }

  private static SourceException refused(String why) {
    return new SourceException(ErrorCode.SOURCE_REFUSED, "a JWT cannot be signed: " + why);
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
