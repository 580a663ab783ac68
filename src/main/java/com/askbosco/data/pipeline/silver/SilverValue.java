package com.askbosco.data.pipeline.silver;

import com.askbosco.data.pipeline.stage.JsonBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** The JSON form of a column's value: numbers plain and without exponent, days and moments as ISO text. */
final class SilverValue {

  private SilverValue() {}

  /**
   * Writes a value.
   *
   * @param json whether a text is JSON already and goes in as it is
   */
  static void write(Object value, boolean json, JsonBytes out) {
    switch (value) {
      case String text
      when json -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.json(bytes, 0, bytes.length);
      }
      case String text -> out.string(text);
      case Long number -> out.number(number);
      // Loaders read a JSON number as a double, which holds 15 digits; a longer one goes as text.
      case BigDecimal number
      when number.precision() > 15 -> out.raw('"').number(number).raw('"');
      case BigDecimal number -> out.number(number);
      case LocalDate day -> out.day(day);
      case Instant moment -> out.moment(moment);
      case Boolean bool -> out.ascii(bool ? "true" : "false");
      case Double number -> out.number(new BigDecimal(number.toString()));
      default ->
        throw new IllegalArgumentException(
            "A silver value cannot be a " + value.getClass().getName());
    }
  }
}
