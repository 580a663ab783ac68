package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arguments;
import com.askbosco.data.connector.expression.python.Arithmetic;
import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Numbers;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.expression.python.Undefined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters that make numbers, texts and defaults of a value. */
final class ScalarFilters {
  private ScalarFilters() {}

  static Stream<Function> all() {
    return Stream.of(
        Function.of("int", 1, ScalarFilters::toInt, "value", "default", "base"),
        Function.of("float", 1, ScalarFilters::toFloat, "value", "default"),
        Function.of("abs", 1, (f, in) -> Arithmetic.abs(in.get(0)), "value"),
        Function.of("round", 1, ScalarFilters::round, "value", "precision", "method"),
        Function.of("string", 1, ScalarFilters::string, "value"),
        Function.of("tojson", 1, ScalarFilters::toJson, "value", "indent"),
        Function.of("default", 1, ScalarFilters::orDefault, "value", "default_value", "boolean"),
        Function.of("d", 1, ScalarFilters::orDefault, "value", "default_value", "boolean"));
  }

  private static @Nullable Object toInt(Frame frame, Arguments.Bound in) {
    Object value = in.get(0);
    try {
      return value instanceof String text
          ? Conversions.integer(text, in.number(2, 10))
          : Conversions.integer(value);
    } catch (PythonException e) {
      if (isFatal(e)) {
        throw e;
      }
    }
    try {
      return Numbers.truncate(Conversions.floating(value));
    } catch (PythonException e) {
      return in.get(1, 0L);
    }
  }

  private static @Nullable Object toFloat(Frame frame, Arguments.Bound in) {
    try {
      return Conversions.floating(in.get(0));
    } catch (PythonException e) {
      if (isFatal(e)) {
        throw e;
      }
      return in.get(1, 0.0);
    }
  }

  /** Undefined values and limits are not what a default is for. */
  private static boolean isFatal(PythonException e) {
    return e.kind() == PythonException.Kind.UNDEFINED || e.kind() == PythonException.Kind.LIMIT;
  }

  private static Object round(Frame frame, Arguments.Bound in) {
    String method = in.text(2, "common");
    int digits = in.number(1, 0);
    return switch (method) {
      case "common" -> Numbers.round(defined(in.get(0)), digits);
      case "ceil" -> directed(in.get(0), digits, RoundingMode.CEILING);
      case "floor" -> directed(in.get(0), digits, RoundingMode.FLOOR);
      default -> throw PythonException.value("round() knows common, ceil and floor");
    };
  }

  private static Object directed(@Nullable Object value, int digits, RoundingMode mode) {
    if (digits > 300 || digits < -300) {
      throw PythonException.value("round() has too many digits");
    }
    double power = Math.pow(10, digits);
    double scaled = Numbers.asDouble(defined(value)) * power;
    if (!Double.isFinite(scaled)) {
      throw PythonException.value("round() needs a finite number");
    }
    return new BigDecimal(scaled).setScale(0, mode).doubleValue() / power;
  }

  private static @Nullable Object defined(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      throw PythonException.type(undefined.message());
    }
    return value;
  }

  /** The text of anything but a text is its JSON in three quotes, so that it stays text when read as a literal. */
  private static String string(Frame frame, Arguments.Bound in) {
    return in.get(0) instanceof String text
        ? text
        : "\"\"\"" + Json.dumps(in.get(0), false) + "\"\"\"";
  }

  /** JSON that is safe within HTML, with sorted keys. */
  private static String toJson(Frame frame, Arguments.Bound in) {
    if (in.get(1) != null) {
      throw PythonException.value("tojson does not indent here");
    }
    return Json.dumps(in.get(0), true)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("'", "\\u0027");
  }

  private static @Nullable Object orDefault(Frame frame, Arguments.Bound in) {
    Object value = in.get(0);
    boolean missing = value instanceof Undefined || in.flag(2) && !Truth.of(value);
    return missing ? in.get(1, "") : value;
  }
}
