package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.http.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of one authenticator, or of all that would ask for the same. Thread-safe. */
final class TokenStore {
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /**
   * A token.
   *
   * @param renewAt when to get another one; null when it does not expire
   */
  record Token(String value, @Nullable Instant renewAt) {

    /** A token that expires; it is renewed a minute before, or at nine tenths of a short life. */
    static Token expiring(String value, Instant now, Duration life) {
      Duration margin = life.dividedBy(10);
      return new Token(value, now.plus(life).minus(margin.compareTo(MARGIN) < 0 ? margin : MARGIN));
    }

    boolean isGood(Instant now) {
      return renewAt == null || !now.isAfter(renewAt);
    }
  }

  /** Gets a token from the source. */
  @FunctionalInterface
  interface Source {
    Token get() throws InterruptedException;
  }

  private @Nullable Token token;
  private @Nullable String refreshToken;

  /** The time that decides about expiry: in an exact session a clock that stands still does so also while the reader waits. */
  static Instant now(Session session) {
    return session.exact() ? session.access().clock().instant() : session.now();
  }

  /** The token in force, or a new one; threads that come while it is asked for wait for it. */
  synchronized Token token(Instant now, Source source) throws InterruptedException {
    Token current = token;
    if (current == null || !current.isGood(now)) {
      current = source.get();
      token = current;
    }
    return current;
  }

  /** Another token in place of the one that was refused, unless that has happened already. */
  synchronized void renew(String refused, Source source) throws InterruptedException {
    Token current = token;
    if (current == null || current.value().equals(refused)) {
      token = source.get();
    }
  }

  /** The token that was got last, expired or not. */
  synchronized Optional<Token> last() {
    return Optional.ofNullable(token);
  }

  /** Forgets the token. */
  synchronized void forget() {
    token = null;
  }

  /** The refresh token that the source gave last, instead of the config's. */
  synchronized Optional<String> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  synchronized void refreshToken(String value) {
    refreshToken = value;
  }
}
