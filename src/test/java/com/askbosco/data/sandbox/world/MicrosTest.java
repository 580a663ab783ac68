package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MicrosTest {

  @Test
  void printsAmountsWithTheDecimalsOfTheirCurrency() {
    assertThat(Micros.text(12_300_000, "EUR")).isEqualTo("12.30");
    assertThat(Micros.text(1_230_000_000, "JPY")).isEqualTo("1230");
    assertThat(Micros.text(0, "SEK")).isEqualTo("0.00");
  }

  @Test
  void refusesToRoundWhatIsNoWholeMinorUnit() {
    assertThatThrownBy(() -> Micros.text(12_345_678, "EUR"))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void roundsAndSharesToMinorUnits() {
    assertThat(Micros.round(1.005, "USD") % 10_000).isZero();
    assertThat(Micros.round(1234.6, "JPY")).isEqualTo(1_235_000_000);
    assertThat(Micros.share(10_000_000, 1 / 3.0, "EUR")).isEqualTo(3_330_000);
    assertThat(Micros.share(10_000_000, 1 / 3.0, "JPY")).isEqualTo(3_000_000);
  }
}
