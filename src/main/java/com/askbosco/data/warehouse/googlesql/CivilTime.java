package com.askbosco.data.warehouse.googlesql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instants and civil times as microseconds since 1970, and the way between them. An ambiguous local time is its earlier
 * instant, a missing one is moved on by the gap.
 */
final class CivilTime {
  static final long SECOND = 1_000_000;
  static final long DAY = 86_400 * SECOND;
  private static final long MIN = LocalDate.of(1, 1, 1).toEpochDay() * DAY;
  private static final long MAX = (LocalDate.of(9999, 12, 31).toEpochDay() + 1) * DAY - 1;
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?");

  /** Lengths of the parts that are the same in every zone. */
  static final Map<String, Long> UNITS = Map.of(
      "MICROSECOND",
      1L,
      "MILLISECOND",
      1_000L,
      "SECOND",
      SECOND,
      "MINUTE",
      60 * SECOND,
      "HOUR",
      3_600 * SECOND,
      "DAY",
      DAY);

  private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  /** Zones of the time zone database that Java leaves out. */
  private static final Map<String, String> SHORT_ZONES =
      Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

  private CivilTime() {}

  static long inRange(long micros) {
    if (micros < MIN || micros > MAX) {
      throw new Udf.DomainException("timestamp out of range: " + micros + " microseconds");
    }
    return micros;
  }

  /** A zone by name, such as {@code Europe/Berlin}, or by offset, such as {@code +05:30}. */
  static ZoneId zone(String name) {
    ZoneId known = ZONES.get(name);
    if (known == null) {
      known = readZone(name);
      ZONES.put(name, known);
    }
    return known;
  }

  private static ZoneId readZone(String name) {
    try {
      Matcher matcher = OFFSET.matcher(name);
      if (matcher.matches()) {
        int minutes = Integer.parseInt(matcher.group(2)) * 60
            + (matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
        return ZoneOffset.ofTotalSeconds(60 * (matcher.group(1).equals("-") ? -minutes : minutes));
      }
      String offset = SHORT_ZONES.get(name);
      if (offset != null) {
        return ZoneOffset.of(offset);
      }
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      throw new Udf.DomainException("invalid time zone: " + name);
    }
    throw new Udf.DomainException("invalid time zone: " + name);
  }

  static LocalDateTime civil(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, SECOND), (int) Math.floorMod(micros, SECOND) * 1_000, ZoneOffset.UTC);
  }

  static long micros(LocalDateTime civil) {
    return civil.toEpochSecond(ZoneOffset.UTC) * SECOND + civil.getNano() / 1_000;
  }

  static int offsetSeconds(long instantMicros, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return rules
        .getOffset(Instant.ofEpochSecond(Math.floorDiv(instantMicros, SECOND)))
        .getTotalSeconds();
  }

  /** The wall clock of an instant. */
  static long toCivil(long instantMicros, ZoneId zone) {
    return instantMicros + offsetSeconds(instantMicros, zone) * SECOND;
  }

  /** The instant of a wall clock. */
  static long toInstant(long civilMicros, ZoneId zone) {
    LocalDateTime civil = civil(civilMicros);
    ZonedDateTime zoned = ZonedDateTime.ofLocal(civil, zone, null);
    return inRange(zoned.toEpochSecond() * SECOND + civil.getNano() / 1_000);
  }

  /** A civil time cut to a part; days and longer by the calendar. */
  static long truncateCivil(long civilMicros, String part) {
    Long unit = UNITS.get(part);
    if (unit != null) {
      return Math.floorDiv(civilMicros, unit) * unit;
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(civilMicros, DAY));
    return DatePart.valueOf(part).truncate(date).toEpochDay() * DAY;
  }

  /** An instant cut to a part in a zone; hours and shorter by the zone's offset at that instant. */
  static long truncateInstant(long instantMicros, String part, ZoneId zone) {
    if (!part.equals("DAY") && UNITS.containsKey(part)) {
      long offset = offsetSeconds(instantMicros, zone) * SECOND;
      return inRange(truncateCivil(instantMicros + offset, part) - offset);
    }
    return toInstant(truncateCivil(toCivil(instantMicros, zone), part), zone);
  }

  /** A fixed length later. */
  static long plus(long micros, long amount, String part) {
    Long unit = UNITS.get(part);
    try {
      if (unit == null) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, DAY));
        long shifted = DatePart.valueOf(part).plus(date, amount).toEpochDay() * DAY;
        return inRange(shifted + Math.floorMod(micros, DAY));
      }
      return inRange(Math.addExact(micros, Math.multiplyExact(amount, unit)));
    } catch (ArithmeticException e) {
      throw new Udf.DomainException("timestamp out of range");
    }
  }

  /** Boundaries of a part between two civil times. */
  static long betweenCivil(long from, long to, String part) {
    Long unit = UNITS.get(part);
    if (unit != null) {
      return Math.floorDiv(to, unit) - Math.floorDiv(from, unit);
    }
    return DatePart.valueOf(part)
        .between(
            LocalDate.ofEpochDay(Math.floorDiv(from, DAY)),
            LocalDate.ofEpochDay(Math.floorDiv(to, DAY)));
  }

  /** A part of a civil time, as EXTRACT gives it. */
  static long extract(long civilMicros, String part) {
    long inDay = Math.floorMod(civilMicros, DAY);
    return switch (part) {
      case "HOUR" -> inDay / (3_600 * SECOND);
      case "MINUTE" -> inDay / (60 * SECOND) % 60;
      case "SECOND" -> inDay / SECOND % 60;
      case "MILLISECOND" -> inDay / 1_000 % 1_000;
      case "MICROSECOND" -> inDay % SECOND;
      default ->
        DatePart.valueOf(part).extract(LocalDate.ofEpochDay(Math.floorDiv(civilMicros, DAY)));
    };
  }
}
