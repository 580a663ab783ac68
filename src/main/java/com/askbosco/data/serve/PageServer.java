package com.askbosco.data.serve;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.warehouse.Quality;
import com.askbosco.data.warehouse.QueryEngine;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page with charts, on the loopback address only. Everything it shows comes from {@code /api/report}, {@code /api/clients/ID} and
 * {@code /api/quality}, which read the published snapshot and the word on quality anew at each call, so that a run that publishes while the page is open shows at the next load. Requests that
 * name another host are refused, and the page may load nothing from elsewhere.
 */
public final class PageServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Asset(String resource, String type) {}

  private static final Map<String, Asset> ASSETS = Map.of(
      "/", new Asset("/serve/index.html", "text/html; charset=utf-8"),
      "/page.css", new Asset("/serve/page.css", "text/css; charset=utf-8"),
      "/page.js", new Asset("/serve/page.js", "text/javascript; charset=utf-8"),
      "/chart.js",
          new Asset(
              "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js",
              "text/javascript; charset=utf-8"));

  private final HttpServer server;
  private final ExecutorService threads;
  private final Supplier<QueryEngine> queries;
  private final Supplier<Optional<Quality>> quality;

  private PageServer(
      HttpServer server,
      ExecutorService threads,
      Supplier<QueryEngine> queries,
      Supplier<Optional<Quality>> quality) {
    this.server = server;
    this.threads = threads;
    this.queries = queries;
    this.quality = quality;
  }

  /**
   * Starts serving.
   *
   * @param port 0 takes a free one
   * @param queries opens the published snapshot; closed after each request
   */
  public static PageServer start(int port, Supplier<QueryEngine> queries) throws IOException {
    return start(port, queries, Optional::empty);
  }

  /** As above, with what the checks said of the run that was to be published last, read anew at each call. */
  public static PageServer start(
      int port, Supplier<QueryEngine> queries, Supplier<Optional<Quality>> quality)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer http = HttpServer.create(address, 0);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    PageServer server = new PageServer(http, threads, queries, quality);
    http.setExecutor(threads);
    http.createContext("/", server::answerAlways);
    http.start();
    return server;
  }

  /** Where the page is. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  /** A defect of ours is logged and answered too; a browser left without an answer would only say that. */
  private void answerAlways(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (RuntimeException e) {
      LOG.error("The page could not answer {}", exchange.getRequestURI().getPath(), e);
      send(
          exchange,
          500,
          "application/json",
          "{\"message\":\"BOSCO-9001, see the log\"}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!fromThisMachine(exchange)) {
      send(
          exchange,
          403,
          "text/plain",
          "Only localhost is served.".getBytes(StandardCharsets.UTF_8));
    } else if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, 405, "text/plain", "Only GET.".getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/api/report")) {
      json(exchange, engine -> Optional.of(ReportJson.of(MorningReport.read(engine, null))));
    } else if (path.equals("/api/quality")) {
      send(
          exchange, 200, "application/json", JSON.writeValueAsBytes(QualityJson.of(quality.get())));
    } else if (path.startsWith("/api/clients/")) {
      json(exchange, engine -> series(engine, path.substring("/api/clients/".length())));
    } else if (ASSETS.containsKey(path)) {
      Asset asset = ASSETS.get(path);
      try (InputStream in = PageServer.class.getResourceAsStream(asset.resource())) {
        send(exchange, 200, asset.type(), in.readAllBytes());
      }
    } else {
      send(exchange, 404, "text/plain", "Nothing here.".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A page elsewhere may make a browser send requests here under its own name; those are refused. */
  private static boolean fromThisMachine(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
    return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
  }

  /** Series of a client that is in the report; anything else is not found, so that no text of a request reaches a query. */
  private static Optional<Map<String, Object>> series(QueryEngine engine, String clientId) {
    boolean known = MorningReport.read(engine, null).clients().stream()
        .anyMatch(line -> line.clientId().equals(clientId));
    return known ? Optional.of(ReportJson.series(engine, clientId)) : Optional.empty();
  }

  private void json(
      HttpExchange exchange, Function<QueryEngine, Optional<Map<String, Object>>> answer)
      throws IOException {
    try (QueryEngine engine = queries.get()) {
      Optional<Map<String, Object>> body = answer.apply(engine);
      if (body.isPresent()) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(body.get()));
      } else {
        send(
            exchange,
            404,
            "application/json",
            "{\"message\":\"no such client\"}".getBytes(StandardCharsets.UTF_8));
      }
    } catch (BoscoException e) {
      byte[] body = JSON.writeValueAsBytes(
          Map.of("code", e.code().code(), "message", String.valueOf(e.getMessage())));
      send(exchange, 503, "application/json", body);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
