package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Regex;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.HTTPAPIBudget.HttpRequestRegexMatcher;
import com.askbosco.data.spec.manifest.Place;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which requests a call policy counts, and as how many calls. Expressions of a manifest are bounded in their steps. */
public final class RequestMatcher {
  private final Optional<String> method;
  private final Optional<String> base;
  private final Optional<Regex> path;
  private final Map<String, String> parameters;
  private final Map<String, String> headers;
  private final Optional<Expr> weight;

  public RequestMatcher(HttpRequestRegexMatcher spec, Expressions expressions, Place place) {
    this.method = spec.method().map(m -> m.toUpperCase(Locale.ROOT));
    this.base = spec.urlBase().map(RequestMatcher::withoutSlashes).filter(b -> !b.isEmpty());
    this.path = spec.urlPathPattern().flatMap(p -> regex(p, expressions, place));
    this.parameters = spec.params();
    this.headers = spec.headers();
    this.weight = expressions.text(spec.weight(), Roots.CONFIG);
  }

  private static Optional<Regex> regex(String pattern, Expressions expressions, Place place) {
    try {
      return Optional.of(new Regex(pattern));
    } catch (PythonException e) {
      expressions.problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "`url_path_pattern: " + pattern + "` of a matcher is no regular expression",
          "");
      return Optional.empty();
    }
  }

  private static String withoutSlashes(String text) {
    return text.replaceAll("/+$", "");
  }

  /** Whether the request is one of them. */
  public boolean matches(Request request) {
    UrlParts parts = UrlParts.of(request.uri().toString());
    return method.map(m -> m.equals(request.method())).orElse(true)
        && base.map(b -> b.equals(parts.scheme() + "://" + parts.authority())).orElse(true)
        && path.map(p -> p.finds(withoutSlashes(parts.path()))).orElse(true)
        && (parameters.isEmpty() || hasParameters(parts.query()))
        && headers.entrySet().stream()
            .allMatch(h -> request.headers().entrySet().stream()
                .anyMatch(r ->
                    r.getKey().equalsIgnoreCase(h.getKey()) && r.getValue().equals(h.getValue())));
  }

  /** Of a parameter that is there more than once, the last counts. */
  private boolean hasParameters(String query) {
    Map<String, String> last = new HashMap<>();
    Percent.read(query).forEach(pair -> last.put(pair.getKey(), pair.getValue()));
    return last.entrySet().containsAll(parameters.entrySet());
  }

  /** As how many calls a request counts. */
  int weight(Vars vars) {
    try {
      return weight
          .map(w -> Math.max(1, new BigDecimal(w.str(vars).strip()).intValue()))
          .orElse(1);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
