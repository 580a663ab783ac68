package com.askbosco.data.launch.webhook;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service vendors call: {@code POST /hooks/<client>/<connection>}, {@code GET /healthz}. Each call has a virtual thread; how many
 * are worked on is bounded, see {@link InFlight}. Logs counts and codes, no payload, no header, no secret.
 */
public final class Receiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final int MAX_CONNECTIONS = 4_000;
  private static final int BACKLOG = 1_024;
  private static final int STOP_SECONDS = 8;

  static {
    // Read by the JDK's server when it is loaded; what an operator sets stays.
    Map.of(
            "sun.net.httpserver.nodelay", "true", // else 40 ms on each call of a kept connection
            "sun.net.httpserver.maxReqTime", "30", // whoever sends a byte a minute is cut off
            "sun.net.httpserver.maxRspTime", "60",
            "sun.net.httpserver.maxIdleConnections", "1000",
            "jdk.httpserver.maxConnections", String.valueOf(MAX_CONNECTIONS))
        .forEach((key, value) -> System.getProperties().putIfAbsent(key, value));
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Taking taking;
  private final Topics topics;
  private final Semaphore open = new Semaphore(Integer.MAX_VALUE);
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean stopping;

  private Receiver(HttpServer server, Taking taking, Topics topics) {
    this.server = server;
    this.taking = taking;
    this.topics = topics;
  }

  /**
   * How much a receiver takes at once.
   *
   * @param calls at once; more are answered 503
   * @param bytes of their bodies together
   * @param patience how long a call waits until its event is durable
   */
  public record Capacity(int calls, int bytes, Duration patience) {
    /** For half a gigabyte of memory, as the Cloud Run service has. */
    public static final Capacity USUAL = new Capacity(512, 64 << 20, Duration.ofSeconds(20));
  }

  /**
   * Starts to listen.
   *
   * @param address where; port 0 takes a free one
   * @param hooks by path
   * @param secrets with which vendors sign
   * @param topics where events go; closed with the receiver
   */
  public static Receiver start(
      InetSocketAddress address,
      Map<String, Hook> hooks,
      SigningSecrets secrets,
      Topics topics,
      Capacity capacity,
      Clock clock)
      throws IOException {
    Taking taking = new Taking(
        hooks,
        secrets,
        topics,
        new InFlight(capacity.calls(), capacity.bytes()),
        capacity.patience(),
        clock);
    HttpServer server = HttpServer.create(address, BACKLOG);
    Receiver receiver = new Receiver(server, taking, topics);
    server.setExecutor(receiver.threads);
    server.createContext("/", receiver::handle);
    server.start();
    return receiver;
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The paths of its hooks. */
  public Set<String> paths() {
    return taking.paths();
  }

  /** How many calls were answered how, by status and code such as {@code 401 BOSCO-5003}. */
  public Map<String, Long> answers() {
    Map<String, Long> counts = new TreeMap<>();
    answers.forEach((key, count) -> counts.put(key, count.sum()));
    return counts;
  }

  private void handle(HttpExchange exchange) {
    open.acquireUninterruptibly();
    try (exchange) {
      Answer answer = answer(new Call(exchange));
      count(answer);
      send(exchange, answer);
    } catch (IOException e) {
      // The caller has gone; nobody hears an answer.
      LOG.debug("A call broke off: {}", e.getClass().getSimpleName());
    } finally {
      open.release();
    }
  }

  private Answer answer(Call call) {
    try {
      String path = call.path();
      if (path.equals("/healthz") || path.equals("/health")) {
        return stopping ? stopping() : Answer.WELL;
      }
      return stopping ? stopping() : taking.answer(call);
    } catch (IOException e) {
      return Answer.refused(400, ErrorCode.HOOK_BROKEN_OFF, "The body broke off.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopping();
    } catch (BoscoException e) {
      LOG.error("{} {}", e.code().code(), e.getMessage());
      return Answer.refused(503, ErrorCode.HOOK_NOT_STORED, "The hook cannot work now.", 60);
    } catch (RuntimeException e) {
      LOG.error("{} A call could not be answered", ErrorCode.INTERNAL.code(), e);
      return Answer.refused(500, ErrorCode.INTERNAL, "A defect of the receiver.", 60);
    }
  }

  private static Answer stopping() {
    return Answer.refused(503, ErrorCode.HOOK_STOPPING, "The receiver is being stopped.", 5);
  }

  private void count(Answer answer) {
    String key = answer.status() + answer.code().map(code -> " " + code.code()).orElse("");
    answers.computeIfAbsent(key, unused -> new LongAdder()).increment();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    if (answer.retryAfter() > 0) {
      headers.set("Retry-After", String.valueOf(answer.retryAfter()));
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  /** Refuses new calls, lets those at work be answered, waits for what is on its way to Pub/Sub. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    stopping = true;
    try {
      // The server's own waiting takes its whole time even when nobody is there.
      if (!open.tryAcquire(Integer.MAX_VALUE, STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Calls are cut off: they were not answered within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdown();
    topics.close();
    LOG.info("The receiver has stopped. Answers: {}", answers());
  }
}
