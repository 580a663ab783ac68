package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Download;
import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.Transport;
import com.askbosco.data.connector.record.Gzip;
import com.askbosco.data.model.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sends requests over the network; connections are kept open and shared. Thread-safe. */
public final class HttpTransport implements Transport {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final int LONGEST_LINE = 64 << 10;
  private static final int MOST_HEADERS = 200;
  private static final int CONNECTIONS = 256;
  /** Methods that may be sent again when a kept connection turns out to be closed. */
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");
  /** Headers that the client writes itself. */
  private static final Set<String> OWN = Set.of("content-length", "transfer-encoding");

  private static final HttpTransport SHARED = new HttpTransport();

  // Connections into private networks are never used for anything else.
  private final Addressing publicHosts = new Addressing(false);
  private final CloseableHttpClient publicClient = client(publicHosts);
  private final CloseableHttpClient privateClient = client(new Addressing(true));

  private HttpTransport() {}

  /** The one instance of this process. */
  public static HttpTransport shared() {
    return SHARED;
  }

  /** A client that does what it is told and nothing more: no redirects, retries, cookies, decoding or headers of its own. */
  private static CloseableHttpClient client(Addressing addressing) {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(addressing)
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
                    .build())
                .charCodingConfig(CharCodingConfig.custom()
                    .setCharset(StandardCharsets.ISO_8859_1)
                    .build())
                .build())
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build())
            .build())
        .setRoutePlanner(addressing)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableDefaultUserAgent()
        .build();
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long deadline = System.nanoTime() + request.timeout().toNanos();
    HttpClientContext context = HttpClientContext.create();
    try {
      try {
        return exchange(request, context, deadline);
      } catch (SocketTimeoutException | BodyTooLargeException e) {
        throw e;
      } catch (IOException e) {
        if (!wasKept(context) || !REPEATABLE.contains(request.method())) {
          throw e;
        }
        // It was closed while it was idle: the request was never seen.
        return exchange(request, HttpClientContext.create(), deadline);
      }
    } catch (Addressing.PrivateHostException e) {
      throw new HostRefusedException(String.valueOf(e.getMessage()));
    } catch (SocketTimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + request.timeout());
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    }
  }

  /** Whether the connection had carried a request before and nothing came back for this one. */
  private static boolean wasKept(HttpClientContext context) {
    EndpointDetails connection = context.getEndpointDetails();
    return connection != null && connection.getRequestCount() > 1 && context.getResponse() == null;
  }

  private Response exchange(Request request, HttpClientContext context, long deadline)
      throws IOException {
    if (!request.privateAllowed()) {
      publicHosts.checkBehindProxy(request.uri().getHost());
    }
    CloseableHttpClient client = request.privateAllowed() ? privateClient : publicClient;
    HttpUriRequestBase sent = http(request, deadline);
    return client.execute(sent, context, answer -> {
      long limit = Math.min(request.maxBytes(), Integer.MAX_VALUE - 16);
      try {
        Map<String, List<String>> headers = headers(answer);
        if (request.maxFileBytes() > 0 && answer.getCode() < 300) {
          return spooled(answer, headers, request);
        }
        byte[] body = BodyLimits.read(answer.getEntity(), limit, deadline);
        return new Response(answer.getCode(), headers, decoded(body, headers, limit));
      } catch (IOException | RuntimeException e) {
        sent.cancel(); // or the rest of the body would be read
        throw e;
      }
    });
  }

  /** An answer of any length: in memory where it is small, else in a file. It may take its time as long as it goes on. */
  private static Response spooled(
      ClassicHttpResponse answer, Map<String, List<String>> headers, Request request)
      throws IOException {
    HttpEntity entity = answer.getEntity();
    if (entity == null) {
      return new Response(answer.getCode(), headers, new byte[0]);
    }
    try (Spool spool = new Spool(request.maxFileBytes())) {
      if (entity.getContentLength() > request.maxFileBytes()) {
        throw new BodyTooLargeException(request.maxFileBytes());
      }
      InputStream content = entity.getContent();
      spool.take(isPacked(headers) ? Gzip.open(content) : content);
      content.close();
      FileChannel file = spool.takeFile();
      return new Response(
          answer.getCode(), headers, spool.bytes(), file == null ? null : new Download(file));
    }
  }

  private static boolean isPacked(Map<String, List<String>> headers) {
    return headers.getOrDefault("content-encoding", List.of()).stream()
        .anyMatch(encoding -> encoding.equalsIgnoreCase("gzip"));
  }

  private static HttpUriRequestBase http(Request request, long deadline)
      throws SocketTimeoutException {
    HttpUriRequestBase http = new HttpUriRequestBase(request.method(), request.uri());
    request.headers().forEach((name, value) -> {
      if (!isName(name) || !isSendable(value)) {
        // The value may be the secret: it goes nowhere.
        throw new SourceException(
            ErrorCode.CONFIG_BAD_VALUE,
            "the header " + printable(name) + " holds characters that cannot be sent;"
                + " look for invisible ones in the credential");
      }
      if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
        http.setHeader(name, value);
      }
    });
    http.setHeader("Accept-Encoding", "gzip");
    if (request.body() != null) {
      http.setEntity(new ByteArrayEntity(request.body(), null));
    }
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    http.setConfig(RequestConfig.custom()
        .setResponseTimeout(Timeout.ofMilliseconds(left))
        .setConnectionRequestTimeout(Timeout.ofMilliseconds(left))
        .setProtocolUpgradeEnabled(false)
        .build());
    return http;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
  }

  private static boolean isSendable(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
  }

  private static String printable(String name) {
    return name.replaceAll("[^!-~]", "?");
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : answer.getHeaders()) {
      headers
          .computeIfAbsent(header.getName(), n -> new ArrayList<>(1))
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return headers;
  }

  private static byte[] decoded(byte[] body, Map<String, List<String>> headers, long limit)
      throws IOException {
    if (body.length == 0 || !isPacked(headers)) {
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
}
