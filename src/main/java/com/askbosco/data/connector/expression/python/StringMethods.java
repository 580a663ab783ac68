package com.askbosco.data.connector.expression.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of a text. */
final class StringMethods {
  static final Set<String> NAMES = Set.of(
      "capitalize",
      "casefold",
      "center",
      "count",
      "endswith",
      "find",
      "format",
      "index",
      "isalnum",
      "isalpha",
      "isdecimal",
      "isdigit",
      "islower",
      "isnumeric",
      "isspace",
      "isupper",
      "join",
      "ljust",
      "lower",
      "lstrip",
      "partition",
      "removeprefix",
      "removesuffix",
      "replace",
      "rfind",
      "rindex",
      "rjust",
      "rpartition",
      "rsplit",
      "rstrip",
      "split",
      "splitlines",
      "startswith",
      "strip",
      "swapcase",
      "title",
      "upper",
      "zfill");

  private StringMethods() {}

  static @Nullable Object call(String text, String name, Arguments arguments) {
    return switch (name) {
      case "split",
          "rsplit",
          "splitlines",
          "partition",
          "rpartition",
          "join",
          "strip",
          "lstrip",
          "rstrip" -> Splitting.call(text, name, arguments);
      case "startswith" -> affix(text, arguments, name, String::startsWith);
      case "endswith" -> affix(text, arguments, name, String::endsWith);
      case "replace" -> {
        Arguments.Bound in = arguments.bind(name, 2, "old", "new", "count");
        yield replace(text, in.text(0), in.text(1), in.number(2, -1));
      }
      case "format" -> BraceFormat.format(text, arguments);
      case "find", "rfind", "index", "rindex", "count" -> search(text, name, arguments);
      case "center", "ljust", "rjust" -> {
        Arguments.Bound in = arguments.bind(name, 1, "width", "fillchar");
        yield justify(text, name, in.number(0, 0), in.text(1, " "));
      }
      case "zfill" -> {
        int missing =
            Limits.text(arguments.bind(name, 1, "width").number(0, 0)) - Text.length(text);
        int signs = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        yield text.substring(0, signs) + "0".repeat(Math.max(0, missing)) + text.substring(signs);
      }
      case "removeprefix" -> {
        String prefix = arguments.bind(name, 1, "prefix").text(0);
        yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
      }
      case "removesuffix" -> {
        String suffix = arguments.bind(name, 1, "suffix").text(0);
        yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
      }
      default -> {
        arguments.bind(name, 0);
        yield plain(text, name);
      }
    };
  }

  private static Object plain(String text, String name) {
    return switch (name) {
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "upper" -> text.toUpperCase(Locale.ROOT);
      case "casefold" -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      case "capitalize" -> capitalize(text);
      case "title" -> title(text);
      case "swapcase" ->
        text.codePoints()
            .map(
                c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      case "isalnum" -> all(text, Character::isLetterOrDigit);
      case "isalpha" -> all(text, Character::isLetter);
      case "isdecimal", "isdigit", "isnumeric" -> all(text, Character::isDigit);
      case "isspace" -> all(text, Splitting::isSpace);
      case "islower" ->
        text.codePoints().anyMatch(Character::isLowerCase)
            && text.codePoints().noneMatch(Character::isUpperCase);
      default ->
        text.codePoints().anyMatch(Character::isUpperCase)
            && text.codePoints().noneMatch(Character::isLowerCase);
    };
  }

  private static boolean all(String text, IntPredicate test) {
    return !text.isEmpty() && text.codePoints().allMatch(test);
  }

  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean within = false;
    for (int point : text.codePoints().toArray()) {
      out.appendCodePoint(within ? Character.toLowerCase(point) : Character.toTitleCase(point));
      within = Character.isLetter(point);
    }
    return out.toString();
  }

  private static boolean affix(
      String text, Arguments arguments, String name, BiPredicate<String, String> test) {
    Arguments.Bound in = arguments.bind(name, 1, "affix", "start", "end");
    String part = in.has(1) ? (String) Items.slice(text, in.get(1), in.get(2), null) : text;
    if (in.get(0) instanceof PyTuple options) {
      return options.stream().anyMatch(option -> option instanceof String s && test.test(part, s));
    }
    return test.test(part, in.text(0));
  }

  /** Python's replace: count times, or everywhere when it is negative. */
  static String replace(String text, String old, String replacement, int count) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int left = count;
    while (left != 0) {
      int found = text.indexOf(old, from);
      if (found < 0) {
        break;
      }
      out.append(text, from, found).append(replacement);
      Limits.text(out.length());
      from = found + old.length();
      left--;
      if (old.isEmpty()) {
        if (from >= text.length()) {
          return out.toString();
        }
        out.append(text.charAt(from++));
      }
    }
    String result = out.append(text, from, text.length()).toString();
    Limits.text(result.length());
    return result;
  }

  private static Object search(String text, String name, Arguments arguments) {
    Arguments.Bound in = arguments.bind(name, 1, "sub", "start", "end");
    int[] range = Slicing.range(Text.length(text), in.get(1), in.get(2));
    String part = in.text(0);
    String within = text.substring(
        text.offsetByCodePoints(0, range[0]),
        text.offsetByCodePoints(0, Math.max(range[0], range[1])));
    if (name.equals("count")) {
      return (long) occurrences(within, part);
    }
    int at = name.startsWith("r") ? within.lastIndexOf(part) : within.indexOf(part);
    if (at < 0 && name.endsWith("index")) {
      throw PythonException.value("the text was not found");
    }
    return at < 0 ? -1L : (long) within.codePointCount(0, at) + range[0];
  }

  private static int occurrences(String text, String part) {
    if (part.isEmpty()) {
      return Text.length(text) + 1;
    }
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  static String justify(String text, String name, int width, String fill) {
    if (Text.length(fill) != 1) {
      throw PythonException.type(name + "() needs one character to fill with");
    }
    int missing = Limits.text(width) - Text.length(text);
    if (missing <= 0) {
      return text;
    }
    // Python puts the odd one to the left when the width is odd too
    int before = switch (name) {
      case "ljust" -> 0;
      case "rjust" -> missing;
      default -> missing / 2 + (missing & width & 1);
    };
    return fill.repeat(before) + text + fill.repeat(missing - before);
  }

  /** The texts of a list. */
  static List<String> texts(Iterable<? extends @Nullable Object> elements) {
    List<String> texts = new ArrayList<>();
    for (Object element : elements) {
      if (!(element instanceof String text)) {
        throw PythonException.type("join() needs texts, not " + Types.name(element));
      }
      texts.add(text);
    }
    return texts;
  }
}
