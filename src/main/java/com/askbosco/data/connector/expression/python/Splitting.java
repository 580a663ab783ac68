package com.askbosco.data.connector.expression.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of a text that take it apart, and {@code join}. */
final class Splitting {
  private Splitting() {}

  static Object call(String text, String name, Arguments arguments) {
    return switch (name) {
      case "split", "rsplit" -> {
        Arguments.Bound in = arguments.bind(name, 0, "sep", "maxsplit");
        int most = in.number(1, -1);
        int limit = most < 0 ? Integer.MAX_VALUE : most;
        yield in.get(0) == null
            ? atSpace(text, limit, name.equals("rsplit"))
            : at(text, in.text(0), limit, name.equals("rsplit"));
      }
      case "splitlines" -> {
        boolean keep = arguments.bind(name, 0, "keepends").flag(0);
        yield lines(text, keep);
      }
      case "partition", "rpartition" -> {
        String separator = nonEmpty(arguments.bind(name, 1, "sep").text(0));
        boolean last = name.equals("rpartition");
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        yield at >= 0
            ? PyTuple.of(text.substring(0, at), separator, text.substring(at + separator.length()))
            : last ? PyTuple.of("", "", text) : PyTuple.of(text, "", "");
      }
      case "join" -> {
        Iterable<? extends @Nullable Object> parts =
            Items.iterate(arguments.bind(name, 1, "iterable").get(0));
        yield join(text, StringMethods.texts(parts));
      }
      default -> {
        Arguments.Bound in = arguments.bind(name, 0, "chars");
        String characters = in.get(0) == null ? null : in.text(0);
        yield strip(text, characters, !name.equals("rstrip"), !name.equals("lstrip"));
      }
    };
  }

  static String join(String separator, List<String> parts) {
    long length = 0;
    for (String part : parts) {
      length += part.length() + separator.length();
    }
    Limits.text(length);
    return String.join(separator, parts);
  }

  private static String nonEmpty(String separator) {
    if (separator.isEmpty()) {
      throw PythonException.value("the separator is empty");
    }
    return separator;
  }

  private static List<@Nullable Object> at(String text, String separator, int most, boolean right) {
    nonEmpty(separator);
    List<@Nullable Object> parts = new ArrayList<>();
    if (right) {
      int end = text.length();
      int at = text.lastIndexOf(separator);
      while (at >= 0 && parts.size() < most) {
        parts.add(text.substring(at + separator.length(), end));
        end = at;
        at = at < separator.length() ? -1 : text.lastIndexOf(separator, at - separator.length());
      }
      parts.add(text.substring(0, end));
      Collections.reverse(parts);
      return parts;
    }
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && parts.size() < most) {
      Limits.items(parts.size());
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<@Nullable Object> atSpace(String text, int most, boolean right) {
    if (right) {
      // from the right is from the left of the text turned round
      List<@Nullable Object> parts = new ArrayList<>();
      for (Object part : atSpace(reversed(text), most, false)) {
        parts.add(reversed((String) java.util.Objects.requireNonNull(part)));
      }
      Collections.reverse(parts);
      return parts;
    }
    List<@Nullable Object> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        return parts;
      }
      if (parts.size() >= most) {
        parts.add(text.substring(at));
        return parts;
      }
      int from = at;
      while (at < text.length() && !isSpace(text.charAt(at))) {
        at++;
      }
      parts.add(text.substring(from, at));
    }
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static List<@Nullable Object> lines(String text, boolean keepEnds) {
    List<@Nullable Object> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int at = from;
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      int end = text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length());
      lines.add(text.substring(from, keepEnds ? end : at));
      from = end;
    }
    return lines;
  }

  /** The text without the characters at its ends; without white space when they are null. */
  static String strip(String text, @Nullable String characters, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && isOne(text.codePointAt(from), characters)) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (right && to > from && isOne(text.codePointBefore(to), characters)) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean isOne(int point, @Nullable String characters) {
    return characters == null ? isSpace(point) : characters.indexOf(point) >= 0;
  }

  /** What Python counts as white space. */
  static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
  }
}
