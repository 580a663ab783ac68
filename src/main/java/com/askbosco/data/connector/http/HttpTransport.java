package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.Transport;
import com.askbosco.data.model.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Sends requests over the network, over connections that are kept and shared by all. Thread-safe. Written for pages of many
 * records: a body is copied once, from the socket into the array that is handed on.
 */
public final class HttpTransport implements Transport {
  private static final HttpTransport SHARED = new HttpTransport(Duration.ofSeconds(20));
  /** Methods that may be sent again when a kept connection turns out to be closed. */
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

  private final HttpConnections connections;

  private HttpTransport(Duration connectTimeout) {
    this.connections = new HttpConnections((int) connectTimeout.toMillis());
  }

  /** The one instance of this process; its connections are kept open and shared. */
  public static HttpTransport shared() {
    return SHARED;
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Request sent = sendable(request);
    long limit = Math.min(request.maxBytes(), Integer.MAX_VALUE - 16);
    HttpConnection.Answer answer = exchange(sent, limit);
    return new Response(
        answer.status(), answer.headers(), decoded(answer.body(), answer.headers(), limit));
  }

  private HttpConnection.Answer exchange(Request request, long limit) throws IOException {
    long deadline = System.nanoTime() + request.timeout().toNanos();
    URI uri = request.uri();
    HttpConnections.Target target = HttpConnections.Target.of(uri, request.privateAllowed());
    String path = path(uri);
    HttpConnection kept = connections.idle(target);
    if (kept != null) {
      try {
        return exchange(kept, target, request, path, limit, deadline);
      } catch (HttpTimeoutException e) {
        throw e;
      } catch (IOException e) {
        if (kept.hasAnswered() || !REPEATABLE.contains(request.method())) {
          throw e;
        }
        // It was closed while it was idle: the request was never seen.
      }
    }
    return exchange(connections.open(target, uri), target, request, path, limit, deadline);
  }

  private HttpConnection.Answer exchange(
      HttpConnection connection,
      HttpConnections.Target target,
      Request request,
      String path,
      long limit,
      long deadline)
      throws IOException {
    try {
      HttpConnection.Answer answer = connection.exchange(request, path, limit, deadline);
      if (connection.isReusable()) {
        connections.release(target, connection);
      } else {
        connection.close();
      }
      return answer;
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String whole = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return HttpConnections.isProxied(uri)
        ? uri.getScheme() + "://" + uri.getRawAuthority() + whole
        : whole;
  }

  /** The request with what we undo ourselves asked for, if its headers can be sent. */
  private static Request sendable(Request request) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.forEach((name, value) -> {
      if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !isSendable(value)) {
        // The value may be the secret: it goes nowhere.
        throw new SourceException(
            ErrorCode.CONFIG_BAD_VALUE,
            "the header " + printable(name) + " holds characters that cannot be sent;"
                + " look for invisible ones in the credential");
      }
    });
    headers.keySet().removeIf("Accept-Encoding"::equalsIgnoreCase);
    headers.put("Accept-Encoding", "gzip");
    return new Request(
        request.method(),
        request.uri(),
        headers,
        request.body(),
        request.timeout(),
        request.maxBytes(),
        request.privateAllowed());
  }

  private static boolean isSendable(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
  }

  private static String printable(String name) {
    return name.replaceAll("[^!-~]", "?");
  }

  private static byte[] decoded(byte[] body, Map<String, List<String>> headers, long limit)
      throws IOException {
    List<String> encoding = headers.getOrDefault("content-encoding", List.of());
    if (body.length == 0 || encoding.stream().noneMatch(e -> e.equalsIgnoreCase("gzip"))) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
      byte[] plain = in.readNBytes((int) limit + 1);
      if (plain.length > limit) {
        throw new BodyTooLargeException(limit);
      }
      return plain;
    }
  }

  /** Whether the address is not one of the public internet: loopback, link-local, site-local, unique-local, multicast. */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || carrierGrade;
  }
}
