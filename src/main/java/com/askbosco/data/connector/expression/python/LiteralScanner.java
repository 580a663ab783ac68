package com.askbosco.data.connector.expression.python;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a Python literal: white space, numbers, texts in quotes and names. */
final class LiteralScanner {
  /** As Python's limit against slow conversions. */
  private static final int MAX_DIGITS = 4300;

  private static final Pattern NUMBER = Pattern.compile(
      "0[xX](?<hex>(?:_?[0-9a-fA-F])++)|0[oO](?<oct>(?:_?[0-7])++)|0[bB](?<bin>(?:_?[01])++)"
          + "|(?<float>(?:[0-9](?:_?[0-9])*+\\.(?:[0-9](?:_?[0-9])*+)?+|\\.[0-9](?:_?[0-9])*+)(?:[eE][+-]?[0-9](?:_?[0-9])*+)?+"
          + "|[0-9](?:_?[0-9])*+[eE][+-]?[0-9](?:_?[0-9])*+)"
          + "|(?<int>[0-9](?:_?[0-9])*+)");

  private final String text;
  private int at;

  LiteralScanner(String text) {
    this.text = text;
  }

  /** Skips what may come before: blanks, empty lines, comments. False for an indented line after a line break. */
  boolean begin() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
    if (text.indexOf('\0') >= 0) {
      return false;
    }
    int lineStart = at;
    while (at < text.length()) {
      space(false);
      if (peek() != '\n' && peek() != '\r') {
        return at == lineStart || lineStart == 0 && at == 0;
      }
      at++;
      lineStart = at;
    }
    return false;
  }

  /** Whether nothing but line breaks and comments is left. */
  boolean end() {
    space(true);
    return atEnd();
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next character; 0 at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  boolean take(char expected) {
    if (peek() != expected || atEnd()) {
      return false;
    }
    at++;
    return true;
  }

  /** Skips blanks and comments, and line breaks where a bracket is open. */
  void space(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '\\' && text.startsWith("\n", at + 1)) {
        at += 2;
      } else if (c == ' ' || c == '\t' || c == '\f' || lines && (c == '\n' || c == '\r')) {
        at++;
      } else {
        return;
      }
    }
  }

  String name() {
    int from = at;
    while (Character.isJavaIdentifierPart(peek()) && !atEnd()) {
      at++;
    }
    return text.substring(from, at);
  }

  /** A number without sign, or {@link Literals#NONE_FOUND}. */
  Object number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return Literals.NONE_FOUND;
    }
    at = matcher.end();
    if (Character.isJavaIdentifierPart(peek()) && !atEnd() || peek() == '.') {
      return Literals.NONE_FOUND;
    }
    space(false);
    String decimal = matcher.group("int");
    if (decimal != null) {
      String digits = decimal.replace("_", "");
      boolean zeros = digits.charAt(0) == '0' && !digits.chars().allMatch(c -> c == '0');
      return zeros || digits.length() > MAX_DIGITS ? Literals.NONE_FOUND : integer(digits, 10);
    }
    if (matcher.group("float") != null) {
      return Double.parseDouble(matcher.group("float").replace("_", ""));
    }
    if (matcher.group("hex") != null) {
      return integer(matcher.group("hex").replace("_", ""), 16);
    }
    return matcher.group("oct") != null
        ? integer(matcher.group("oct").replace("_", ""), 8)
        : integer(matcher.group("bin").replace("_", ""), 2);
  }

  private static Object integer(String digits, int radix) {
    if (digits.length() <= 15) {
      return Long.parseLong(digits, radix);
    }
    BigInteger value = digits.length() > MAX_DIGITS ? null : new BigInteger(digits, radix);
    return value == null || value.bitLength() > Limits.MAX_BITS
        ? Literals.NONE_FOUND
        : Numbers.integer(value);
  }

  /** Whether a text in quotes begins here, perhaps with the prefix r or u. */
  boolean atText() {
    char first = peek();
    if (first == '\'' || first == '"') {
      return true;
    }
    boolean prefix = first == 'r' || first == 'R' || first == 'u' || first == 'U';
    char second = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    return prefix && (second == '\'' || second == '"');
  }

  /** Reads a text in quotes; false when it does not end or has a bad escape. */
  boolean text(StringBuilder out) {
    boolean raw = peek() == 'r' || peek() == 'R';
    if (Character.isLetter(peek())) {
      at++;
    }
    String quote = String.valueOf(peek());
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    while (at < text.length()) {
      if (text.startsWith(quote, at)) {
        at += quote.length();
        return true;
      }
      char c = text.charAt(at);
      if (c == '\n' && quote.length() == 1) {
        return false;
      }
      if (c == '\\' && raw) {
        out.append(c);
        at++;
        if (at < text.length()) {
          out.append(text.charAt(at++));
        }
      } else if (c == '\\') {
        at = StringEscapes.read(text, at, out);
        if (at < 0) {
          return false;
        }
      } else {
        out.append(c);
        at++;
      }
    }
    return false;
  }
}
