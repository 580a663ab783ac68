package com.askbosco.data.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
  private final JsonBytes bytes = new JsonBytes(1);

  private String text() {
    return new String(bytes.copy(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "quote \" back \\ slash",
        "tab\tline\n\u0001\u007f",
        "Zürich €",
        "🎉 and 𝄞"
      })
  void stringsAreReadBackAsTheyWere(String text) throws IOException {
    bytes.string(text);
    assertThat(new ObjectMapper().readTree(bytes.copy()).textValue()).isEqualTo(text);
    assertThat(text()).doesNotContain("\n");
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacterThatLoadersTake() throws IOException {
    bytes.string("half \ud83c pair");
    assertThat(new ObjectMapper().readTree(bytes.copy()).textValue()).isEqualTo("half \ufffd pair");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        7,
        10,
        -1,
        -120,
        999_999_999_999L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        1_000_000_000_000_000_000L
      })
  void wholeNumbersAreWrittenInFull(long value) {
    assertThat(new String(bytes.number(value).copy(), StandardCharsets.US_ASCII))
        .isEqualTo(Long.toString(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "1.000, 1",
    "100, 100",
    "0.00, 0",
    "1E+3, 1000",
    "-0.10, -0.1",
    "1E-9, 0.000000001",
    "12345678901234567890123456789.123456789, 12345678901234567890123456789.123456789"
  })
  void equalAmountsHaveEqualText(BigDecimal value, String expected) {
    bytes.number(value);
    assertThat(text()).isEqualTo(expected);
  }

  @Test
  void jsonKeepsItsBytesOnOneLine() {
    byte[] json = "xx{\r\n  \"a\": \"b\\n\"\n}yy".getBytes(StandardCharsets.UTF_8);
    bytes.json(json, 2, json.length - 2);
    assertThat(text()).isEqualTo("{    \"a\": \"b\\n\" }");
  }

  @Test
  void hexHasSixteenDigits() {
    assertThat(new String(bytes.hex(0xfL).copy(), StandardCharsets.US_ASCII))
        .isEqualTo("\"000000000000000f\"");
  }
}
