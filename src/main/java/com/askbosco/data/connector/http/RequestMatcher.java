package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.spec.manifest.HTTPAPIBudget.HttpRequestRegexMatcher;
import com.askbosco.data.spec.manifest.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which requests a call policy or a quota counts. Immutable and thread-safe. */
public final class RequestMatcher {
  private final Optional<String> method;
  private final Optional<String> base;
  private final Optional<Pattern> path;
  private final Map<String, String> parameters;
  private final Map<String, String> headers;

  public RequestMatcher(HttpRequestRegexMatcher spec, Expressions expressions, Place place) {
    this.method = spec.method();
    this.base = spec.urlBase();
    this.path = spec.urlPathPattern().map(p -> expressions.regex(p, place, "a matcher"));
    this.parameters = spec.params();
    this.headers = spec.headers();
  }

  /** Whether it counts the request. */
  public boolean matches(Request request) {
    String address = request.uri().toString();
    String query = "&" + Optional.ofNullable(request.uri().getQuery()).orElse("") + "&";
    return method.map(m -> m.toUpperCase(Locale.ROOT).equals(request.method())).orElse(true)
        && base.map(address::startsWith).orElse(true)
        && path.map(p -> p.matcher(request.uri().getPath()).find()).orElse(true)
        && parameters.entrySet().stream()
            .allMatch(p -> query.contains("&" + p.getKey() + "=" + p.getValue() + "&"))
        && headers.entrySet().stream()
            .allMatch(h -> request.headers().entrySet().stream()
                .anyMatch(r ->
                    r.getKey().equalsIgnoreCase(h.getKey()) && r.getValue().equals(h.getValue())));
  }
}
