package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 2 of the model: micros are divided once, by the unit that the field declares; the round trip is exact. */
class MoneyRuleTest {
  private static final SilverMapping MAPPING = Mapped.mapping("""
      source: test
      nulls: ["", "-"]
      streams:
        micros:
          rows:
            - table: ref_fx_daily
              columns:
                fx_date: {const: 2026-03-31}
                base_currency: {const: EUR}
                quote_currency: {path: currency, default: USD}
                rate: {path: amount, unit: micros}
        minor:
          rows:
            - table: ref_fx_daily
              columns:
                fx_date: {const: 2026-03-31}
                base_currency: {const: EUR}
                quote_currency: currency
                rate: {path: amount, unit: minor, currency: currency}
        major:
          rows:
            - table: ref_fx_daily
              columns:
                fx_date: {const: 2026-03-31}
                base_currency: {const: EUR}
                quote_currency: {const: USD}
                rate: amount
        signed:
          rows:
            - table: ref_fx_daily
              columns:
                fx_date: {const: 2026-03-31}
                base_currency: {const: EUR}
                quote_currency: {const: USD}
                rate: {path: amount, abs: true, negate: true, add: 1}
      """);

  @Test
  void rule_02_micros_go_there_and_back_exactly() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      long micros = i < 2 ? (i == 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : random.nextLong();
      micros >>= i < 2 ? 0 : random.nextInt(63);
      var json = JsonNodeFactory.instance.objectNode();
      if (random.nextBoolean()) {
        json.set("amount", LongNode.valueOf(micros));
      } else {
        json.put("amount", Long.toString(micros));
      }
      var rows =
          Mapped.of(MAPPING, Mapped.context("test", "micros"), "micros", json).rows();
      BigDecimal rate = new BigDecimal(rows.get(0).get("rate"));

      assertThat(rate.scaleByPowerOfTen(6).longValueExact()).isEqualTo(micros);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "minor, USD, 1999, 19.99",
    "minor, JPY, 1999, 1999",
    "minor, KWD, 1999, 1.999",
    "major, USD, '\"0.1\"', 0.1",
    "major, USD, 0.1, 0.1",
    "major, USD, 1e-7, 0.0000001",
    "major, USD, '\"12345678901234567890123456789.123456789\"', 12345678901234567890123456789.123456789",
    "major, USD, '\"0.0000000005\"', 0.000000001",
    "major, USD, '\"0.00000000049\"', 0",
    "major, USD, '\"1e-900\"', 0",
    "major, USD, 1E+2, 100",
    "micros, USD, '\"1\"', 0.000001",
    "signed, USD, -4.5, -3.5",
    "signed, USD, 4.5, -3.5"
  })
  void readsAmountsExactly(String unit, String currency, String json, String expected) {
    assertThat(map(unit, currency, json).column("ref_fx_daily", "rate")).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "major, USD, '\"twelve\"', ROW_WRONG_TYPE",
    "major, USD, '\"1,000.00\"', ROW_WRONG_TYPE",
    "major, USD, true, ROW_WRONG_TYPE",
    "major, USD, '[1]', ROW_WRONG_TYPE",
    "major, USD, '{}', ROW_WRONG_TYPE",
    "major, USD, '\"123456789012345678901234567890\"', ROW_OUT_OF_RANGE",
    "major, USD, '\"1e999999999\"', ROW_OUT_OF_RANGE",
    "micros, USD, '\"1e999999999\"', ROW_OUT_OF_RANGE",
    "signed, USD, '\"1e-999999999\"', ROW_OUT_OF_RANGE",
    "minor, ZZZ, 100, ROW_UNKNOWN_VALUE",
    "major, USD, null, ROW_MISSING_KEY",
    "major, USD, '\"-\"', ROW_MISSING_KEY",
    "major, USD, '\"\"', ROW_MISSING_KEY"
  })
  void rejectsWhatIsNoAmount(String unit, String currency, String json, ErrorCode code) {
    Mapped mapped = map(unit, currency, json);
    assertThat(mapped.rows()).isEmpty();
    assertThat(mapped.rejected()).hasSize(1);
    assertThat(mapped.rejected().get(0).code()).isEqualTo(code);
  }

  @Test
  void roundsHalfUpAwayFromZeroOnlyBeyondNinePlaces() throws BadValue {
    Random random = new Random(9);
    for (int i = 0; i < 1_000; i++) {
      BigDecimal value = BigDecimal.valueOf(random.nextLong(), random.nextInt(25));
      BigDecimal expected = value.scale() > 9 ? value.setScale(9, RoundingMode.HALF_UP) : value;
      assertThat(Numbers.numeric(value)).isEqualByComparingTo(expected);
    }
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsNoText() {
    BadValue bad = catchThrowableOfType(
        BadValue.class,
        () -> Convert.text(JsonNodeFactory.instance.numberNode(new BigDecimal("1e999999999"))));
    assertThat(bad.code()).isEqualTo(ErrorCode.ROW_OUT_OF_RANGE);
  }

  @Test
  void refusesAFloatWithoutEnd() {
    BadValue bad = catchThrowableOfType(
        BadValue.class, () -> Numbers.decimal(JsonNodeFactory.instance.numberNode(Double.NaN)));
    assertThat(bad.code()).isEqualTo(ErrorCode.ROW_OUT_OF_RANGE);
  }

  private static Mapped map(String unit, String currency, String json) {
    return Mapped.of(
        MAPPING,
        Mapped.context("test", unit),
        unit,
        "{\"currency\":\"%s\",\"amount\":%s}".formatted(currency, json));
  }
}
