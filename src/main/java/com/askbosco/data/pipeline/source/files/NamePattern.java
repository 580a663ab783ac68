package com.askbosco.data.pipeline.source.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files within a folder: {@code *}, {@code **}, {@code ?} and {@code {date}}. */
final class NamePattern {
  private static final String DATE = "{date}";
  private static final String DAY = "(?<date>\\d{4}([-_.]?)\\d{2}\\2\\d{2})";

  private final String glob;
  private final Pattern pattern;
  private final boolean dated;

  private NamePattern(String glob, Pattern pattern, boolean dated) {
    this.glob = glob;
    this.pattern = pattern;
    this.dated = dated;
  }

  static NamePattern of(String text) {
    StringBuilder regex = new StringBuilder();
    boolean dated = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (text.startsWith(DATE, i)) {
        // once; a further one is any day
        regex.append(dated ? "\\d{4}[-_.]?\\d{2}[-_.]?\\d{2}" : DAY);
        dated = true;
        i += DATE.length() - 1;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new NamePattern(
        text.replace(DATE, "*").replace("**/", "**"), Pattern.compile(regex.toString()), dated);
  }

  /** The same for listings that know no {@code {date}}; matches at least as much. */
  String glob() {
    return glob;
  }

  /** Whether names reach into folders below. */
  boolean isDeep() {
    return glob.contains("/") || glob.contains("**");
  }

  boolean matches(String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() && (!dated || day(matcher).isPresent());
  }

  /** The day in a name that matches; empty when the pattern has none. */
  Optional<LocalDate> day(String name) {
    Matcher matcher = pattern.matcher(name);
    return dated && matcher.matches() ? day(matcher) : Optional.empty();
  }

  private static Optional<LocalDate> day(Matcher matcher) {
    String digits = matcher.group("date").replaceAll("[-_.]", "");
    try {
      return Optional.of(LocalDate.of(
          Integer.parseInt(digits.substring(0, 4)),
          Integer.parseInt(digits.substring(4, 6)),
          Integer.parseInt(digits.substring(6))));
    } catch (DateTimeException e) {
      return Optional.empty(); // 20261399 is no day
    }
  }

  /** Whether a name says that its file is not finished, or no file of data at all. */
  static boolean isUnfinished(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return last.startsWith(".")
        || last.startsWith("~$")
        || last.endsWith(".tmp")
        || last.endsWith(".temp")
        || last.endsWith(".part")
        || last.endsWith(".partial")
        || last.endsWith(".filepart")
        || last.endsWith(".crdownload")
        || last.endsWith(".swp")
        || last.endsWith("~");
  }
}
