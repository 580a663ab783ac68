package com.askbosco.data.connector.expression.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A Python regular expression, run by Java's engine with a bound on its steps. */
public final class Regex {
  private static final int MAX_STEPS = 20_000_000;

  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();

  /**
   * Compiles an expression.
   *
   * @throws PythonException kind VALUE when it is wrong
   */
  public Regex(String expression) {
    try {
      pattern = Pattern.compile(
          translate(expression), Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw PythonException.value("this is no regular expression");
    }
  }

  /** The first group of the first match; empty when nothing matches or there is no group. Null: the group took no part. */
  public @org.jspecify.annotations.Nullable String search(String text) {
    return guarded(() -> {
      Matcher matcher = pattern.matcher(new Counted(text));
      return matcher.find() && matcher.groupCount() > 0 ? matcher.group(1) : "";
    });
  }

  /** Whether it matches somewhere in the text. */
  public boolean finds(String text) {
    return guarded(() -> pattern.matcher(new Counted(text)).find() ? "" : null) != null;
  }

  /** What matches at the beginning of the text; null when nothing does. */
  public @org.jspecify.annotations.Nullable String match(String text) {
    return guarded(() -> {
      Matcher matcher = pattern.matcher(new Counted(text));
      return matcher.lookingAt() ? matcher.group() : null;
    });
  }

  /** The first group, or else the whole, of the first match; null when nothing matches. */
  public @org.jspecify.annotations.Nullable String part(String text) {
    return guarded(() -> {
      Matcher matcher = pattern.matcher(new Counted(text));
      if (!matcher.find()) {
        return null;
      }
      return matcher.groupCount() > 0 && matcher.group(1) != null
          ? matcher.group(1)
          : matcher.group();
    });
  }

  /** The text with every match replaced; {@code \1}, {@code \g<1>} and {@code \g<name>} are groups. */
  public String replaceAll(String text, String replacement) {
    String result = guarded(() -> {
      Matcher matcher = pattern.matcher(new Counted(text));
      StringBuilder out = new StringBuilder();
      int from = 0;
      while (matcher.find()) {
        out.append(text, from, matcher.start());
        expand(replacement, matcher, out);
        Limits.text(out.length());
        from = matcher.end();
      }
      return out.append(text, from, text.length()).toString();
    });
    return result == null ? text : result;
  }

  private interface Run {
    @org.jspecify.annotations.Nullable
    String run();
  }

  private static @org.jspecify.annotations.Nullable String guarded(Run run) {
    try {
      return run.run();
    } catch (StackOverflowError e) {
      // Java's engine recurses over repeated groups
      throw PythonException.limit("the regular expression needs too much memory for this text");
    }
  }

  private void expand(String replacement, Matcher matcher, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c != '\\' || i + 1 == replacement.length()) {
        out.append(c);
        continue;
      }
      char next = replacement.charAt(++i);
      int end = replacement.indexOf('>', i);
      String name = "";
      if (next == 'g' && replacement.startsWith("<", i + 1) && end > 0) {
        name = replacement.substring(i + 2, end);
        i = end;
      } else if (next >= '1' && next <= '9') {
        boolean two = i + 1 < replacement.length() && Character.isDigit(replacement.charAt(i + 1));
        name = replacement.substring(i, two ? i + 2 : i + 1);
        i += two ? 1 : 0;
      }
      if (name.isEmpty()) {
        out.append(
            next == 'n' ? "\n" : next == 't' ? "\t" : next == 'r' ? "\r" : String.valueOf(next));
      } else {
        String group = matcher.group(group(name, matcher.groupCount()));
        out.append(group == null ? "" : group);
      }
    }
  }

  private int group(String name, int groups) {
    boolean digits = name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 4;
    int named = names.indexOf(name);
    Integer number = digits
        ? (Integer) Integer.parseInt(name)
        : named < 0 ? null : pattern.namedGroups().get("g" + named + "x");
    if (number == null || number > groups) {
      throw PythonException.value("the replacement names a group that is not there");
    }
    return number;
  }

  /** From Python's to Java's syntax: names of groups, the end of the text, brackets within a class. */
  private String translate(String expression) {
    StringBuilder out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        char next = expression.charAt(++i);
        out.append('\\').append(next == 'Z' ? 'z' : next);
      } else if (inClass) {
        out.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
        out.append(c);
        if (expression.startsWith("^", i + 1)) {
          out.append('^');
          i++;
        }
        if (expression.startsWith("]", i + 1)) {
          out.append("\\]");
          i++;
        }
      } else if (expression.startsWith("(?P", i)) {
        i = named(expression, i, out);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private int named(String expression, int at, StringBuilder out) {
    boolean reference = expression.startsWith("=", at + 3);
    int end = expression.indexOf(reference ? ')' : '>', at);
    if (end < 0 || at + 4 > end) {
      out.append("(?P");
      return at + 2;
    }
    String name = expression.substring(at + 4, end);
    if (!names.contains(name)) {
      names.add(name);
    }
    // Java's names of groups have no underscore, so every group gets a name of ours
    String ours = "g" + names.indexOf(name) + "x";
    out.append(reference ? "\\k<" + ours + ">" : "(?<" + ours + ">");
    return end;
  }

  /** A text that counts how often it is read, to stop expressions that take for ever. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int steps;

    private Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw PythonException.limit("the regular expression takes too long on this text");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
