package com.askbosco.data.rules.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

  @ParameterizedTest
  @CsvSource({
    "10, 1 1 1, 4 3 3",
    "11, 1 1 1, 4 4 3",
    "10, 0.5 0.3 0.2, 5 3 2",
    "1, 0.2 0.5 0.3, 0 1 0",
    "7, 0 1 0, 0 7 0",
    "5, 0 0, 5 0",
    "-10, 1 1 1, -3 -3 -4",
    "0, 1 2, 0 0",
    "9007199254740993, 1 0 1, 4503599627370497 0 4503599627370496"
  })
  void partsSumToTheAmountAndTheLargestRemaindersAreRoundedUp(
      long amount, String weights, String parts) {
    assertThat(Split.of(amount, doubles(weights)))
        .containsExactly(
            Arrays.stream(parts.split(" ")).mapToLong(Long::parseLong).toArray());
  }

  private static double[] doubles(String texts) {
    return Arrays.stream(texts.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void amountsAreSharedToTheirLastDecimalHoweverLargeTheyAre() {
    assertThat(Split.of(new BigDecimal("0.01"), 9, doubles("1 1 1")))
        .containsExactly(
            new BigDecimal("0.003333334"),
            new BigDecimal("0.003333333"),
            new BigDecimal("0.003333333"));
    BigDecimal huge = new BigDecimal("123456789012345678901.123456789");
    BigDecimal[] parts = Split.of(huge, 9, doubles("1 2 0 4"));
    assertThat(Arrays.stream(parts).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(huge);
    assertThat(parts[2]).isEqualByComparingTo("0");
    assertThat(parts[3].subtract(parts[1].multiply(BigDecimal.TWO)).abs())
        .isLessThan(new BigDecimal("100000"));
    assertThatThrownBy(() -> Split.of(new BigDecimal("0.0000000001"), 9, doubles("1")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nothingIsEverLost() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      double[] weights = random.doubles(1 + random.nextInt(8)).toArray();
      long amount = random.nextLong(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L);
      assertThat(Arrays.stream(Split.of(amount, weights)).sum()).isEqualTo(amount);
    }
  }
}
