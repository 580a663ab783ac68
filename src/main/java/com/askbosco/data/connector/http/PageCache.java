package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.record.TemporaryFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one run, so that what several streams ask for (the pages of a parent) is asked for once. Two requests are the same
 * when method, address, headers and body are, whatever credential they show. Bodies that are too many for memory lie in a file that
 * nobody else can read and that is gone with the run. Thread-safe.
 */
public final class PageCache {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long IN_MEMORY = 32 << 20;
  private static final Set<String> CREDENTIALS = Set.of(
      "Authorization",
      "Proxy-Authorization",
      "X-API-Key",
      "X-Auth-Token",
      "X-API-Token",
      "X-Access-Token",
      "access_token",
      "api_key",
      "apikey");

  /** An answer whose body is in memory, or at a place of the file. */
  private record Kept(
      int status, Map<String, List<String>> headers, byte @Nullable [] body, long at, int length) {}

  private final Map<String, Kept> kept = new HashMap<>();
  private long inMemory;
  private @Nullable FileChannel file;

  /** A cache that holds nothing. */
  public PageCache() {}

  /** Whether answers to the request may be kept. */
  static boolean takes(Request request) {
    return (request.method().equals("GET") || request.method().equals("HEAD"))
        && request.headers().entrySet().stream()
            .noneMatch(h -> h.getKey().equalsIgnoreCase("cache-control")
                && (h.getValue().contains("no-cache") || h.getValue().contains("no-store")));
  }

  /** The answer that was kept for such a request. */
  synchronized Optional<Response> get(Request request) throws IOException {
    Kept found = kept.get(key(request));
    if (found == null) {
      return Optional.empty();
    }
    byte[] body = found.body();
    if (body == null) {
      ByteBuffer buffer = ByteBuffer.allocate(found.length());
      FileChannel from = open();
      while (buffer.hasRemaining() && from.read(buffer, found.at() + buffer.position()) >= 0) {
        // until all is read
      }
      body = buffer.array();
    }
    return Optional.of(new Response(found.status(), found.headers(), body));
  }

  /** Keeps a good answer. */
  synchronized void put(Request request, Response response) throws IOException {
    if (response.status() != 200) {
      return;
    }
    byte[] body = response.body();
    if (inMemory + body.length <= IN_MEMORY) {
      inMemory += body.length;
      kept.put(key(request), new Kept(200, response.headers(), body, 0, body.length));
      return;
    }
    FileChannel to = open();
    long at = to.size();
    ByteBuffer buffer = ByteBuffer.wrap(body);
    while (buffer.hasRemaining()) {
      to.write(buffer, at + buffer.position());
    }
    kept.put(key(request), new Kept(200, response.headers(), null, at, body.length));
  }

  private FileChannel open() throws IOException {
    FileChannel known = file;
    if (known == null) {
      Path path = TemporaryFile.create();
      known = FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
      file = known;
    }
    return known;
  }

  private static String key(Request request) {
    UrlParts parts = UrlParts.of(request.uri().toString());
    StringBuilder key = new StringBuilder(request.method())
        .append(' ')
        .append(parts.scheme())
        .append("://")
        .append(parts.authority())
        .append(parts.path())
        .append('?')
        .append(sorted(parts.query()));
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach((name, value) -> headers.put(
            name.toLowerCase(Locale.ROOT),
            CREDENTIALS.contains(name) ? "" : value.contains(",") ? listed(value) : value));
    headers.forEach((name, value) -> key.append('\n').append(name).append('=').append(value));
    byte[] body = request.body();
    if (body != null) {
      key.append("\n\n").append(normal(new String(body, StandardCharsets.UTF_8), headers));
    }
    return key.toString();
  }

  private static String listed(String value) {
    List<String> values = new ArrayList<>();
    for (String each : value.toLowerCase(Locale.ROOT).split(",")) {
      if (!each.isBlank()) {
        values.add(each.strip());
      }
    }
    values.sort(null);
    return String.join(", ", values);
  }

  private static String sorted(String query) {
    List<String> pairs = new ArrayList<>();
    for (String pair : query.split("&")) {
      String name = pair.substring(0, pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('='));
      pairs.add(CREDENTIALS.contains(name) ? name : pair);
    }
    pairs.sort(null);
    return String.join("&", pairs);
  }

  private static String normal(String body, Map<String, String> headers) {
    String type = headers.getOrDefault("content-type", "");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return sorted(body);
    }
    try {
      JsonNode json = JSON.readTree(body);
      if (json instanceof ObjectNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> {
          if (!CREDENTIALS.contains(field.getKey())) {
            fields.put(field.getKey(), field.getValue());
          }
        });
        return fields.toString();
      }
    } catch (JsonProcessingException e) {
      // No JSON: the text as it is.
    }
    return body;
  }
}
