package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Udf.Kind.INT64;
import static com.askbosco.data.warehouse.googlesql.Udf.Kind.STRING;
import static com.askbosco.data.warehouse.googlesql.Udf.raising;
import static com.askbosco.data.warehouse.googlesql.Udf.total;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions on text by code points, with GoogleSQL's rules for positions, white space and case. */
final class TextUdfs {
  private static final int MAX_LENGTH = 1 << 20;

  static final List<Udf> ALL = List.of(
      total("lower", STRING, List.of(STRING), row -> row.text(0).toLowerCase(Locale.ROOT)),
      total("upper", STRING, List.of(STRING), row -> row.text(0).toUpperCase(Locale.ROOT)),
      total("trim", STRING, List.of(STRING), row -> trim(row.text(0), null, true, true)),
      total(
          "trim2",
          STRING,
          List.of(STRING, STRING),
          row -> trim(row.text(0), row.text(1), true, true)),
      total("ltrim", STRING, List.of(STRING), row -> trim(row.text(0), null, true, false)),
      total(
          "ltrim2",
          STRING,
          List.of(STRING, STRING),
          row -> trim(row.text(0), row.text(1), true, false)),
      total("rtrim", STRING, List.of(STRING), row -> trim(row.text(0), null, false, true)),
      total(
          "rtrim2",
          STRING,
          List.of(STRING, STRING),
          row -> trim(row.text(0), row.text(1), false, true)),
      total(
          "substr",
          STRING,
          List.of(STRING, INT64),
          row -> substring(row.text(0), row.integer(1), Long.MAX_VALUE)),
      raising(
          "substr3",
          STRING,
          List.of(STRING, INT64, INT64),
          row -> substring(row.text(0), row.integer(1), row.integer(2))),
      raising("left", STRING, List.of(STRING, INT64), row -> left(row.text(0), row.integer(1))),
      raising("right", STRING, List.of(STRING, INT64), row -> right(row.text(0), row.integer(1))),
      raising("lpad", STRING, List.of(STRING, INT64, STRING), row -> pad(row, true)),
      raising("rpad", STRING, List.of(STRING, INT64, STRING), row -> pad(row, false)),
      raising("repeat", STRING, List.of(STRING, INT64), row -> repeat(row.text(0), row.integer(1))),
      total("reverse", STRING, List.of(STRING), row -> reverse(row.text(0))),
      total(
          "replace",
          STRING,
          List.of(STRING, STRING, STRING),
          row -> replace(row.text(0), row.text(1), row.text(2))),
      total(
          "initcap",
          STRING,
          List.of(STRING),
          row -> capitalised(row.text(0), " \t\n\r\f\u000b[](){}/|<>!?@\"^#$&~_,.:;*%+-")),
      total(
          "initcap2",
          STRING,
          List.of(STRING, STRING),
          row -> capitalised(row.text(0), row.text(1))),
      total(
          "normalize",
          STRING,
          List.of(STRING, STRING),
          row -> Normalizer.normalize(row.text(0), Normalizer.Form.valueOf(row.text(1)))),
      raising("instr", INT64, List.of(STRING, STRING, INT64, INT64), row -> position(row)),
      total(
          "unicode",
          INT64,
          List.of(STRING),
          row -> row.text(0).isEmpty() ? 0L : (long) row.text(0).codePointAt(0)),
      raising("ascii", INT64, List.of(STRING), row -> TextCodes.ascii(row.text(0))),
      raising("base64", STRING, List.of(STRING), row -> TextCodes.base64(row.text(0))),
      raising("like_pattern", STRING, List.of(STRING), row -> TextCodes.likePattern(row.text(0))),
      raising("code_points", STRING, List.of(STRING), row -> TextCodes.codePoints(row.text(0))),
      raising("chr", STRING, List.of(INT64), row -> TextCodes.character(row.integer(0))),
      raising(
          "translate",
          STRING,
          List.of(STRING, STRING, STRING),
          row -> TextCodes.translate(row.text(0), row.text(1), row.text(2))),
      total("farm_fingerprint", INT64, List.of(STRING), row -> fingerprint(row.text(0))));

  private TextUdfs() {}

  private static Long fingerprint(String text) {
    return Hashing.farmHashFingerprint64()
        .hashString(text, StandardCharsets.UTF_8)
        .asLong();
  }

  /** Unicode's White_Space property. */
  private static boolean isSpace(int c) {
    return (c >= 9 && c <= 13) || c == 0x85 || Character.isSpaceChar(c);
  }

  static String trim(String text, @Nullable String characters, boolean leading, boolean trailing) {
    int start = 0;
    int end = text.length();
    while (leading && start < end) {
      int c = text.codePointAt(start);
      if (characters == null ? !isSpace(c) : characters.indexOf(c) < 0) {
        break;
      }
      start += Character.charCount(c);
    }
    while (trailing && start < end) {
      int c = text.codePointBefore(end);
      if (characters == null ? !isSpace(c) : characters.indexOf(c) < 0) {
        break;
      }
      end -= Character.charCount(c);
    }
    return text.substring(start, end);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String slice(String text, long from, long to) {
    int start = text.offsetByCodePoints(0, (int) from);
    return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
  }

  private static String substring(String text, long position, long count) {
    if (count < 0) {
      throw new Udf.DomainException("third argument of SUBSTR is negative");
    }
    int length = length(text);
    long from;
    if (position > 0) {
      from = position - 1;
    } else {
      from = position == 0 || position < -length ? 0 : length + position;
    }
    if (from >= length) {
      return "";
    }
    return slice(text, from, count >= length - from ? length : from + count);
  }

  private static long notNegative(long length, String function) {
    if (length < 0) {
      throw new Udf.DomainException("length argument of " + function + " is negative");
    }
    return length;
  }

  private static String left(String text, long count) {
    return slice(text, 0, Math.min(notNegative(count, "LEFT"), length(text)));
  }

  private static String right(String text, long count) {
    int length = length(text);
    return slice(text, Math.max(0, length - Math.min(notNegative(count, "RIGHT"), length)), length);
  }

  private static String pad(UdfRow row, boolean leading) {
    String text = row.text(0);
    long wanted = notNegative(row.integer(1), leading ? "LPAD" : "RPAD");
    String pattern = row.text(2);
    if (pattern.isEmpty() || wanted > MAX_LENGTH) {
      throw new Udf.DomainException(
          pattern.isEmpty() ? "empty pad pattern" : "padded text too long");
    }
    int length = length(text);
    if (wanted <= length) {
      return slice(text, 0, wanted);
    }
    int missing = (int) wanted - length;
    String padding = slice(pattern.repeat(missing / length(pattern) + 1), 0, missing);
    return leading ? padding + text : text + padding;
  }

  private static String repeat(String text, long times) {
    if (times < 0 || (!text.isEmpty() && times > MAX_LENGTH / text.length())) {
      throw new Udf.DomainException("second argument of REPEAT is negative or too large");
    }
    return text.isEmpty() ? "" : text.repeat((int) times);
  }

  private static String reverse(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder reversed = new StringBuilder(text.length());
    for (int i = points.length - 1; i >= 0; i--) {
      reversed.appendCodePoint(points[i]);
    }
    return reversed.toString();
  }

  private static String replace(String text, String from, String to) {
    return from.isEmpty() ? text : text.replace(from, to);
  }

  private static String capitalised(String text, String delimiters) {
    StringBuilder result = new StringBuilder(text.length());
    boolean first = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean delimiter = delimiters.indexOf(c) >= 0;
      result.appendCodePoint(
          first && !delimiter ? Character.toUpperCase(c) : Character.toLowerCase(c));
      first = delimiter;
      i += Character.charCount(c);
    }
    return result.toString();
  }

  /** INSTR: the position of the n-th occurrence, searched backwards from a negative start. */
  private static Long position(UdfRow row) {
    int[] text = row.text(0).codePoints().toArray();
    int[] part = row.text(1).codePoints().toArray();
    long start = row.integer(2);
    long occurrence = row.integer(3);
    if (start == 0 || occurrence <= 0) {
      throw new Udf.DomainException("position of INSTR is 0 or its occurrence is not positive");
    }
    boolean forward = start > 0;
    long i = forward
        ? start - 1
        : text.length + start - (part.length - 1L) + (part.length == 0 ? -1 : 0);
    if (!forward) {
      i = Math.min(text.length + start, text.length - part.length);
    }
    for (; i >= 0 && i + part.length <= text.length; i += forward ? 1 : -1) {
      if (matches(text, part, (int) i) && --occurrence == 0) {
        return i + 1;
      }
    }
    return 0L;
  }

  private static boolean matches(int[] text, int[] part, int at) {
    for (int j = 0; j < part.length; j++) {
      if (text[at + j] != part[j]) {
        return false;
      }
    }
    return true;
  }
}
