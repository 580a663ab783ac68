package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Cookies that a source gave and wants back, for one requester and one read. Thread-safe. */
final class CookieJar {
  private final CookieManager manager =
      new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);

  /** Keeps the cookies of an answer. */
  void keep(URI from, Response response) throws IOException {
    List<String> given = response.headers().get("set-cookie");
    if (given != null) {
      manager.put(from, Map.of("Set-Cookie", given));
    }
  }

  /** The cookie header for an address; empty when there is none. */
  String header(URI to) throws IOException {
    return String.join("; ", manager.get(to, Map.of()).getOrDefault("Cookie", List.of()));
  }
}
