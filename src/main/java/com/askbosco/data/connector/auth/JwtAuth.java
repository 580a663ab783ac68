package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.connector.http.Auth;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.spec.manifest.Authenticator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A token signed here; a new one for every request, which is cheaper than to keep account of it. */
final class JwtAuth implements Auth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Authenticator.JwtAuthenticator spec;
  private final Expr key;
  private final Optional<Expr> prefix;
  private final Optional<ExprTree> headers;
  private final Optional<ExprTree> moreHeaders;
  private final Optional<ExprTree> payload;
  private final Optional<ExprTree> morePayload;
  private final Optional<Injector> injector;

  JwtAuth(Authenticator.JwtAuthenticator spec, Expressions expressions) {
    this.spec = spec;
    this.key = expressions.text(spec.secretKey(), Roots.CONFIG);
    this.prefix = expressions.text(spec.headerPrefix(), Roots.CONFIG);
    this.headers = expressions.tree(spec.jwtHeaders(), Roots.CONFIG);
    this.moreHeaders = expressions.tree(spec.additionalJwtHeaders(), Roots.CONFIG);
    this.payload = expressions.tree(spec.jwtPayload(), Roots.CONFIG);
    this.morePayload = expressions.tree(spec.additionalJwtPayload(), Roots.CONFIG);
    this.injector = Injector.compile(spec.requestOption(), expressions);
  }

  @Override
  public void apply(RequestDraft draft, Vars vars, Session session) {
    String token = signed(vars, session.now());
    session.redactor().add(token);
    String value = prefix.map(p -> p.text(vars).strip() + " ").orElse("") + token;
    if (injector.isPresent()) {
      injector.get().put(draft, vars, value);
    } else {
      draft.header("Authorization", prefix.isPresent() ? value : "Bearer " + token);
    }
  }

  /** The signed token. */
  String signed(Vars vars, Instant now) {
    ObjectNode head = JSON.createObjectNode().put("typ", "JWT");
    put(head, headers, vars);
    put(head, moreHeaders, vars);
    head.put("alg", spec.algorithm().name());
    ObjectNode claims = JSON.createObjectNode();
    put(claims, payload, vars);
    put(claims, morePayload, vars);
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.plusSeconds(spec.tokenDuration()).getEpochSecond());
    String content = part(head) + "." + part(claims);
    byte[] signature = JwtSigner.sign(
        spec.algorithm(), secret(key.text(vars)), content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + BASE64.encodeToString(signature);
  }

  private String secret(String text) {
    return spec.base64EncodeSecretKey()
        ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        : text;
  }

  private static void put(ObjectNode target, Optional<ExprTree> values, Vars vars) {
    values.ifPresent(v -> v.entries(vars, Accept.ANY)
        .forEach((name, value) -> target.set(name, JSON.valueToTree(value))));
  }

  private static String part(ObjectNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
