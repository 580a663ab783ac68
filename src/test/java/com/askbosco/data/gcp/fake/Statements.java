package com.askbosco.data.gcp.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the statements of a text begin and end. */
record Statements(String sql) {
  private static final Pattern TOKENS = Pattern.compile(
      "(?s)--[^\\n]*|#[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"|`[^`]*`|(;)");

  /** A statement from one place to another. */
  record Part(int from, int to) {

    /** The statement, at the line and column it has in the text: what is before it is left blank. */
    String at(String sql) {
      return sql.substring(0, from).replaceAll("[^\\n]", " ") + sql.substring(from, to);
    }
  }

  boolean isScript() {
    return parts().size() > 1;
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    Matcher tokens = TOKENS.matcher(sql);
    int from = 0;
    while (tokens.find()) {
      if (tokens.group(1) != null) {
        add(parts, from, tokens.start());
        from = tokens.end();
      }
    }
    add(parts, from, sql.length());
    return parts;
  }

  private void add(List<Part> parts, int from, int to) {
    if (!sql.substring(from, to).isBlank()) {
      parts.add(new Part(from, to));
    }
  }
}
