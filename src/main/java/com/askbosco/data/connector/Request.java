package com.askbosco.data.connector;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, complete with credentials.
 *
 * @param method GET, POST and so on, in capitals
 * @param uri where to, with its query; only http and https
 * @param headers names as written, one value each
 * @param body the bytes to send, or null for none
 * @param timeout how long to wait for the whole answer
 * @param maxBytes how long the answer's body may be in memory
 * @param maxFileBytes how long it may be when it comes as a {@link Download}; 0 when it may not
 * @param privateAllowed whether the host may be an address of a private network (only for the `api_root` override)
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after the request was made
public record Request(
    String method,
    URI uri,
    Map<String, String> headers,
    byte @Nullable [] body,
    Duration timeout,
    long maxBytes,
    long maxFileBytes,
    boolean privateAllowed) {

  /** A request whose answer stays in memory. */
  public Request(
      String method,
      URI uri,
      Map<String, String> headers,
      byte @Nullable [] body,
      Duration timeout,
      long maxBytes,
      boolean privateAllowed) {
    this(method, uri, headers, body, timeout, maxBytes, 0, privateAllowed);
  }

  /** This request with other headers. */
  public Request withHeaders(Map<String, String> other) {
    return new Request(method, uri, other, body, timeout, maxBytes, maxFileBytes, privateAllowed);
  }

  /** This request, allowed to go to a private address. */
  public Request allowingPrivate() {
    return new Request(method, uri, headers, body, timeout, maxBytes, maxFileBytes, true);
  }
}
