package com.askbosco.data.warehouse.googlesql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a query, searched for the place of something the resolved tree names without a position. */
final class SqlText {
  private final String original;
  private final String text;

  SqlText(String text) {
    this.original = text;
    StringBuilder visible = new StringBuilder(text);
    for (int i = 0; i < text.length(); ) {
      int end = quietEnd(text, i);
      for (int j = i; j < end; j++) {
        if (text.charAt(j) != '\n') {
          visible.setCharAt(j, ' ');
        }
      }
      i = Math.max(end, i + 1);
    }
    this.text = visible.toString();
  }

  /** The end of the comment or the quoted text that begins here, in which a word means nothing; else this place. */
  private static int quietEnd(String text, int start) {
    char first = text.charAt(start);
    if (first == '#' || text.startsWith("--", start)) {
      int line = text.indexOf('\n', start);
      return line < 0 ? text.length() : line;
    }
    if (text.startsWith("/*", start)) {
      int end = text.indexOf("*/", start + 2);
      return end < 0 ? start : end + 2;
    }
    return first == '"' || first == '\'' ? quotedEnd(text, start) : start;
  }

  private static int quotedEnd(String text, int start) {
    String thrice = text.substring(start, start + 1).repeat(3);
    if (text.startsWith(thrice, start)) {
      int end = text.indexOf(thrice, start + 3);
      return end < 0 ? start : end + 3;
    }
    for (int i = start + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == text.charAt(start)) {
        return i + 1;
      }
      if (text.charAt(i) == '\\') {
        i++;
      }
    }
    return start;
  }

  /** The text with blanks in place of comments and quoted text. */
  String code() {
    return text;
  }

  /** Whether there is anything but comments, quoted text and white space. */
  boolean hasCode() {
    return !text.isBlank();
  }

  /** {@code line:column} of a word within a part of the text, or of the part's beginning. */
  Optional<String> position(String word, NodeLocations.Span span) {
    int start = index(span.start());
    int end = index(span.end());
    Matcher matcher = matcher(word).region(start, end);
    return Optional.of(position(matcher.find() ? matcher.start() : start));
  }

  /** The index of a byte of UTF-8. */
  private int index(int offset) {
    int bytes = 0;
    int index = 0;
    while (index < original.length() && bytes < offset) {
      int point = original.codePointAt(index);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      index += Character.charCount(point);
    }
    return index;
  }

  /** {@code line:column} of the first whole occurrence of a word or sign, case ignored. */
  Optional<String> position(String word) {
    Matcher matcher = matcher(word);
    return matcher.find() ? Optional.of(position(matcher.start())) : Optional.empty();
  }

  private Matcher matcher(String word) {
    String before = Character.isLetterOrDigit(word.charAt(0)) ? "(?<![A-Za-z0-9_])" : "";
    String after =
        Character.isLetterOrDigit(word.charAt(word.length() - 1)) ? "(?![A-Za-z0-9_])" : "";
    return Pattern.compile(before + Pattern.quote(word) + after, Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .useTransparentBounds(true);
  }

  private String position(int start) {
    int line = 1;
    for (int i = 0; i < start; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    return line + ":" + (text.codePointCount(lineStart, start) + 1);
  }
}
