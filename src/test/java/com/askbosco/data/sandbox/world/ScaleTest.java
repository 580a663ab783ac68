package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @Test
  void isClientsTimesDaysOrAMultipleOfTheDefault() {
    assertThat(Scale.parse("1x7")).isEqualTo(new Scale(1, 7));
    assertThat(Scale.parse("1000x730")).isEqualTo(new Scale(1000, 730));
    assertThat(Scale.parse("1")).isEqualTo(Scale.DEFAULT);
    assertThat(Scale.parse("20")).hasToString("100x21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "5x", "x7", "0x7", "5x0", "-1", "5*7", "10001x1", "1x3651", "5x21x3"})
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> Scale.parse(text)).isInstanceOf(BoscoException.class);
  }
}
