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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** Sends requests over the network with one shared client. Thread-safe. */
public final class HttpTransport implements Transport {
  private static final HttpTransport SHARED = new HttpTransport(Duration.ofSeconds(20));

  private final HttpClient client;

  private HttpTransport(Duration connectTimeout) {
    this.client = HttpClient.newBuilder()
        .connectTimeout(connectTimeout)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** The one instance of this process; its connections are kept open and shared. */
  public static HttpTransport shared() {
    return SHARED;
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    if (!request.privateAllowed()) {
      refusePrivate(request.uri());
    }
    long limit = Math.min(request.maxBytes(), Integer.MAX_VALUE - 16);
    HttpResponse<byte[]> answer = exchange(request, limit);
    Map<String, List<String>> headers = new TreeMap<>();
    answer.headers().map().forEach((name, v) -> headers.put(name.toLowerCase(Locale.ROOT), v));
    return new Response(answer.statusCode(), headers, decoded(answer.body(), headers, limit));
  }

  private HttpResponse<byte[]> exchange(Request request, long limit)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(
        http(request),
        info -> new LimitedBody(
            limit, info.headers().firstValueAsLong("content-length").orElse(0)));
    try {
      // The client's own time-out ends with the headers; a body that stalls would wait for ever.
      return pending.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + request.timeout());
    } catch (InterruptedException e) {
      pending.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      for (Throwable t = cause; t != null; t = t.getCause()) {
        if (t instanceof BodyTooLargeException tooLarge) {
          throw tooLarge;
        }
      }
      throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
    }
  }

  private static HttpRequest http(Request request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
        .timeout(request.timeout())
        .method(
            request.method(),
            request.body() == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    if (!"https".equals(request.uri().getScheme())) {
      // Offering HTTP/2 in clear text costs an upgrade round that small local servers do not
      // understand.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      try {
        builder.setHeader(header.getKey(), header.getValue());
      } catch (IllegalArgumentException e) {
        // The client's message quotes the header, which may be the secret: it goes nowhere.
        throw new SourceException(
            ErrorCode.CONFIG_BAD_VALUE,
            "the header " + printable(header.getKey()) + " holds characters that cannot be sent;"
                + " look for invisible ones in the credential");
      }
    }
    builder.setHeader("Accept-Encoding", "gzip");
    return builder.build();
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

  private static void refusePrivate(URI uri) throws IOException {
    for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
      if (isPrivate(address)) {
        throw new HostRefusedException(
            "host " + uri.getHost() + " is an address of a private network");
      }
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
