package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.BOOL;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Regular expressions where DuckDB's functions say something else, or where the pattern is no constant. */
final class RegexpUdfs {
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
  private static final int MAX_COMPILED = 10_000;

  static final List<Udf> ALL = List.of(
      raising(
          "regexp_contains",
          BOOL,
          List.of(STRING, STRING),
          row -> compile(row.text(1)).matcher(row.text(0)).find()),
      raising(
          "regexp_extract",
          STRING,
          List.of(STRING, STRING, INT64, INT64),
          row -> extract(row.text(0), row.text(1), row.integer(2), row.integer(3))),
      raising(
          "regexp_instr",
          INT64,
          List.of(STRING, STRING, INT64, INT64, INT64),
          RegexpUdfs::position),
      raising(
          "regexp_extract_all",
          STRING,
          List.of(STRING, STRING),
          row -> all(row.text(0), row.text(1))));

  private RegexpUdfs() {}

  /** A pattern in RE2's syntax; an error when it is none. */
  static Pattern compile(String pattern) {
    Pattern known = COMPILED.get(pattern);
    if (known == null) {
      try {
        known = Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new Udf.DomainException("cannot parse regular expression: " + pattern);
      }
      if (COMPILED.size() < MAX_COMPILED) {
        COMPILED.put(pattern, known);
      }
    }
    return known;
  }

  private static Pattern withOneGroup(String pattern) {
    Pattern compiled = compile(pattern);
    if (compiled.groupCount() > 1) {
      throw new Udf.DomainException("regular expression has more than 1 capturing group");
    }
    return compiled;
  }

  /** The n-th match in a text whose beginning has been cut off, which the matcher is left at. */
  private static @Nullable Matcher find(String text, Pattern pattern, long occurrence) {
    Matcher matcher = pattern.matcher(text);
    int at = 0;
    for (long n = 1; (n == 1 || at < text.length()) && matcher.find(at); n++) {
      if (n == occurrence) {
        return matcher;
      }
      at = matcher.end() > matcher.start() ? matcher.end() : next(text, matcher.end());
    }
    return null;
  }

  /** Where the search begins, which is a beginning of a text for {@code ^} too; negative when it is beyond the end. */
  private static int start(String text, long position, long occurrence) {
    if (position < 1 || occurrence < 1) {
      throw new Udf.DomainException("position and occurrence must be positive");
    }
    int length = text.codePointCount(0, text.length());
    return position > Math.max(length, 1) ? -1 : text.offsetByCodePoints(0, (int) (position - 1));
  }

  private static int next(String text, int at) {
    return at >= text.length() ? at + 1 : at + Character.charCount(text.codePointAt(at));
  }

  private static @Nullable String extract(
      String text, String pattern, long position, long occurrence) {
    Pattern compiled = withOneGroup(pattern);
    int start = start(text, position, occurrence);
    Matcher matcher = start < 0 ? null : find(text.substring(start), compiled, occurrence);
    return matcher == null ? null : matcher.group(compiled.groupCount());
  }

  /** 1-based position of the match, or of what follows it; 0 when there is none. */
  private static Long position(UdfRow row) {
    long which = row.integer(4);
    if (which < 0 || which > 1) {
      throw new Udf.DomainException("occurrence_position of REGEXP_INSTR must be 0 or 1");
    }
    String text = row.text(0);
    Pattern pattern = withOneGroup(row.text(1));
    int start = start(text, row.integer(2), row.integer(3));
    Matcher matcher =
        start < 0 || text.isEmpty() ? null : find(text.substring(start), pattern, row.integer(3));
    if (matcher == null) {
      return 0L;
    }
    int group = pattern.groupCount();
    int at = which == 0 ? matcher.start(group) : matcher.end(group);
    return at < 0 ? 0L : text.codePointCount(0, start + at) + 1L;
  }

  /** All matches as a JSON array; an empty match at the very end of a text does not count. */
  private static String all(String text, String pattern) {
    Pattern compiled = withOneGroup(pattern);
    Matcher matcher = compiled.matcher(text);
    StringJoiner found = new StringJoiner(",", "[", "]");
    int at = 0;
    while ((at < text.length() || text.isEmpty()) && matcher.find(at)) {
      String group = matcher.group(compiled.groupCount());
      found.add(JsonTextUdfs.quoted(group == null ? "" : group));
      at = matcher.end() > matcher.start() ? matcher.end() : next(text, matcher.end());
      if (text.isEmpty()) {
        break;
      }
    }
    return found.toString();
  }
}
