package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Answers the requests of one case by its routes and keeps them. Speaks just enough HTTP/1.1 to also break off where a case wants
 * it. The address {@code http://server.test} in answers becomes its own, {@code http://other.test} the same under another host.
 */
final class FixtureServer implements AutoCloseable {
  /** A read that asks for more goes in a circle; from here on nothing is answered. */
  private static final int MOST_REQUESTS = 1000;

  private static final byte[] NOT_FOUND =
      "{\"error\": \"no such route\"}".getBytes(StandardCharsets.UTF_8);

  private final ServerSocket socket;
  private final List<Route> routes;
  private final int[] answered;
  private final List<Received> received = new ArrayList<>();
  private final java.util.Set<Socket> open = ConcurrentHashMap.newKeySet();

  FixtureServer(List<Route> routes) {
    this.routes = List.copyOf(routes);
    this.answered = new int[routes.size()];
    try {
      socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 128);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("fixture").start(this::accept);
  }

  /** A text with the addresses it names made real. */
  String real(String text) {
    return text.replace("http://server.test", "http://127.0.0.1:" + socket.getLocalPort())
        .replace("http://other.test", "http://localhost:" + socket.getLocalPort())
        .replace("server.test", "127.0.0.1:" + socket.getLocalPort());
  }

  /** The reverse of {@link #real}. */
  String symbolic(String text) {
    int port = socket.getLocalPort();
    return text.replace("127.0.0.1:" + port, "server.test")
        .replace("localhost:" + port, "other.test")
        .replace("127.0.0.1%3A" + port, "server.test")
        .replace("localhost%3A" + port, "other.test");
  }

  /** What was asked so far, in the order of arrival. */
  List<ObjectNode> requests() {
    synchronized (received) {
      List<ObjectNode> all = new ArrayList<>();
      for (Received each : received) {
        ObjectNode seen = each.observed();
        if (each.headers().getOrDefault("host", "").startsWith("localhost")) {
          seen.put("host", "other.test");
        }
        all.add((ObjectNode) Json.parse(symbolic(seen.toString())));
      }
      return all;
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      while (true) {
        String first = line(in);
        if (first.isEmpty()) {
          return;
        }
        Received request = request(first, in);
        Route.Answer answer = answer(request);
        if (answer.fault() == Route.Fault.CLOSE || !write(request, answer, out)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client went away: nothing is left to answer.
    } finally {
      open.remove(client);
    }
  }

  private static Received request(String first, InputStream in) throws IOException {
    String[] words = first.split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (a, b) -> a + ", " + b);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(words[0], words[1], headers, in.readNBytes(length));
  }

  private Route.Answer answer(Received request) {
    synchronized (received) {
      if (received.size() >= MOST_REQUESTS) {
        return new Route.Answer(500, Map.of(), NOT_FOUND, false, true, Route.Fault.CLOSE);
      }
      received.add(request);
      for (int i = 0; i < routes.size(); i++) {
        Route route = routes.get(i);
        if (answered[i] < route.times() && route.matches(request)) {
          answered[i]++;
          return route.answer();
        }
      }
    }
    return new Route.Answer(404, Map.of(), NOT_FOUND, false, true, Route.Fault.NONE);
  }

  /** Whether the connection may be used again. */
  private boolean write(Received request, Route.Answer answer, OutputStream out)
      throws IOException {
    byte[] body = answer.text()
        ? real(new String(answer.body(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
        : answer.body();
    body = answer.gzip() ? compressed(body) : body;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    answer.headers().forEach((name, value) -> {
      headers.keySet().removeIf(name::equalsIgnoreCase);
      headers.put(name, real(value));
    });
    boolean bare = answer.status() == 204 || answer.status() == 304;
    if (!bare) {
      headers.put("Content-Length", String.valueOf(body.length));
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Status\r\n");
    headers.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    boolean cut = answer.fault() == Route.Fault.CUT;
    if (!bare && !request.method().equals("HEAD")) {
      whole.writeBytes(cut ? Arrays.copyOf(body, body.length / 2) : body);
    }
    whole.writeTo(out);
    out.flush();
    return !cut;
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
