package com.askbosco.data.warehouse.googlesql;

import org.jspecify.annotations.Nullable;

/** Texts by their code points and in other codes: ASCII, base64, patterns of LIKE, TRANSLATE. */
final class TextCodes {
  private TextCodes() {}

  static Long ascii(String text) {
    if (text.isEmpty()) {
      return 0L;
    }
    if (text.charAt(0) > 127) {
      throw new Udf.DomainException("argument to ASCII is not a structurally valid ASCII string");
    }
    return (long) text.charAt(0);
  }

  /** Base64 with its padding and without white space, as DuckDB wants it. */
  static String base64(String text) {
    String plain = text.replaceAll("[ \\t\\n\\r\\f\u000b]", "").replaceAll("=+$", "");
    if (!plain.matches("[A-Za-z0-9+/]*") || plain.length() % 4 == 1) {
      throw new Udf.DomainException("failed to decode invalid base64 string");
    }
    return plain + "=".repeat((4 - plain.length() % 4) % 4);
  }

  /** A pattern of LIKE; an error when a backslash at its end has nothing to escape. */
  static String likePattern(String pattern) {
    int slashes = 0;
    while (slashes < pattern.length() && pattern.charAt(pattern.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    if (slashes % 2 == 1) {
      throw new Udf.DomainException("LIKE pattern ends with a backslash");
    }
    return pattern;
  }

  /** The text of code points that DuckDB has printed as {@code [65, NULL]}; none when one of them is NULL. */
  static @Nullable String codePoints(String list) {
    if (list.contains("NULL")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (String point : list.replaceAll("[\\[\\] ]", "").split(",", -1)) {
      if (!point.isEmpty()) {
        text.append(character(Long.parseLong(point)));
      }
    }
    return text.toString();
  }

  static String character(long point) {
    if (point < 0 || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point < 0xE000)) {
      throw new Udf.DomainException("invalid code point " + point);
    }
    return Character.toString((int) point);
  }

  static String translate(String text, String from, String to) {
    int[] sources = from.codePoints().toArray();
    int[] targets = to.codePoints().toArray();
    if (sources.length != from.codePoints().distinct().count()) {
      throw new Udf.DomainException("duplicate character in the second argument of TRANSLATE");
    }
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      int index = 0;
      while (index < sources.length && sources[index] != c) {
        index++;
      }
      if (index == sources.length) {
        result.appendCodePoint(c);
      } else if (index < targets.length) {
        result.appendCodePoint(targets[index]);
      }
    });
    return result.toString();
  }
}
