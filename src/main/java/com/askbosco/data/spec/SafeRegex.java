package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions that people outside the platform's own team write. They are RE2: matching takes time linear in the text,
 * whatever the expression, and BigQuery, DuckDB and Java read them alike.
 */
final class SafeRegex {
  /** Longer ones are programs, not rules. */
  private static final int LONGEST = 500;

  private SafeRegex() {}

  /** The expression; an empty text and a problem when it is none. */
  static String read(YamlNode node) {
    String text = node.string();
    if (!node.isScalar() || check(node, text)) {
      return text;
    }
    return "";
  }

  /** Whether a text is an expression; notes why not. */
  static boolean check(YamlNode node, String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          text.isEmpty() ? "an empty expression" : "an expression of " + text.length() + " signs",
          "Write a regular expression of 1 to " + LONGEST + " signs.");
      return false;
    }
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "no regular expression: " + e.getMessage(),
          "Write RE2 syntax, which has no look-around and no back-references"
              + " (https://github.com/google/re2/wiki/Syntax).");
      return false;
    }
  }
}
