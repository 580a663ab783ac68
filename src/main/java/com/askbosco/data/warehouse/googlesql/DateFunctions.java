package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.aware;
import static com.askbosco.data.warehouse.googlesql.Rule.raises;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.zetasql.Type;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Functions on DATE, and EXTRACT of everything. */
final class DateFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      aware("date_add", call -> shift(call, "add")),
      aware("date_sub", call -> shift(call, "sub")),
      total("date_diff", DateFunctions::difference),
      aware("date_trunc", DateFunctions::truncate),
      aware("last_day", DateFunctions::lastDay),
      aware("date", DateFunctions::date),
      total("unix_date", call -> Call.own("unix_date", call)),
      aware("date_from_unix_date", Rule.own("date_unix")),
      total(
          "format_date",
          call -> Call.own(
              false, "date_format", formatOf(call, Type::isDate, CivilFormat.DATE), call.arg(1))),
      aware(
          "parse_date",
          call -> Call.own(
              call.safe(), "date_parse", pattern(call, CivilParser.DATE_ELEMENTS), call.arg(1))),
      raises("$extract", DateFunctions::extract),
      raises("$extract_date", call -> TimestampFunctions.toDate(call, zoneAt(call, 1))),
      raises("$extract_time", call -> unsupportedPart(call, "TIME")),
      raises("$extract_datetime", call -> TimestampFunctions.toDatetime(call, zoneAt(call, 1))),
      raises("generate_date_array", DateFunctions::generate));

  /** Parts that DuckDB counts and cuts as GoogleSQL does, and no error can come of. */
  private static final Set<String> CALENDAR = Set.of("YEAR", "QUARTER", "MONTH");

  private DateFunctions() {}

  private static String unsupportedPart(Call call, String part) {
    throw call.query().unsupported("EXTRACT(" + part + ")", "EXTRACT");
  }

  private static String quotedPart(Call call, int index) {
    return DuckTypes.string(call.part(index));
  }

  /** The pattern of a FORMAT_ function, which takes its own type alone in BigQuery. */
  static String formatOf(Call call, Predicate<Type> own, String elements) {
    if (!own.test(call.type(1))) {
      throw call.unsupported(call.spelled() + " of " + TypeNames.of(call.type(1)));
    }
    return format(call, elements);
  }

  /** A constant pattern whose elements are all known. */
  static String format(Call call, String elements) {
    String pattern = call.text(0);
    CivilFormat.unsupportedElement(pattern, elements).ifPresent(element -> {
      throw call.unsupported(call.spelled() + " with the element " + element);
    });
    return DuckTypes.string(pattern);
  }

  static String pattern(Call call, String elements) {
    String pattern = call.text(0);
    CivilParser.unsupportedElement(pattern, elements).ifPresent(element -> {
      throw call.unsupported(call.spelled() + " with the element " + element);
    });
    return DuckTypes.string(pattern);
  }

  private static String zoneAt(Call call, int index) {
    return call.size() > index ? call.arg(index) : "'UTC'";
  }

  private static String shift(Call call, String name) {
    Type type = call.type(0);
    if (type.isDatetime() || type.isTimestamp()) {
      return TimestampFunctions.shift(call, name);
    }
    if (call.size() != 3) {
      throw call.unsupported(call.spelled() + " with an INTERVAL value");
    }
    return Call.own(call.safe(), "date_" + name, call.arg(0), call.arg(1), quotedPart(call, 2));
  }

  private static String difference(Call call) {
    if (call.type(0).isDatetime() || call.type(0).isTimestamp()) {
      return TimestampFunctions.difference(call);
    }
    if (call.part(2).equals("DAY")) {
      return "(" + call.arg(0) + " - " + call.arg(1) + ")";
    }
    if (CALENDAR.contains(call.part(2))) {
      return "date_diff(" + quotedPart(call, 2) + ", " + call.arg(1) + ", " + call.arg(0) + ")";
    }
    return Call.own(false, "date_diff", call.arg(0), call.arg(1), quotedPart(call, 2));
  }

  private static String truncate(Call call) {
    if (!call.type(0).isDate()) {
      return TimestampFunctions.truncate(call);
    }
    if (CALENDAR.contains(call.part(1))) {
      return "CAST(date_trunc(" + quotedPart(call, 1) + ", " + call.arg(0) + ") AS DATE)";
    }
    return Call.own(call.safe(), "date_trunc", call.arg(0), quotedPart(call, 1));
  }

  private static String lastDay(Call call) {
    String date = call.type(0).isDate() ? call.arg(0) : "CAST(" + call.arg(0) + " AS DATE)";
    return Call.own(
        call.safe(), "last_day", date, call.size() == 1 ? "'MONTH'" : quotedPart(call, 1));
  }

  private static String date(Call call) {
    Type type = call.type(0);
    if (type.isInt64()) {
      return Call.own(call.safe(), "date_of", call.args(0));
    }
    if (type.isTimestamp()) {
      return TimestampFunctions.toDate(call, zoneAt(call, 1));
    }
    if (type.isDatetime() || type.isDate()) {
      return "CAST(" + call.arg(0) + " AS DATE)";
    }
    throw call.unsupported("DATE(" + TypeNames.of(type) + ")");
  }

  private static String extract(Call call) {
    String part = call.part(1);
    Type type = call.type(0);
    if (part.equals("NANOSECOND")) {
      throw call.query().unsupported("EXTRACT(NANOSECOND)", "NANOSECOND");
    }
    if (type.isDate() && (CALENDAR.contains(part) || part.equals("DAY"))) {
      return "CAST(date_part(" + DuckTypes.string(part) + ", " + call.arg(0) + ") AS BIGINT)";
    }
    if (type.isDate()) {
      return Call.own(false, "date_part", call.arg(0), DuckTypes.string(part));
    }
    if (type.isTimestamp() || type.isDatetime()) {
      String civil = TimestampFunctions.civil(call, 0, zoneAt(call, 2));
      return Call.own(false, "dt_part", civil, DuckTypes.string(part));
    }
    throw call.query().unsupported("EXTRACT from " + TypeNames.of(type), "EXTRACT");
  }

  /** Each date is the one before plus the step, so that the 31st becomes the 28th for good; NULL arguments give NULL. */
  private static String generate(Call call) {
    String from = call.arg(0);
    String to = call.arg(1);
    String step = call.size() > 2 ? call.arg(2) : "(1)::BIGINT";
    String part = call.size() > 3 ? call.part(3) : "DAY";
    if (!part.equals("DAY") && !part.equals("WEEK")) {
      int months = part.equals("MONTH") ? 1 : part.equals("QUARTER") ? 3 : 12;
      return "CAST(generate_series(CAST(" + from + " AS TIMESTAMP), CAST(" + to
          + " AS TIMESTAMP), to_months(CAST(bq_step(bq_unix_date(" + from + "), bq_unix_date(" + to
          + "), " + step
          + ") * " + months + " AS INTEGER))) AS DATE[])";
    }
    String days = part.equals("WEEK") ? "((" + step + ") * 7)" : step;
    String numbers =
        ArrayFunctions.series("bq_unix_date(" + from + ")", "bq_unix_date(" + to + ")", days);
    return "list_transform(" + numbers + ", lambda d: bq_date_unix(d))";
  }
}
