package com.askbosco.data.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Download;
import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.Transport;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {
  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static HttpServer server;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(THREADS);
    server.createContext("/echo", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String text =
          exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("X-A") + " "
              + new String(body, StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("X-Twice", "1");
      exchange.getResponseHeaders().add("X-Twice", "2");
      send(exchange, 201, text.getBytes(StandardCharsets.UTF_8));
    });
    server.createContext("/gzip", exchange -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write("x".repeat(5000).getBytes(StandardCharsets.UTF_8));
      }
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      send(exchange, 200, out.toByteArray());
    });
    server.createContext("/long", exchange -> send(exchange, 200, new byte[5000]));
    server.createContext("/moved", exchange -> {
      exchange.getResponseHeaders().add("Location", "/echo");
      send(exchange, 302, new byte[0]);
    });
    server.createContext("/stall", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[] {'{'});
      exchange.getResponseBody().flush();
      await();
      exchange.close();
    });
    server.createContext("/reset", HttpExchange::close);
    server.createContext("/report", exchange -> {
      boolean packed = exchange.getRequestURI().getPath().endsWith("gzip");
      boolean small = exchange.getRequestURI().getPath().endsWith("small-gzip");
      boolean sized = exchange.getRequestURI().getPath().endsWith("sized");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream to = packed ? new GZIPOutputStream(out) : out) {
        java.util.Random random = new java.util.Random(1);
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < 5; i++) {
          if (!small) {
            random.nextBytes(block);
          }
          to.write(block);
        }
      }
      if (packed) {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      }
      exchange.sendResponseHeaders(200, sized ? out.size() : 0);
      exchange.getResponseBody().write(out.toByteArray());
      exchange.close();
    });
    server.start();
  }

  private static void await() {
    try {
      DONE.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @AfterAll
  static void stop() {
    DONE.countDown();
    server.stop(0);
    THREADS.shutdownNow();
  }

  private static Request request(
      String method, String path, byte @Nullable [] body, long maxBytes, boolean allowed) {
    return new Request(
        method,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
        Map.of("X-A", "b"),
        body,
        Duration.ofMillis(1500),
        maxBytes,
        allowed);
  }

  private static Response send(String path, long maxBytes) throws Exception {
    return HttpTransport.shared().send(request("GET", path, null, maxBytes, true));
  }

  private static Response download(String path, long maxFileBytes) throws Exception {
    Request small = request("GET", path, null, 1000, true);
    return HttpTransport.shared()
        .send(new Request(
            small.method(),
            small.uri(),
            small.headers(),
            null,
            Duration.ofSeconds(20),
            small.maxBytes(),
            maxFileBytes,
            true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/report-sized", "/report", "/report-gzip", "/report-small-gzip"})
  void whatIsTooLargeForMemoryComesAsAFileWhereItMay(String path) throws Exception {
    Response response = download(path, 6 << 20);
    try (Download download = Objects.requireNonNull(response.download());
        InputStream in = download.open()) {
      assertThat(response.body()).isEmpty();
      assertThat(download.size()).isGreaterThanOrEqualTo(5 << 20);
      assertThat(in.readAllBytes()).hasSize(5 << 20);
      assertThat(download.open().readAllBytes()).hasSize(5 << 20);
    }
    assertThatThrownBy(() -> download(path, 4_500_000))
        .isInstanceOf(Transport.BodyTooLargeException.class);
  }

  @Test
  void whatIsSmallStaysInMemory() throws Exception {
    Response response = download("/long", 6 << 20);
    assertThat(response.download()).isNull();
    assertThat(response.body()).hasSize(5000);
  }

  @Test
  void aHeaderThatCannotBeSentIsInNoMessage() {
    Request request = new Request(
        "GET",
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo"),
        Map.of("Authorization", "Bearer hidden\u201d"),
        null,
        Duration.ofSeconds(5),
        1000,
        true);

    assertThatThrownBy(() -> HttpTransport.shared().send(request))
        .isInstanceOf(SourceException.class)
        .hasNoCause()
        .hasMessageContaining("Authorization")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void sendsMethodHeadersAndBody() throws Exception {
    Response response = HttpTransport.shared()
        .send(request("POST", "/echo", "hällo".getBytes(StandardCharsets.UTF_8), 1000, true));

    assertThat(response.status()).isEqualTo(201);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("POST b hällo");
    assertThat(response.headers().get("x-twice")).containsExactlyInAnyOrder("1", "2");
    assertThat(response.header("Content-Length")).contains("13");
    assertThat(response.header("none")).isEmpty();
  }

  @Test
  void undoesCompression() throws Exception {
    assertThat(send("/gzip", 5000).body()).hasSize(5000);
    assertThatThrownBy(() -> send("/gzip", 4999))
        .isInstanceOf(Transport.BodyTooLargeException.class);
  }

  @Test
  void breaksOffABodyThatIsTooLong() throws Exception {
    assertThat(send("/long", 5000).body()).hasSize(5000);
    assertThatThrownBy(() -> send("/long", 4999))
        .isInstanceOf(Transport.BodyTooLargeException.class)
        .hasMessage("the answer is longer than 4999 bytes");
  }

  @Test
  void followsNoRedirect() throws Exception {
    assertThat(send("/moved", 10).status()).isEqualTo(302);
  }

  @Test
  void aBodyThatStallsIsATimeout() {
    assertThatThrownBy(() -> send("/stall", 1000)).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void aConnectionThatIsClosedIsAFailure() {
    assertThatThrownBy(() -> send("/reset", 1000)).isInstanceOf(IOException.class);
  }

  @Test
  void aPrivateAddressIsRefusedUnlessAllowed() {
    assertThatThrownBy(() -> HttpTransport.shared().send(request("GET", "/echo", null, 10, false)))
        .isInstanceOf(Transport.HostRefusedException.class)
        .hasMessage("host 127.0.0.1 is an address of a private network");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "10.1.2.3, true",
    "172.16.0.1, true",
    "192.168.1.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "0.0.0.0, true",
    "224.0.0.1, true",
    "::1, true",
    "fd00::1, true",
    "fe80::1, true",
    "8.8.8.8, false",
    "100.128.0.1, false",
    "2001:4860:4860::8888, false"
  })
  void knowsPrivateAddresses(String address, boolean isPrivate) throws Exception {
    assertThat(Addressing.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
  }
}
