package com.askbosco.data.gcp.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Cloud Storage's JSON API in memory, as far as Beam's file system and load jobs use it: buckets, list, get, media, uploads in
 * one or in parts, delete, rewrite, compose and batches. An object is there with all its bytes or not at all.
 */
public final class FakeGcs implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final GcsBuckets buckets = new GcsBuckets();
  private final GcsRoutes routes;
  private final Faults faults = new Faults();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

  private FakeGcs(String... names) {
    List.of(names).forEach(buckets::create);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    routes = new GcsRoutes(buckets, url());
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts with these buckets, which are empty. Beam wants names of three letters or more. */
  public static FakeGcs start(String... buckets) {
    return new FakeGcs(buckets);
  }

  /** Where it listens, such as {@code http://127.0.0.1:4711}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What Beam's {@code --gcsEndpoint} is to be. */
  public String endpoint() {
    return url() + "/storage/v1/";
  }

  /** For load jobs of a {@link FakeBigQuery}. */
  public Objects objects() {
    return new GcsObjects(url());
  }

  /** The bytes of an object, such as {@code gs://bucket/name}. */
  public Optional<byte[]> read(String uri) {
    GcsBuckets.Name name = GcsBuckets.Name.of(uri);
    return buckets.find(name.bucket(), name.object()).map(GcsBuckets.Stored::bytes);
  }

  /** Puts an object there. */
  public void write(String uri, byte[] bytes) {
    GcsBuckets.Name name = GcsBuckets.Name.of(uri);
    buckets.put(name.bucket(), name.object(), bytes, "application/octet-stream");
  }

  /** The calls so far. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Tells of each call before it is acted upon; what the listener throws cuts the connection. */
  public void onCall(Consumer<Call> listener) {
    listeners.add(listener);
  }

  /** The rules by which calls go wrong; faults of jobs mean nothing here. */
  public Faults faults() {
    return faults;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      InputStream in = exchange.getRequestBody();
      Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
          .collect(Collectors.toMap(
              entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
              entry -> entry.getValue().get(0)));
      byte[] body = ("gzip".equals(headers.get("content-encoding")) ? new GZIPInputStream(in) : in)
          .readAllBytes();
      URI uri = exchange.getRequestURI();
      Call call = new Call(
          calls.size() + 1,
          exchange.getRequestMethod(),
          uri.getPath(),
          uri.getRawQuery() == null ? "" : uri.getRawQuery(),
          "");
      calls.add(call);
      listeners.forEach(listener -> listener.accept(call));
      GcsReply reply = switch (faults.of(call).orElse(null)) {
        case Fault.Refuse refusal -> GcsReply.error(refusal.status(), refusal.reason());
        case Fault.CutBefore cut -> throw new IllegalStateException("cut");
        case Fault.CutAfter cut -> {
          routes.answer(exchange.getRequestMethod(), uri, headers, body);
          throw new IllegalStateException("cut");
        }
        case null, default -> routes.answer(exchange.getRequestMethod(), uri, headers, body);
      };
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      boolean empty = reply.body().length == 0;
      exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
      if (!empty && !exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseBody().write(reply.body());
      }
      exchange.close();
    } catch (RuntimeException e) {
      // Without an answer, the connection ends.
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
