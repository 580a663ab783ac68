package com.askbosco.data.warehouse.googlesql;

import java.util.regex.Pattern;

/** What can be said of a regular expression by its look alone; when in doubt, the careful answer. */
final class RegexpShape {
  private static final Pattern NAME = Pattern.compile("\\(\\?P?<\\w+>");
  private static final Pattern FLAGS = Pattern.compile("^\\(\\?[ims]+\\)");
  private static final Pattern PLACE = Pattern.compile("\\\\[bBAz]");
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\(?:[pP](?:\\{\\w+}|\\w)|x\\{\\w+}|.)", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("\\[\\^?]?[^\\]\\[]*]");
  private static final Pattern OPTIONAL = Pattern.compile(".(?:[*?]|\\{[^}]*})");

  private RegexpShape() {}

  /** Whether the whole match (group 0), or the only group of each match, has at least one character. */
  static boolean isNeverEmpty(String pattern, int group) {
    if (pattern.contains("\\Q") || pattern.contains("[:") || pattern.contains("\\C")) {
      return false;
    }
    String shape = NAME.matcher(FLAGS.matcher(pattern).replaceAll("")).replaceAll("(");
    shape = PLACE.matcher(shape).replaceAll("^");
    shape = ESCAPED.matcher(shape).replaceAll("x");
    shape = CLASS.matcher(shape).replaceAll("x");
    if (shape.contains("|") || shape.contains("(?") || shape.contains("[")) {
      return false;
    }
    if (group == 0) {
      return !shape.contains(")?")
          && !shape.contains(")*")
          && !shape.contains("){")
          && hasCharacter(shape);
    }
    int start = shape.indexOf('(');
    int end = shape.indexOf(')');
    if (start < 0 || end < start || shape.indexOf('(', start + 1) >= 0) {
      return false;
    }
    boolean mayBeLeftOut = end + 1 < shape.length() && "?*{".indexOf(shape.charAt(end + 1)) >= 0;
    return !mayBeLeftOut && hasCharacter(shape.substring(start + 1, end));
  }

  private static boolean hasCharacter(String shape) {
    String sure = OPTIONAL.matcher(shape.replace("+?", "+")).replaceAll("");
    return sure.chars().anyMatch(c -> "^$()+".indexOf(c) < 0);
  }
}
