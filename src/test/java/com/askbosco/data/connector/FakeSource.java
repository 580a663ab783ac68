package com.askbosco.data.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A source that answers as told, in order, and remembers what it was asked. */
final class FakeSource implements Transport {
  private interface Step {
    Response answer(Request request) throws IOException;
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private Step otherwise = request -> {
    throw new AssertionError("Not expected: " + line(request));
  };

  /** Next, this status and body. */
  FakeSource then(int status, String body, String... headers) {
    steps.add(request -> response(status, body, headers));
    return this;
  }

  /** Next, this body with status 200. */
  FakeSource then(String body) {
    return then(200, body);
  }

  /** Next, a failure of the connection. */
  FakeSource thenFail(IOException failure) {
    steps.add(request -> {
      throw failure;
    });
    return this;
  }

  /** When nothing else is left, by the request line ({@code GET /path?query}). */
  FakeSource by(java.util.function.Function<String, String> bodies) {
    otherwise = request -> response(200, bodies.apply(line(request)));
    return this;
  }

  static Response response(int status, String body, String... headers) {
    Map<String, List<String>> map = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i].toLowerCase(java.util.Locale.ROOT), List.of(headers[i + 1]));
    }
    return new Response(status, map, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Response send(Request request) throws IOException {
    requests.add(request);
    Step step = steps.isEmpty() ? otherwise : steps.removeFirst();
    return step.answer(request);
  }

  List<Request> requests() {
    return requests;
  }

  /** What was asked, as {@code GET /path?query body}, without the host. */
  List<String> lines() {
    return requests.stream().map(FakeSource::line).toList();
  }

  static String line(Request request) {
    String query =
        request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
    String body =
        request.body() == null ? "" : " " + new String(request.body(), StandardCharsets.UTF_8);
    return request.method() + " " + request.uri().getRawPath() + query + body;
  }

  /** A header of the n-th request. */
  String header(int request, String name) {
    return requests.get(request).headers().entrySet().stream()
        .filter(h -> h.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
