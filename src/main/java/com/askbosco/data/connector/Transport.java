package com.askbosco.data.connector;

import java.io.IOException;

/** Sends one HTTP request. Thread-safe. Follows no redirect and retries nothing: the runtime does both. */
@FunctionalInterface
public interface Transport {

  /**
   * Sends the request and reads the whole answer.
   *
   * @return the answer, whatever its status; content encoding (gzip) undone
   * @throws java.net.http.HttpTimeoutException when the source did not answer in time
   * @throws BodyTooLargeException when the body is longer than {@link Request#maxBytes()}
   * @throws HostRefusedException when the address may not be called
   * @throws IOException when the connection failed or broke off
   */
  Response send(Request request) throws IOException, InterruptedException;

  /** The body is longer than the request allows; asking again will not help. */
  final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    public BodyTooLargeException(long limit) {
      super("the answer is longer than " + limit + " bytes");
    }
  }

  /** The host may not be called: a private address behind a public name; asking again will not help. */
  final class HostRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    public HostRefusedException(String message) {
      super(message);
    }
  }
}
