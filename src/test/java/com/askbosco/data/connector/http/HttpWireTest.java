package com.askbosco.data.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers byte by byte as servers in the wild give them. */
class HttpWireTest {
  /** Closes the connection instead of an answer. */
  private static final String HANG_UP = "";

  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  /** Whether the server closes the connection after every answer. */
  private volatile boolean closing;

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      while (true) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int next = in.read();
          if (next < 0) {
            return;
          }
          head.append((char) next);
        }
        heads.add(head.toString());
        String answer = answers.take();
        if (answer.equals(HANG_UP)) {
          return;
        }
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        if (closing || answer.contains("HTTP/1.0 ") || answer.contains("\r\nConnection: close")) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The test is over.
    }
  }

  private Response send(String method, byte @Nullable [] body) throws Exception {
    return HttpTransport.shared()
        .send(new Request(
            method,
            URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a%20b?x=1"),
            Map.of("X-A", "\u00e9"),
            body,
            Duration.ofSeconds(10),
            100,
            true));
  }

  private String get(String answer) throws Exception {
    answers.add(answer);
    return new String(send("GET", null).body(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void theRequestIsAsItWasWritten() throws Exception {
    answers.add("HTTP/1.1 204 No Content\r\n\r\n");
    answers.add("HTTP/1.1 204 No Content\r\n\r\n");
    answers.add("HTTP/1.1 204 No Content\r\n\r\n");
    send("GET", null);
    send("GET", "{}".getBytes(StandardCharsets.UTF_8));
    send("POST", null);

    String host = "Host: 127.0.0.1:" + server.getLocalPort();
    assertThat(lines(0))
        .containsExactlyInAnyOrder(
            "GET /a%20b?x=1 HTTP/1.1",
            host, "X-A: \u00e9", "Accept-Encoding: gzip", "Connection: keep-alive");
    assertThat(lines(1))
        .containsExactlyInAnyOrder(
            "GET /a%20b?x=1 HTTP/1.1",
            host,
            "X-A: \u00e9",
            "Accept-Encoding: gzip",
            "Content-Length: 2",
            "Connection: keep-alive");
    // The body of the second request comes before the third.
    assertThat(lines(2)).contains("{}POST /a%20b?x=1 HTTP/1.1", "Content-Length: 0");
  }

  private String[] lines(int request) {
    return heads.get(request).split("\r\n");
  }

  @Test
  void bodiesOfEveryFraming() throws Exception {
    assertThat(get("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")).isEqualTo("abc");
    assertThat(get("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\ncontent-length:0\r\n\r\n"))
        .isEmpty();
    assertThat(get("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;x=y\r\nabc\r\n1E\r\n" + "d".repeat(30) + "\r\n0\r\nX-Trailer: 1\r\n\r\n"))
        .isEqualTo("abc" + "d".repeat(30));
    assertThat(sockets).hasSize(1);
    assertThat(get("HTTP/1.0 200 OK\r\n\r\nuntil the end")).isEqualTo("until the end");
    assertThat(get("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx"))
        .isEqualTo("x");
    assertThat(get("HTTP/1.1 200 OK\nContent-Length: 1\n\ny")).isEqualTo("y");
    assertThat(sockets).hasSize(3);
  }

  @Test
  void aHeadHasNoBodyWhateverItsLength() throws Exception {
    answers.add("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");

    Response response = send("HEAD", null);

    assertThat(response.body()).isEmpty();
    assertThat(response.header("content-length")).contains("3");
  }

  @Test
  void aKeptConnectionThatWasClosedIsReplacedOnce() throws Exception {
    assertThat(get("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")).isEqualTo("a");
    answers.add(HANG_UP);

    assertThat(get("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb")).isEqualTo("b");
    answers.add(HANG_UP);
    assertThatThrownBy(() -> send("POST", new byte[] {1})).isInstanceOf(IOException.class);
    answers.add(HANG_UP);
    assertThatThrownBy(() -> send("GET", null)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoAnswerIsAFailure() {
    closing = true;
    for (String wrong : List.of(
        "SSH-2.0-x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nX: " + "x".repeat(300_000) + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1000) + "\r\n").repeat(300) + "\r\n")) {
      assertThatThrownBy(() -> get(wrong)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void everyFramingHasTheLimit() {
    for (String large : List.of(
        "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + "x".repeat(255),
        "HTTP/1.0 200 OK\r\n\r\n" + "x".repeat(101))) {
      assertThatThrownBy(() -> get(large)).isInstanceOf(Transport.BodyTooLargeException.class);
    }
  }

  @Test
  void aProxyOfTheMachineIsUsed() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    ProxySelector.setDefault(new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, address));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress to, IOException failure) {}
    });
    try {
      answers.add("HTTP/1.1 204 No Content\r\n\r\n");
      HttpTransport.shared().send(request("http://127.0.0.1:1/path"));
      answers.add("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
      assertThat(
              HttpTransport.shared().send(request("https://127.0.0.1:2/path")).status())
          .isEqualTo(407);
    } finally {
      ProxySelector.setDefault(before);
    }

    assertThat(lines(0)).contains("GET http://127.0.0.1:1/path HTTP/1.1", "Host: 127.0.0.1:1");
    assertThat(heads.get(1)).startsWith("CONNECT 127.0.0.1:2 HTTP/1.1\r\n");
  }

  private static Request request(String uri) {
    return new Request("GET", URI.create(uri), Map.of(), null, Duration.ofSeconds(10), 100, true);
  }
}
