package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexpShapeTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[?&]utm_source=([^&#]+), 1, true",
        "a(x)?, 1, false",
        "a(x*)b, 1, false",
        "(a|b), 1, false",
        "(?i)^(\\d+)$, 1, true",
        "(?P<name>x), 1, true",
        "(?:a)(b), 1, false",
        "((a)), 1, false",
        "(^), 1, false",
        "(\\b), 1, false",
        "abc, 0, true",
        "`a*`, 0, false",
        "`a*b`, 0, true",
        "`(a)?`, 0, false",
        "`(ab)*`, 0, false",
        "`a{0,2}`, 0, false",
        "`\\w{2}x`, 0, true",
        "`a+?`, 0, true",
        "^$, 0, false",
        "``, 0, false",
        "[[:alpha:]]*, 0, false",
        "\\Qa\\E, 0, false",
        "\\pL*, 0, false",
        "[^]]*, 0, false",
      })
  void saysWhetherAMatchHasACharacter(String pattern, int group, boolean expected) {
    assertThat(RegexpShape.isNeverEmpty(pattern, group)).isEqualTo(expected);
  }
}
