package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arguments;
import com.askbosco.data.connector.expression.python.Compare;
import com.askbosco.data.connector.expression.python.Dates;
import com.askbosco.data.connector.expression.python.Items;
import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Mappings;
import com.askbosco.data.connector.expression.python.PyDate;
import com.askbosco.data.connector.expression.python.PyDateTime;
import com.askbosco.data.connector.expression.python.PythonException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions of templates. */
final class Functions {
  /** All functions by name. */
  static final Map<String, Function> ALL = Stream.of(
          Function.of("now_utc", 0, (f, in) -> now(f)),
          Function.of("today_utc", 0, (f, in) -> new PyDate(now(f).moment().toLocalDate())),
          Function.of("today_with_timezone", 1, Functions::todayIn, "timezone"),
          Function.of("timestamp", 1, (f, in) -> Dates.timestamp(in.get(0)), "dt"),
          Function.of("str_to_datetime", 1, (f, in) -> Dates.utc(in.text(0)), "s"),
          Function.of("day_delta", 1, Functions::dayDelta, "num_days", "format"),
          Function.of("duration", 1, (f, in) -> Dates.duration(in.text(0)), "datestring"),
          Function.of(
              "format_datetime",
              2,
              (f, in) -> Dates.reformat(in.get(0), in.text(1), in.get(2)),
              "dt",
              "format",
              "input_format"),
          Function.open("max", 1, (f, in) -> best(in, order -> order > 0)),
          Function.open("min", 1, (f, in) -> best(in, order -> order < 0)),
          Function.of("camel_case_to_snake_case", 1, (f, in) -> snake(in.text(0)), "value"),
          Function.of("json_loads", 1, (f, in) -> Json.loads(in.text(0)), "value"),
          Function.of("generate_uuid", 0, (f, in) -> UUID.randomUUID().toString()),
          Function.of("sanitize_url", 1, (f, in) -> UrlText.quotePlus(in.text(0)), "value"),
          Function.open("dict", 0, (f, in) -> Mappings.of(in)),
          Function.open("namespace", 0, (f, in) -> Mappings.of(in)))
      .collect(Collectors.toUnmodifiableMap(Function::name, function -> function));

  private Functions() {}

  /** The names for messages, in order. */
  static List<String> names() {
    return ALL.keySet().stream().sorted().toList();
  }

  private static PyDateTime now(Frame frame) {
    return PyDateTime.of(OffsetDateTime.now(frame.clock()).withOffsetSameInstant(ZoneOffset.UTC));
  }

  private static Object todayIn(Frame frame, Arguments.Bound in) {
    try {
      ZoneId zone = ZoneId.of(in.text(0), ZoneId.SHORT_IDS);
      return new PyDate(frame.clock().instant().atZone(zone).toLocalDate());
    } catch (DateTimeException e) {
      throw PythonException.value("the time zone is unknown");
    }
  }

  private static Object dayDelta(Frame frame, Arguments.Bound in) {
    return Dates.daysLater(now(frame), in.get(0), in.text(1, "%Y-%m-%dT%H:%M:%S.%f%z"));
  }

  private static @Nullable Object best(Arguments in, IntPredicate better) {
    if (!in.named().isEmpty()) {
      throw PythonException.type("max and min take no keyword arguments");
    }
    List<? extends @Nullable Object> candidates =
        in.positional().size() == 1 ? Items.list(in.positional().get(0)) : in.positional();
    if (candidates.isEmpty()) {
      throw PythonException.value("max and min need at least one element");
    }
    Object best = candidates.get(0);
    for (int i = 1; i < candidates.size(); i++) {
      if (better.test(Compare.order(candidates.get(i), best))) {
        best = candidates.get(i);
      }
    }
    return best;
  }

  private static String snake(String camel) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (i > 0 && c >= 'A' && c <= 'Z') {
        out.append('_');
      }
      out.append(c);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
