package com.askbosco.data.warehouse.googlesql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a query, searched for the place of something the resolved tree names without a position. */
final class SqlText {
  /** Comments and quoted text, in which a word means nothing. */
  private static final Pattern QUIET = Pattern.compile(
      "(?s)--[^\\n]*|#[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'");

  private final String text;

  SqlText(String text) {
    StringBuilder visible = new StringBuilder(text);
    Matcher matcher = QUIET.matcher(text);
    while (matcher.find()) {
      for (int i = matcher.start(); i < matcher.end(); i++) {
        if (text.charAt(i) != '\n') {
          visible.setCharAt(i, ' ');
        }
      }
    }
    this.text = visible.toString();
  }

  /** Whether there is anything but comments, quoted text and white space. */
  boolean hasCode() {
    return !text.isBlank();
  }

  /** {@code line:column} of the first whole occurrence of a word or sign, case ignored. */
  Optional<String> position(String word) {
    String before = Character.isLetterOrDigit(word.charAt(0)) ? "(?<![A-Za-z0-9_])" : "";
    String after =
        Character.isLetterOrDigit(word.charAt(word.length() - 1)) ? "(?![A-Za-z0-9_])" : "";
    Matcher matcher = Pattern.compile(
            before + Pattern.quote(word) + after, Pattern.CASE_INSENSITIVE)
        .matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int start = matcher.start();
    int line = 1;
    for (int i = 0; i < start; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return Optional.of(line + ":" + (start - text.lastIndexOf('\n', start - 1)));
  }
}
