package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Listens, keeps a list of the calls, and lets some of them go wrong. */
final class RestServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Routes routes;
  private final Faults faults;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

  RestServer(Routes routes, Faults faults) throws IOException {
    this.routes = routes;
    this.faults = faults;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  void onCall(Consumer<Call> listener) {
    listeners.add(listener);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      Call call = read(exchange);
      listeners.forEach(listener -> listener.accept(call));
      Optional<Fault> fault = faults.of(call);
      switch (fault.orElse(null)) {
        case Fault.CutBefore cut -> cut(exchange);
        case Fault.Refuse refusal ->
          send(exchange, refusal.status(), refusal(refusal.status(), refusal.reason()));
        case Fault.CutAfter cut -> {
          answer(call, Optional.empty());
          cut(exchange);
        }
        case null, default -> {
          Answer answer = answer(call, fault);
          send(exchange, answer.status(), answer.body());
        }
      }
    } catch (RuntimeException | Error e) {
      cut(exchange);
    }
  }

  private record Answer(int status, JsonNode body) {}

  private Answer answer(Call call, Optional<Fault> fault) throws IOException {
    try {
      JsonNode body = call.body().isEmpty() ? Catalog.resource() : JSON.readTree(call.body());
      return new Answer(200, routes.answer(call, body, fault));
    } catch (ApiException e) {
      return new Answer(e.status(), e.toBody());
    } catch (LoadJobs.BadRows e) {
      return new Answer(400, e.errors().get(0).toBody());
    } catch (RuntimeException | Error e) {
      // The fake's own failure, which a test must see as such.
      e.printStackTrace();
      return new Answer(501, new ApiException("notImplemented", "the fake failed: " + e).toBody());
    }
  }

  private static ObjectNode refusal(int status, String reason) {
    ObjectNode body = new ApiException(reason, "the fake was told to refuse this call").toBody();
    ((ObjectNode) body.get("error")).put("code", status);
    return body;
  }

  private synchronized Call read(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      in = new GZIPInputStream(in);
    }
    String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    String method = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    Call call = new Call(
        calls.size() + 1,
        method == null ? exchange.getRequestMethod() : method,
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        body);
    calls.add(call);
    return call;
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip") && bytes.length > 0) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(bytes);
      }
      bytes = zipped.toByteArray();
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(
        bytes.length == 0 ? 204 : status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Ends the connection without an answer. */
  private static void cut(HttpExchange exchange) {
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
