package com.askbosco.data.connector.expression.python;

/** The backslash escapes of Python's texts. */
public final class StringEscapes {
  private StringEscapes() {}

  /** The text with its escapes undone; null when one of them is wrong. */
  public static @org.jspecify.annotations.Nullable String undo(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '\\') {
        out.append(text.charAt(at++));
        continue;
      }
      at = read(text, at, out);
      if (at < 0) {
        return null;
      }
    }
    return out.toString();
  }

  /**
   * Reads one escape.
   *
   * @param at where the backslash is
   * @return the place after the escape; -1 when it is wrong
   */
  static int read(String text, int at, StringBuilder out) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    char c = text.charAt(at + 1);
    int next = at + 2;
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000b');
      case 'x' -> {
        return hex(text, next, 2, out);
      }
      case 'u' -> {
        return hex(text, next, 4, out);
      }
      case 'U' -> {
        return hex(text, next, 8, out);
      }
      case 'N' -> {
        return named(text, next, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(text, at + 1, out);
      }
      default -> out.append('\\').append(c);
    }
    return next;
  }

  private static int hex(String text, int from, int digits, StringBuilder out) {
    if (from + digits > text.length()) {
      return -1;
    }
    int point = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0 || point > Character.MAX_CODE_POINT) {
        return -1;
      }
      point = point * 16 + digit;
    }
    if (!Character.isValidCodePoint(point)) {
      return -1;
    }
    out.appendCodePoint(point);
    return from + digits;
  }

  private static int octal(String text, int from, StringBuilder out) {
    int at = from;
    int point = 0;
    while (at < text.length()
        && at < from + 3
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '7') {
      point = point * 8 + text.charAt(at++) - '0';
    }
    out.appendCodePoint(point);
    return at;
  }

  private static int named(String text, int from, StringBuilder out) {
    int end = text.indexOf('}', from);
    if (end < 0 || text.charAt(from) != '{') {
      return -1;
    }
    try {
      out.appendCodePoint(Character.codePointOf(text.substring(from + 1, end)));
      return end + 1;
    } catch (IllegalArgumentException e) {
      return -1; // no character of that name
    }
  }
}
