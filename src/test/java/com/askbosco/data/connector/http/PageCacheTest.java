package com.askbosco.data.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageCacheTest {
  private final PageCache cache = new PageCache();

  private static Request request(
      String method, String address, Map<String, String> headers, @Nullable String body) {
    return new Request(
        method,
        URI.create(address),
        headers,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(1),
        1000,
        false);
  }

  private static Request get(String address, String... header) {
    return request(
        "GET", address, header.length == 0 ? Map.of() : Map.of(header[0], header[1]), null);
  }

  private boolean knows(Request request) throws IOException {
    return cache.get(request).isPresent();
  }

  private void keep(Request request, int status) throws IOException {
    cache.put(request, new Response(status, Map.of(), new byte[] {'{', '}'}));
  }

  @Test
  void theSameRequestIsKnownWhateverTheOrderAndCredential() throws IOException {
    keep(get("https://h/p?a=1&b=2&api_key=x", "Authorization", "one"), 200);

    assertThat(knows(get("https://h/p?b=2&api_key=y&a=1", "Authorization", "two")))
        .isTrue();
    assertThat(knows(get("https://h/p?b=2&a=2&api_key=x", "Authorization", "one")))
        .isFalse();
    assertThat(knows(get("https://h/p?a=1&b=2&api_key=x", "X-Other", "one"))).isFalse();
    assertThat(knows(get("https://h/q?a=1&b=2&api_key=x", "Authorization", "one")))
        .isFalse();
  }

  @Test
  void listsInHeadersHaveNoOrder() throws IOException {
    keep(get("https://h/p", "Accept", "a, B"), 200);
    assertThat(knows(get("https://h/p", "accept", "b,A"))).isTrue();
  }

  @Test
  void bodiesCount() throws IOException {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
    keep(request("GET", "https://h/p", json, "{\"a\":1,\"b\":2}"), 200);
    keep(request("GET", "https://h/p", form, "a=1&b=2"), 200);
    keep(request("GET", "https://h/p", Map.of(), "plain"), 200);

    assertThat(knows(request("GET", "https://h/p", json, "{\"b\":2,\"a\":1}"))).isTrue();
    assertThat(knows(request("GET", "https://h/p", json, "{\"b\":3,\"a\":1}"))).isFalse();
    assertThat(knows(request("GET", "https://h/p", form, "b=2&a=1"))).isTrue();
    assertThat(knows(request("GET", "https://h/p", Map.of(), "plain"))).isTrue();
    assertThat(knows(request("GET", "https://h/p", Map.of(), "other"))).isFalse();
  }

  @Test
  void onlyGoodAnswersToReadingRequestsAreKept() throws IOException {
    keep(get("https://h/p"), 404);
    assertThat(knows(get("https://h/p"))).isFalse();
    assertThat(PageCache.takes(get("https://h/p"))).isTrue();
    assertThat(PageCache.takes(get("https://h/p", "Cache-Control", "no-cache"))).isFalse();
    assertThat(PageCache.takes(request("POST", "https://h/p", Map.of(), null))).isFalse();
  }

  @Test
  void whatIsTooMuchForMemoryComesFromAFile() throws IOException {
    byte[] large = new byte[20 << 20];
    Arrays.fill(large, (byte) 'x');
    for (int i = 0; i < 3; i++) {
      large[0] = (byte) ('0' + i);
      cache.put(get("https://h/" + i), new Response(200, Map.of(), large.clone()));
    }
    for (int i = 0; i < 3; i++) {
      byte[] body = cache.get(get("https://h/" + i)).orElseThrow().body();
      assertThat(body).hasSize(20 << 20);
      assertThat(body[0]).isEqualTo((byte) ('0' + i));
    }
  }
}
