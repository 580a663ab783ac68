package com.askbosco.data.connector.http;

import com.askbosco.data.connector.expression.python.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Percent encoding of addresses, queries and forms, to the byte as Python's {@code requests} does it. */
final class Percent {
  private static final String UNRESERVED = "-._~";
  private static final String IN_PATH = UNRESERVED + "!$&'()*+,;=:@/";
  private static final String IN_QUERY = IN_PATH + "?";
  private static final String KEPT = UNRESERVED + "!#$%&'()*+,/:;=?@[]";
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  private Percent() {}

  /** Names and values for a query or a form; lists are repeated, null is left out. */
  static String pairs(Map<String, ? extends @Nullable Object> fields) {
    StringBuilder all = new StringBuilder();
    fields.forEach((name, value) -> {
      for (Object each : each(value)) {
        if (each != null) {
          if (each instanceof Iterable<?> || each instanceof Map<?, ?>) {
            each(each).forEach(inner -> pair(all, name, inner));
          } else {
            pair(all, name, each);
          }
        }
      }
    });
    return all.toString();
  }

  private static Iterable<? extends @Nullable Object> each(@Nullable Object value) {
    return switch (value) {
      case Iterable<?> items -> items;
      case Map<?, ?> map -> map.keySet();
      case null -> List.of();
      default -> List.of(value);
    };
  }

  private static void pair(StringBuilder all, String name, @Nullable Object value) {
    if (!all.isEmpty()) {
      all.append('&');
    }
    plus(all, name);
    all.append('=');
    plus(all, Text.str(value));
  }

  private static void plus(StringBuilder out, String text) {
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet == ' ') {
        out.append('+');
      } else {
        octet(out, octet, UNRESERVED);
      }
    }
  }

  /** A part of an address; what is encoded stays as it is, unless a percent sign stands alone somewhere in it. */
  static String path(String text) {
    return part(text, IN_PATH);
  }

  static String query(String text) {
    return part(text, IN_QUERY);
  }

  private static String part(String text, String safe) {
    Matcher escapes = ESCAPE.matcher(text);
    String upper = escapes.replaceAll(m -> m.group().toUpperCase(java.util.Locale.ROOT));
    boolean encoded = ESCAPE.matcher(text).results().count()
        == text.chars().filter(c -> c == '%').count();
    StringBuilder out = new StringBuilder();
    for (byte octet : upper.getBytes(StandardCharsets.UTF_8)) {
      if (encoded && octet == '%') {
        out.append('%');
      } else {
        octet(out, octet, safe);
      }
    }
    return out.toString();
  }

  /** The last step before an address is sent: escapes of plain characters are undone, everything else that may not stand is encoded. */
  static String requoted(String address) {
    boolean broken = false;
    StringBuilder plain = new StringBuilder();
    String[] parts = address.split("%", -1);
    plain.append(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      if (part.length() >= 2 && isAlphanumeric(part.charAt(0)) && isAlphanumeric(part.charAt(1))) {
        int code = hex(part);
        broken |= code < 0;
        if (code >= 0 && isPlain((char) code, UNRESERVED)) {
          plain.append((char) code).append(part, 2, part.length());
          continue;
        }
      }
      plain.append('%').append(part);
    }
    String safe = broken ? KEPT.replace("%", "") : KEPT;
    StringBuilder out = new StringBuilder();
    for (byte octet : (broken ? address : plain.toString()).getBytes(StandardCharsets.UTF_8)) {
      octet(out, octet, safe);
    }
    return out.toString();
  }

  private static int hex(String part) {
    int high = Character.digit(part.charAt(0), 16);
    int low = Character.digit(part.charAt(1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isAlphanumeric(char c) {
    return isPlain(c, "");
  }

  private static boolean isPlain(char c, String safe) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || safe.indexOf(c) >= 0;
  }

  private static void octet(StringBuilder out, byte octet, String safe) {
    int b = octet & 0xff;
    if (b < 128 && isPlain((char) b, safe)) {
      out.append((char) b);
    } else {
      out.append('%').append(digit(b >> 4)).append(digit(b & 15));
    }
  }

  private static char digit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }

  /** The names and values of a query, in order; those without a value are left out. */
  static List<Map.Entry<String, String>> read(String query) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals >= 0 && equals < part.length() - 1) {
        pairs.add(
            Map.entry(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
      }
    }
    return pairs;
  }

  /** The first value of each name of a query. */
  static Map<String, String> first(String query) {
    Map<String, String> first = new LinkedHashMap<>();
    read(query).forEach(pair -> first.putIfAbsent(pair.getKey(), pair.getValue()));
    return first;
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < from.length; i++) {
      int code = from[i] == '%' && i + 2 < from.length
          ? hex("" + (char) from[i + 1] + (char) from[i + 2])
          : -1;
      if (code >= 0) {
        bytes.write(code);
        i += 2;
      } else {
        bytes.write(from[i] == '+' ? ' ' : from[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
