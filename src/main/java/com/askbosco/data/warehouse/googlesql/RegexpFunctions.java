package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.aware;
import static com.askbosco.data.warehouse.googlesql.Rule.raises;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Optional;

/** Regular expressions. A constant pattern goes to DuckDB's own functions, which use RE2 as GoogleSQL does. */
final class RegexpFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      aware("regexp_contains", StringFunctions.texts(RegexpFunctions::contains)),
      aware("regexp_extract", StringFunctions.texts(RegexpFunctions::extract)),
      aware("regexp_substr", StringFunctions.texts(RegexpFunctions::extract)),
      aware("regexp_instr", StringFunctions.texts(RegexpFunctions::position)),
      aware("regexp_extract_all", StringFunctions.texts(RegexpFunctions::extractAll)),
      total("regexp_replace", StringFunctions.texts(RegexpFunctions::replace)),
      raises("$like", StringFunctions.texts(RegexpFunctions::like)));

  /** What RE2 accepts as a replacement; DuckDB would keep the text as it is for any other. */
  private static final java.util.regex.Pattern REWRITE =
      java.util.regex.Pattern.compile("(?s)(?:[^\\\\]|\\\\[0-9\\\\])*");

  private RegexpFunctions() {}

  private static String like(Call call) {
    Optional<String> pattern = call.textIfConstant(1);
    if (pattern.isEmpty() || endsInBackslash(pattern.get())) {
      // A pattern that ends in a lone backslash is an error in GoogleSQL alone.
      return "(" + call.arg(0) + " LIKE " + Call.own(false, "like_pattern", call.arg(1))
          + " ESCAPE '\\')";
    }
    return "(" + call.arg(0) + " LIKE " + call.arg(1) + " ESCAPE '\\')";
  }

  private static boolean endsInBackslash(String pattern) {
    return pattern.endsWith("\\");
  }

  /** The pattern when it is a constant that RE2 reads; our own functions raise the error of any other. */
  private static Optional<Pattern> pattern(Call call) {
    try {
      return call.textIfConstant(1).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Pattern> withOneGroup(Call call) {
    Optional<Pattern> pattern = pattern(call);
    if (pattern.isPresent() && pattern.get().groupCount() > 1) {
      throw call.unsupported(
          call.spelled() + " with " + pattern.get().groupCount() + " capturing groups");
    }
    return pattern;
  }

  private static String contains(Call call) {
    return pattern(call).isPresent()
        ? "regexp_matches(" + call.args(0) + ")"
        : Call.own(call.safe(), "regexp_contains", call.args(0));
  }

  private static String extract(Call call) {
    Optional<Pattern> pattern = withOneGroup(call);
    if (call.size() == 2 && pattern.isPresent()) {
      int group = pattern.get().groupCount();
      // regexp_extract gives '' where nothing matches, which must be told from a match of ''.
      return RegexpShape.isNeverEmpty(pattern.get().pattern(), group)
          ? "nullif(regexp_extract(" + call.args(0) + ", " + group + "), '')"
          : "list_extract(" + nativeAll(call, pattern.get()) + ", 1)";
    }
    return Call.own(call.safe(), "regexp_extract", padded(call, 4));
  }

  private static String position(Call call) {
    withOneGroup(call);
    String args = padded(call, 4);
    return Call.own(
        call.safe(), "regexp_instr", args, call.size() > 4 ? call.arg(4) : "(0)::BIGINT");
  }

  /** The arguments, with 1 for those left out. */
  private static String padded(Call call, int size) {
    StringBuilder args = new StringBuilder(call.arg(0));
    for (int i = 1; i < size; i++) {
      args.append(", ").append(i < call.size() ? call.arg(i) : "(1)::BIGINT");
    }
    return args.toString();
  }

  private static String nativeAll(Call call, Pattern pattern) {
    return "regexp_extract_all(" + call.args(0) + ", " + pattern.groupCount() + ")";
  }

  private static String extractAll(Call call) {
    Optional<Pattern> pattern = withOneGroup(call);
    if (pattern.isPresent() && RegexpShape.isNeverEmpty(pattern.get().pattern(), 0)) {
      return "list_transform(" + nativeAll(call, pattern.get()) + ", lambda x: coalesce(x, ''))";
    }
    return "CAST(CAST(" + Call.own(call.safe(), "regexp_extract_all", call.args(0))
        + " AS JSON) AS VARCHAR[])";
  }

  private static String replace(Call call) {
    Pattern pattern = pattern(call)
        .orElseThrow(() -> call.unsupported("the regular expression '" + call.text(1) + "'"));
    String rewrite = call.text(2);
    if (!REWRITE.matcher(rewrite).matches() || highestGroup(rewrite) > pattern.groupCount()) {
      throw call.unsupported("the replacement '" + rewrite + "'");
    }
    return "regexp_replace(" + call.args(0) + ", 'g')";
  }

  private static int highestGroup(String rewrite) {
    int highest = 0;
    for (int i = 0; i + 1 < rewrite.length(); i++) {
      if (rewrite.charAt(i) == '\\') {
        i++;
        highest = Math.max(highest, Character.digit(rewrite.charAt(i), 10));
      }
    }
    return highest;
  }
}
