package com.askbosco.data.connector.expression.python;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code str} and {@code repr}. */
public final class Text {
  private Text() {}

  /** Python's {@code str(value)}, such as {@code None}, {@code True} or {@code [1, 'a']}; empty for undefined. */
  public static String str(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case null -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case Double number -> Numbers.text(number);
      case Undefined undefined -> "";
      case List<?> list -> repr(list);
      case Map<?, ?> map -> repr(map);
      case Set<?> set -> repr(set);
      case DictView view -> repr(view);
      default -> value.toString();
    };
  }

  /** Python's {@code repr(value)}: texts in quotes. */
  public static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    repr(value, out, new Limits.Walk());
    return out.toString();
  }

  private static void repr(@Nullable Object value, StringBuilder out, Limits.Walk walk) {
    Limits.text(out.length());
    switch (value) {
      case String text -> quote(text, out);
      case PyTuple tuple -> {
        elements(tuple, "(", "", out, walk);
        out.append(tuple.size() == 1 ? ",)" : ")");
      }
      case List<?> list -> elements(list, "[", "]", out, walk);
      case Map<?, ?> map -> entries(map, out, walk);
      case Set<?> set -> {
        if (set.isEmpty()) {
          out.append("set()");
        } else {
          elements(set, "{", "}", out, walk);
        }
      }
      case DictView view -> elements(view, view.name() + "([", "])", out, walk);
      case PyDateTime moment -> out.append(moment.repr());
      case PyDate date -> out.append(date.repr());
      case PyTime time -> out.append(time.repr());
      case TimeDelta delta -> out.append(delta.repr());
      case CalendarDelta delta -> out.append(delta.repr());
      case Undefined undefined -> out.append("Undefined");
      case null, default -> out.append(str(value));
    }
  }

  private static void elements(
      Iterable<?> elements, String before, String after, StringBuilder out, Limits.Walk walk) {
    walk.enter();
    out.append(before);
    boolean first = true;
    for (Object element : elements) {
      if (!first) {
        out.append(", ");
      }
      first = false;
      repr(element, out, walk);
    }
    out.append(after);
    walk.leave();
  }

  private static void entries(Map<?, ?> map, StringBuilder out, Limits.Walk walk) {
    walk.enter();
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        out.append(", ");
      }
      first = false;
      repr(entry.getKey(), out, walk);
      out.append(": ");
      repr(entry.getValue(), out, walk);
    }
    out.append('}');
    walk.leave();
  }

  private static void quote(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      switch (point) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (point == quote) {
            out.append('\\').append(quote);
          } else if (isPrintable(point)) {
            out.appendCodePoint(point);
          } else {
            escape(point, out);
          }
        }
      }
    }
    out.append(quote);
  }

  private static void escape(int point, StringBuilder out) {
    String format = point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x";
    out.append(String.format(format, point));
  }

  static boolean isPrintable(int point) {
    if (point >= ' ' && point < 0x7f) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR -> false;
      default -> true;
    };
  }

  /** The number of characters, as Python counts them: code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Orders two texts as Python does: by code points. */
  static int order(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // in UTF-16, surrogates sort before U+E000; by code point they come after
        boolean swapped = Character.isSurrogate(a) != Character.isSurrogate(b);
        return swapped ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
