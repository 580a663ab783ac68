package com.askbosco.data.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CallWindowTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final CallWindow.Rate FOUR = new CallWindow.Rate(4, Duration.ofSeconds(10));

  private final CallWindow window = new CallWindow();

  private Duration moving(int seconds, int weight) {
    return window.acquire(NOW.plusSeconds(seconds), List.of(FOUR), weight);
  }

  private Duration fixed(int seconds) {
    return window.acquireFixed(NOW.plusSeconds(seconds), FOUR, 1);
  }

  @Test
  void heavyCallsCountAsSeveral() {
    assertThat(moving(0, 3)).isZero();
    assertThat(moving(1, 2)).isEqualTo(Duration.ofSeconds(9));
    assertThat(moving(1, 1)).isZero();
    assertThat(moving(2, 9)).isEqualTo(Duration.ofSeconds(9));
    assertThat(moving(11, 9)).isZero();
  }

  @Test
  void aSourceWithoutCallsLeftUsesUpTheWindow() {
    assertThat(moving(0, 1)).isZero();
    window.drain(NOW.plusSeconds(2), List.of(FOUR));
    assertThat(moving(3, 1)).isEqualTo(Duration.ofSeconds(7));
    assertThat(moving(10, 1)).isZero();
    assertThat(moving(10, 1)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatTheSourceSaysIsLeftIsLeft() {
    assertThat(fixed(0)).isZero();
    window.learn(NOW, FOUR, OptionalLong.of(1), NOW.plusSeconds(30));
    assertThat(fixed(1)).isZero();
    assertThat(fixed(2)).isEqualTo(Duration.ofSeconds(28));
    assertThat(fixed(30)).isZero();
  }

  @Test
  void moreThanTheManifestAllowsIsNotBelieved() {
    for (int i = 0; i < 4; i++) {
      assertThat(fixed(0)).isZero();
    }
    window.learn(NOW, FOUR, OptionalLong.of(1000), null);
    window.learn(NOW, FOUR, OptionalLong.empty(), Instant.EPOCH);
    assertThat(fixed(1)).isEqualTo(Duration.ofSeconds(9));
  }
}
