package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.aware;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Functions on TIMESTAMP and DATETIME, which cross to our functions as microseconds. */
final class TimestampFunctions {
  private static final Set<String> EXACT_PARTS =
      Set.of("MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY");

  /** The start of the statement's transaction: one instant for the whole query, as in BigQuery. */
  private static final String NOW = "now()";

  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      aware("timestamp_add", call -> shift(call, "add")),
      aware("timestamp_sub", call -> shift(call, "sub")),
      aware("datetime_add", call -> shift(call, "add")),
      aware("datetime_sub", call -> shift(call, "sub")),
      total("timestamp_diff", TimestampFunctions::difference),
      total("datetime_diff", TimestampFunctions::difference),
      aware("timestamp_trunc", TimestampFunctions::truncate),
      aware("datetime_trunc", TimestampFunctions::truncate),
      aware("timestamp", TimestampFunctions::timestamp),
      aware("datetime", TimestampFunctions::datetime),
      aware("string", TimestampFunctions::string),
      aware(
          "format_timestamp",
          call -> Call.own(
              call.safe(),
              "ts_format",
              DateFunctions.formatOf(call, Type::isTimestamp, CivilFormat.TIMESTAMP),
              micros(call.arg(1)),
              zone(call, 2))),
      total(
          "format_datetime",
          call -> Call.own(
              false,
              "dt_format",
              DateFunctions.formatOf(call, Type::isDatetime, CivilFormat.DATETIME),
              micros(call.arg(1)))),
      aware(
          "parse_timestamp",
          call -> ofInstant(Call.own(
              call.safe(),
              "ts_parse",
              DateFunctions.pattern(call, CivilParser.TIMESTAMP_ELEMENTS),
              call.arg(1),
              zone(call, 2)))),
      aware(
          "parse_datetime",
          call -> ofCivil(Call.own(
              call.safe(),
              "dt_parse",
              DateFunctions.pattern(call, CivilParser.DATETIME_ELEMENTS),
              call.arg(1)))),
      total("unix_micros", call -> micros(call.arg(0))),
      total(
          "unix_millis",
          call -> Call.own(false, "int_floor_div", micros(call.arg(0)), "(1000)::BIGINT")),
      total(
          "unix_seconds",
          call -> Call.own(false, "int_floor_div", micros(call.arg(0)), "(1000000)::BIGINT")),
      aware("timestamp_seconds", call -> ofUnits(call, CivilTime.SECOND)),
      aware("timestamp_millis", call -> ofUnits(call, 1_000)),
      aware("timestamp_micros", call -> ofUnits(call, 1)),
      total("current_timestamp", call -> NOW),
      aware("current_date", call -> Call.own(call.safe(), "ts_date", micros(NOW), zone(call, 0))),
      aware(
          "current_datetime",
          call -> ofCivil(Call.own(call.safe(), "ts_datetime", micros(NOW), zone(call, 0)))));

  /** Zones that the data of DuckDB and of Java describe alike; a law of 2026 that only one of them knows keeps others out. */
  private static final Pattern SAME_RULES = Pattern.compile(
      "(?:Europe|Asia|Australia)/[A-Za-z_]+|America/(?:New_York|Chicago|Denver|Los_Angeles)");

  private TimestampFunctions() {}

  /** Whether both engines give a zone the same wall clock from 1970 to 2036. */
  static boolean hasSameRules(String zone) {
    return SAME_RULES.matcher(zone).matches() && ZoneId.getAvailableZoneIds().contains(zone);
  }

  static String micros(String time) {
    return "epoch_us(" + time + ")";
  }

  static String ofInstant(String micros) {
    return "make_timestamptz(" + micros + ")";
  }

  static String ofCivil(String micros) {
    return "make_timestamp(" + micros + ")";
  }

  private static String zone(Call call, int index) {
    return call.size() > index ? call.arg(index) : "'UTC'";
  }

  private static String back(Type type, String micros) {
    return type.isTimestamp() ? ofInstant(micros) : ofCivil(micros);
  }

  /** The wall clock of a TIMESTAMP or DATETIME in microseconds. */
  static String civil(Call call, int index, String zone) {
    String micros = micros(call.arg(index));
    Type type = call.type(index);
    if (type.isDatetime() || zone.equals("'UTC'")) {
      return micros;
    }
    return inZone(call, index, zone, "epoch_us(", Call.own(call.safe(), "ts_civil", micros, zone));
  }

  /**
   * DuckDB's own conversion of an instant to a zone's wall clock, for a plain column, a zone of {@link #SAME_RULES} and the years
   * between; else ours, which costs three times as much.
   */
  private static String inZone(Call call, int index, String zone, String before, String otherwise) {
    boolean isSame = zone.length() > 2 && hasSameRules(zone.substring(1, zone.length() - 1));
    if (!isSame || !(call.expression(index) instanceof ResolvedColumnRef)) {
      return otherwise;
    }
    String instant = call.arg(index);
    String cast = before.startsWith("CAST") ? " AS DATE)" : ")";
    return "CASE WHEN " + instant + " >= TIMESTAMPTZ '1970-01-01 00:00:00+00' AND " + instant
        + " < TIMESTAMPTZ '2037-01-01 00:00:00+00' THEN " + before + "timezone(" + zone + ", "
        + instant + ")" + cast + " ELSE " + otherwise + " END";
  }

  /** A wall clock as a value of its own, which must lie within the years 1 to 9999; its parts alone need not. */
  static String toDatetime(Call call, String zone) {
    return ofCivil(
        call.type(0).isDatetime()
            ? micros(call.arg(0))
            : Call.own(call.safe(), "ts_datetime", micros(call.arg(0)), zone));
  }

  static String toDate(Call call, String zone) {
    if (call.type(0).isDatetime()) {
      return "CAST(" + call.arg(0) + " AS DATE)";
    }
    return inZone(
        call, 0, zone, "CAST(", Call.own(call.safe(), "ts_date", micros(call.arg(0)), zone));
  }

  static String shift(Call call, String name) {
    if (call.size() != 3) {
      throw call.unsupported(call.spelled() + " with an INTERVAL value");
    }
    String part = call.part(2);
    if (part.equals("NANOSECOND")) {
      throw call.unsupported(call.spelled() + " of NANOSECOND");
    }
    String shifted = Call.own(
        call.safe(), "ts_" + name, micros(call.arg(0)), call.arg(1), DuckTypes.string(part));
    return back(call.result(), shifted);
  }

  /** {@code d + INTERVAL 1 MONTH}: the interval must be written out, since interval values are not supported. */
  static String plusInterval(Call call, String name) {
    if (!(call.expression(1) instanceof ResolvedFunctionCall node)) {
      throw call.unsupported("an INTERVAL value");
    }
    Call interval = new Call(call.query(), node);
    if (!interval.function().equals("$interval")) {
      throw call.unsupported("an INTERVAL value");
    }
    String part = interval.part(1);
    String start = call.type(0).isDate() ? "CAST(" + call.arg(0) + " AS TIMESTAMP)" : call.arg(0);
    if (call.type(0).isTimestamp() && !EXACT_PARTS.contains(part)) {
      throw call.unsupported("a TIMESTAMP with an INTERVAL of " + part);
    }
    return back(
        call.result(),
        Call.own(
            call.safe(), "ts_" + name, micros(start), interval.arg(0), DuckTypes.string(part)));
  }

  static String difference(Call call) {
    String part = call.part(2);
    if (part.equals("NANOSECOND")) {
      throw call.unsupported(call.spelled() + " in NANOSECOND");
    }
    boolean exact = call.type(0).isTimestamp();
    if (exact && !EXACT_PARTS.contains(part)) {
      throw call.unsupported(call.spelled() + " in " + part);
    }
    String later = micros(call.arg(0));
    String earlier = micros(call.arg(1));
    if (exact) {
      return "((" + later + " - " + earlier + ") // " + unit(part) + ")";
    }
    return Call.own(false, "dt_diff", later, earlier, DuckTypes.string(part));
  }

  /** Its length in microseconds. */
  private static String unit(String part) {
    return "(" + CivilTime.UNITS.get(part) + ")::BIGINT";
  }

  static String truncate(Call call) {
    String name = call.part(1);
    String part = DuckTypes.string(name);
    String micros = micros(call.arg(0));
    if (call.type(0).isDatetime()) {
      return ofCivil(Call.own(false, "dt_trunc", micros, part));
    }
    if (call.size() == 2
        && EXACT_PARTS.contains(name)
        && call.expression(0) instanceof ResolvedColumnRef) {
      // without a zone these have one length and begin at the epoch; a remainder has the sign of
      // what is divided
      String unit = unit(name);
      return ofInstant(
          "(" + micros + " - (" + micros + " % " + unit + " + " + unit + ") % " + unit + ")");
    }
    return ofInstant(Call.own(call.safe(), "ts_trunc", micros, part, zone(call, 2)));
  }

  private static String timestamp(Call call) {
    Type type = call.type(0);
    if (type.isTimestamp()) {
      return call.arg(0);
    }
    if (type.isString()) {
      return ofInstant(Call.own(call.safe(), "str_ts", call.arg(0), zone(call, 1)));
    }
    String civil = type.isDate() ? "CAST(" + call.arg(0) + " AS TIMESTAMP)" : call.arg(0);
    return ofInstant(Call.own(call.safe(), "ts_of_civil", micros(civil), zone(call, 1)));
  }

  private static String datetime(Call call) {
    Type type = call.type(0);
    if (type.isTimestamp()) {
      return toDatetime(call, zone(call, 1));
    }
    if ((type.isDate() || type.isDatetime()) && call.size() == 1) {
      return "CAST(" + call.arg(0) + " AS TIMESTAMP)";
    }
    if (type.isInt64()) {
      return ofCivil(Call.own(call.safe(), "dt_of", call.args(0)));
    }
    throw call.unsupported("DATETIME(" + TypeNames.of(type) + ", …)");
  }

  private static String string(Call call) {
    Type type = call.type(0);
    if (type.isTimestamp()) {
      return Call.own(call.safe(), "ts_str", micros(call.arg(0)), zone(call, 1));
    }
    if (type.isDate()) {
      return Call.own(false, "date_str", call.arg(0));
    }
    if (type.isDatetime()) {
      return Call.own(false, "dt_str", micros(call.arg(0)));
    }
    if (type.isJson() && !call.safe()) {
      return JsonFunctions.typed(call, "json_string");
    }
    throw call.unsupported("STRING(" + TypeNames.of(type) + ")");
  }

  private static String ofUnits(Call call, long unit) {
    return ofInstant(Call.own(call.safe(), "ts_of_units", call.arg(0), "(" + unit + ")::BIGINT"));
  }
}
