package com.askbosco.data.launch.webhook;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, as far as hooks look at it. */
final class Call {
  private final HttpExchange exchange;

  Call(HttpExchange exchange) {
    this.exchange = exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  @Nullable
  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** Bytes that the call says it has; empty when it does not say, as in chunks. */
  Optional<Long> length() {
    String text = header("Content-Length");
    try {
      return text == null ? Optional.empty() : Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The exact bytes of the body.
   *
   * @return empty when there are more than that
   */
  Optional<byte[]> body(int most) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(most);
    return body.length == most && in.read() >= 0 ? Optional.empty() : Optional.of(body);
  }

  /** Parameters of the query, decoded. */
  Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getRawQuery();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
