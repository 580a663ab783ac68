package com.askbosco.data.sandbox;

import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.scenario.FaultKind;
import com.askbosco.data.sandbox.world.World;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An {@link Exchange} on Java's own HTTP server; the request's body is read at once. */
final class LiveExchange implements Exchange {
  private final HttpExchange http;
  private final URI root;
  private final String path;
  private final Map<String, String> query;
  private final byte[] body;
  private final World world;
  private final LocalDate today;
  private UnaryOperator<Vendor.Answer> edit = UnaryOperator.identity();
  private @Nullable Fault fault;
  private boolean answered;

  LiveExchange(HttpExchange http, URI server, String prefix, World world, LocalDate today)
      throws IOException {
    this.http = http;
    this.root = URI.create(server + prefix);
    String below = http.getRequestURI().getPath().substring(prefix.length());
    this.path = below.isEmpty() ? "/" : below;
    this.query = parameters(http.getRequestURI().getRawQuery());
    this.body = http.getRequestBody().readAllBytes();
    this.world = world;
    this.today = today;
  }

  private static Map<String, String> parameters(@Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decode(name), decode(value));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Lets a fault strike: {@link #has} tells it to the vendor, and the edit changes the answer on its way out. */
  void strike(Fault struck, UnaryOperator<Vendor.Answer> answerEdit) {
    this.fault = struck;
    this.edit = answerEdit;
  }

  /** Closes the connection without an answer. */
  void drop() {
    answered = true;
    http.close();
  }

  boolean answered() {
    return answered;
  }

  @Override
  public String method() {
    return http.getRequestMethod();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Map<String, String> query() {
    return query;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public URI root() {
    return root;
  }

  @Override
  public boolean has(FaultKind kind) {
    return fault != null && fault.kind() == kind;
  }

  @Override
  public void respond(int status, Map<String, String> headers, byte[] answerBody)
      throws IOException {
    if (answered) {
      throw new IllegalStateException("Answered twice: " + path);
    }
    answered = true;
    Vendor.Answer answer = edit.apply(new Vendor.Answer(status, headers, answerBody));
    http.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    answer.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
    boolean empty = answer.body().length == 0;
    http.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
    if (!empty) {
      http.getResponseBody().write(answer.body());
    }
  }
}
