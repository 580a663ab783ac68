package com.askbosco.data.sandbox.vendor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Access tokens given out by a token endpoint; each runs out after a while. Thread-safe. */
final class AccessTokens {
  private final Clock clock;
  private final Duration life;
  private final String prefix;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String holder, Instant end) {}

  AccessTokens(Clock clock, Duration life, String prefix) {
    this.clock = clock;
    this.life = life;
    this.prefix = prefix;
  }

  /** A new token for a holder. Those that ran out are forgotten on the way. */
  String issue(String holder) {
    Instant now = clock.instant();
    tokens.values().removeIf(token -> !token.end.isAfter(now));
    String text = prefix + Secrets.hex(holder + "|" + now + "|" + count.incrementAndGet(), 48);
    tokens.put(text, new Token(holder, now.plus(life)));
    return text;
  }

  /** Seconds that a token works, as told when it is given out. */
  long seconds() {
    return life.toSeconds();
  }

  /** Whose token an {@code Authorization: Bearer} header holds; empty when it is unknown or ran out. */
  Optional<String> holder(Optional<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(header -> tokens.get(header.substring(7).strip()))
        .filter(token -> token.end.isAfter(clock.instant()))
        .map(Token::holder);
  }
}
