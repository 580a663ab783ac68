package com.askbosco.data.connector.record;

import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.PythonException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a path: matches keys by a shell pattern ({@code *}, {@code ?}, {@code [a-z]}) and indexes by number, negative
 * ones from the end. A segment that is a number matches no key.
 */
final class Glob {
  private final @Nullable Object segment;
  private final @Nullable String text;
  private final @Nullable Pattern pattern;
  private final @Nullable Long index;

  /**
   * @param segment a text, or another value that an expression gave
   */
  Glob(@Nullable Object segment) {
    this.segment = segment;
    this.text = segment instanceof String s ? s : null;
    this.pattern = text == null || !isPattern(text) ? null : pattern(text);
    this.index = index(segment);
  }

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /** Whether it stands for any number of segments. */
  boolean isDeep() {
    return "**".equals(text);
  }

  /** Whether it is the one that stands for every key or index. */
  boolean isAny() {
    return "*".equals(text);
  }

  /** Whether it is a key that is neither pattern nor number, or {@code *}. */
  boolean isPlain() {
    return isAny() || (text != null && pattern == null && index == null);
  }

  /** The key it stands for, when it is no pattern and no number. */
  @Nullable
  String key() {
    return pattern == null ? text : null;
  }

  boolean matchesKey(String key) {
    return pattern != null ? pattern.matcher(key).matches() : key.equals(text);
  }

  boolean matchesIndex(int at, int size) {
    if (index != null) {
      return index == at || index + size == at;
    }
    return pattern != null && pattern.matcher(Integer.toString(at)).matches();
  }

  private static @Nullable Long index(@Nullable Object segment) {
    try {
      return switch (segment) {
        case Boolean flag -> flag ? 1L : 0L;
        case Long number -> number;
        case Double number -> number.longValue();
        case String text when Conversions.integer(text, 10) instanceof Long number -> number;
        case null, default -> null;
      };
    } catch (PythonException e) {
      return null;
    }
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? close(glob, i) : -1;
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> {
          if (close < 0) {
            regex.append("\\[");
          } else {
            choice(glob.substring(i + 1, close), regex);
            i = close;
          }
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Where the choice that begins here ends; a bracket right at its beginning is one of the choices. */
  private static int close(String glob, int from) {
    int at = from + 1;
    at += at < glob.length() && glob.charAt(at) == '!' ? 1 : 0;
    at += at < glob.length() && glob.charAt(at) == ']' ? 1 : 0;
    return glob.indexOf(']', at);
  }

  private static void choice(String choices, StringBuilder regex) {
    boolean not = choices.startsWith("!");
    regex.append(not ? "[^" : "[");
    for (char c : choices.substring(not ? 1 : 0).toCharArray()) {
      if (c == '-') {
        regex.append(c);
      } else {
        regex.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
      }
    }
    regex.append(']');
  }

  @Override
  public String toString() {
    return String.valueOf(segment);
  }
}
