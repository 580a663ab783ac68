package com.askbosco.data.connector.http;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.connector.expression.Attributed;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.HttpRequester;
import com.askbosco.data.spec.manifest.HttpRequester.RequestBody;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a requester says about its requests, compiled. Immutable and thread-safe. */
public final class RequestTemplate {
  private final String method;
  private final Expr base;
  private final Optional<Expr> path;
  private final Optional<ExprTree> parameters;
  private final Optional<ExprTree> headers;
  private final Optional<ExprTree> form;
  private final Optional<ExprTree> json;
  private final Optional<Expr> text;
  private final Optional<Expr> query;
  private final Map<String, ExprTree> queryRest = new LinkedHashMap<>();
  private final Optional<String> propertiesKey;
  private final boolean vouches;
  private final boolean pathVouches;
  private final boolean cached;
  private final Object cookies = new Object();

  private RequestTemplate(HttpRequester spec, Expressions expressions, boolean cached) {
    this.cached = cached;
    this.method = spec.httpMethod().name();
    if (spec.urlBase().isPresent() == spec.url().isPresent()) {
      expressions.problem(
          spec.place(),
          spec.url().isPresent() ? ErrorCode.CONFIG_BAD_VALUE : ErrorCode.CONFIG_MISSING_KEY,
          "a requester needs `url_base` or `url`",
          "Write one of the two.");
    }
    this.base = spec.urlBase()
        .or(spec::url)
        .map(b -> expressions.text(b, Roots.REQUEST))
        .orElseGet(() -> expressions.text(
            new com.askbosco.data.spec.manifest.Text("", spec.place()), Roots.REQUEST));
    this.path = expressions.text(spec.path(), Roots.REQUEST);
    this.vouches = Vouching.names(base.source());
    this.pathVouches = path.filter(p -> Vouching.isWhole(p.source())).isPresent();
    this.parameters = expressions.tree(spec.requestParameters(), Roots.REQUEST);
    this.headers = expressions.tree(spec.requestHeaders(), Roots.REQUEST);
    Optional<Json> formSpec = spec.requestBodyData();
    Optional<Json> jsonSpec = spec.requestBodyJson();
    Optional<com.askbosco.data.spec.manifest.Text> textSpec = Optional.empty();
    Optional<Expr> graphQl = Optional.empty();
    if (spec.requestBody().isPresent()) {
      switch (spec.requestBody().get()) {
        case RequestBody.RequestBodyJsonObject body -> jsonSpec = Optional.of(body.value());
        case RequestBody.RequestBodyPlainText body -> textSpec = Optional.of(body.value());
        case RequestBody.RequestBodyUrlEncodedForm body -> formSpec = Optional.of(body.value());
        case RequestBody.RequestBodyGraphQL body -> {
          graphQl = Optional.of(expressions.text(body.value().query(), Roots.REQUEST));
          body.value()
              .rest()
              .forEach((key, value) -> queryRest.put(key, expressions.tree(value, Roots.REQUEST)));
        }
      }
    }
    int bodies = spec.requestBody().map(b -> 1).orElse(0)
        + spec.requestBodyData().map(b -> 1).orElse(0)
        + spec.requestBodyJson().map(b -> 1).orElse(0);
    if (bodies > 1) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_BAD_VALUE,
          "a request has one body",
          "Write one of `request_body`, `request_body_json` and `request_body_data`.");
    }
    // A form given as a text is the body itself, unless the text turns into a map.
    this.form = expressions.tree(formSpec, Roots.REQUEST);
    this.json = expressions.tree(jsonSpec, Roots.REQUEST);
    this.text = expressions.text(textSpec, Roots.REQUEST);
    this.query = graphQl;
    this.propertiesKey = spec.queryPropertiesKey();
  }

  /** Compiles a requester whose answers are kept where it says so. */
  public static RequestTemplate compile(HttpRequester spec, Expressions expressions) {
    return compile(spec, expressions, false);
  }

  /**
   * Compiles a requester.
   *
   * @param cached whether its answers are kept for the run where it does not say; explicitly it may say no
   */
  public static RequestTemplate compile(
      HttpRequester spec, Expressions expressions, boolean cached) {
    return new RequestTemplate(spec, expressions, spec.useCache().orElse(cached));
  }

  /** Whether its answers are kept for the run. */
  boolean isCached() {
    return cached;
  }

  /** A request as the requester alone says it; its host becomes one that may be called. */
  public RequestDraft draft(Vars vars, Hosts hosts) {
    String address = base.str(vars).strip();
    if (vouches) {
      hosts.allow(address);
    }
    String below = path.map(p -> withoutSlashes(p.str(vars).strip())).orElse("");
    if (pathVouches) {
      hosts.allow(below);
    }
    RequestDraft draft = new RequestDraft(method, address, below);
    draft.template(this);
    parameters.ifPresent(p -> p.entries(vars, Accept.TEXT_OR_LIST).forEach(draft::parameter));
    propertiesKey.ifPresent(key -> draft.parameter(key, properties(vars)));
    headers.ifPresent(
        h -> headers(h, vars).forEach((name, value) -> draft.put(Target.HEADER, name, value)));
    json.ifPresent(j -> json(j, vars, draft));
    text.ifPresent(t -> body(t.value(vars), draft));
    query.ifPresent(q -> draft.json(graphQl(q, vars)));
    form.ifPresent(f -> form(f, vars, draft));
    return draft;
  }

  /** The fields that this request asks for, as one text. */
  private static String properties(Vars vars) {
    List<String> names = new ArrayList<>();
    if (vars.get("stream_slice") instanceof Attributed slice) {
      slice
          .attributes()
          .getOrDefault("extra_fields", JsonNodeFactory.instance.objectNode())
          .path("query_properties")
          .forEach(name -> names.add(name.asText()));
    }
    return String.join(",", names);
  }

  /** The cookies that the source gave in answers to this requester. */
  CookieJar cookies(Session session) throws InterruptedException {
    return session.memory().once(cookies, CookieJar.class, CookieJar::new);
  }

  /** A path of the manifest is below the base, however many slashes it begins with. */
  private static String withoutSlashes(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }

  private static Map<String, Object> headers(ExprTree headers, Vars vars) {
    if (!headers.isMap() && !(headers.value(vars) instanceof Map<?, ?>)) {
      throw RequestDraft.wrong("request_headers gives no map");
    }
    return headers.entries(vars, Accept.ANY);
  }

  private static void json(ExprTree json, Vars vars, RequestDraft draft) {
    JsonNode body = json.json(vars);
    if (body instanceof ObjectNode fields) {
      draft.json(fields);
    } else if (body.isTextual()) {
      throw RequestDraft.wrong("request_body_json gives a text, no map");
    }
    // As in the reference, a list or a number as the body is not sent.
  }

  private ObjectNode graphQl(Expr text, Vars vars) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("query", text.json(vars, Accept.ANY));
    queryRest.forEach((key, value) -> body.set(key, value.json(vars)));
    return body;
  }

  private static void form(ExprTree form, Vars vars, RequestDraft draft) {
    if (form.isMap()) {
      form.entries(vars, Accept.TEXT_OR_LIST)
          .forEach((name, value) -> draft.put(Target.BODY_DATA, name, value));
    } else {
      body(form.value(vars), draft);
    }
  }

  /** A body given as a text: sent as it is, unless it reads as a map, which makes a form, or as another literal, which is dropped. */
  private static void body(@Nullable Object value, RequestDraft draft) {
    if (value instanceof String whole) {
      draft.text(whole);
    } else if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> draft.put(Target.BODY_DATA, Text.str(name), field));
    }
  }
}
