package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.http.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Under which name an authenticator keeps its token. In an exact session every authenticator has a token of its own, as in the
 * reference. Otherwise those that would send the same log-in share one, whatever stream they stand in; budgets belong to one
 * credential.
 */
final class TokenKey {
  private static final AtomicLong COUNT = new AtomicLong();

  private final String kind;
  private final String own;

  TokenKey(String kind) {
    this.kind = kind;
    this.own = kind + "#" + COUNT.incrementAndGet();
  }

  /**
   * What is kept.
   *
   * @param content what the log-in consists of but what the source replaces; may hold secrets, the name will not
   */
  <T> T state(Session session, Class<T> type, Supplier<T> make, Supplier<String> content) {
    String name =
        session.exact() ? own : kind + ":" + session.connector() + ":" + digest(content.get());
    return session.access().budgets().state(name, type, make);
  }

  /** A text that stands for another and does not tell it. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
