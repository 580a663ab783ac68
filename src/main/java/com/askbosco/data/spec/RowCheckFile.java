package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.RowCheckSpec.Severity;
import com.askbosco.data.spec.RowCheckSpec.Test;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads row checks strictly; everything wrong is noted in the file's problems. */
public final class RowCheckFile {
  private static final Set<String> KINDS =
      Set.of("not_null", "range", "accepted", "regex", "reference", "not_above", "per");
  private static final Set<String> KEYS = Set.of(
      "description",
      "tables",
      "streams",
      "severity",
      "column",
      "not_null",
      "range",
      "accepted",
      "regex",
      "reference",
      "not_above",
      "per");

  private RowCheckFile() {}

  /** The checks of a file, in its order. */
  public static List<RowCheckSpec> read(YamlFile file) {
    List<RowCheckSpec> checks = new ArrayList<>();
    file.root()
        .onlyKeys(Set.of("checks"))
        .required("checks")
        .map()
        .forEach((name, node) -> checks.add(check(name, node.onlyKeys(KEYS))));
    return checks;
  }

  private static RowCheckSpec check(String name, YamlNode node) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` is no name of a check",
          "Use small letters, digits and underscores.");
    }
    Severity severity = node.required("severity").oneOf(Severity.class);
    if (severity == Severity.OFF) {
      return new RowCheckSpec(
          name, "", List.of(), List.of(), severity, "", new Test.NotNull(), node);
    }
    return new RowCheckSpec(
        name,
        node.required("description").string(),
        node.required("tables").strings(),
        node.optional("streams").map(YamlNode::strings).orElse(List.of()),
        severity,
        node.required("column").string(),
        test(node),
        node);
  }

  private static Test test(YamlNode node) {
    List<String> kinds = node.map().keySet().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          kinds.isEmpty() ? "nothing is checked" : "two kinds of check: " + kinds,
          "Write exactly one of " + String.join(", ", KINDS.stream().sorted().toList()) + ".");
      return new Test.NotNull();
    }
    YamlNode value = node.required(kinds.get(0));
    return switch (kinds.get(0)) {
      case "not_null" -> notNull(value);
      case "range" -> range(value);
      case "accepted" -> new Test.Accepted(new LinkedHashSet<>(value.strings()));
      case "regex" -> new Test.Matches(pattern(value));
      case "reference" -> new Test.InReference(value.string());
      case "not_above" -> new Test.NotAbove(value.string());
      default -> per(value);
    };
  }

  private static Test notNull(YamlNode value) {
    if (!value.bool()) {
      value.problem(
          ErrorCode.CONFIG_BAD_VALUE, "`not_null: false` checks nothing", "Remove the check.");
    }
    return new Test.NotNull();
  }

  private static Test range(YamlNode value) {
    value.onlyKeys(Set.of("min", "max"));
    return new Test.Range(bound(value, "min", "max"), bound(value, "max", "min"));
  }

  private static Test per(YamlNode value) {
    value.onlyKeys(Set.of("column", "at_least", "min", "max", "currency"));
    return new Test.Per(
        value.required("column").string(),
        value.optional("at_least").map(YamlNode::decimal).orElse(BigDecimal.ONE),
        bound(value, "min", "max"),
        bound(value, "max", "min"),
        value.optional("currency").map(YamlNode::string));
  }

  private static Optional<BigDecimal> bound(YamlNode node, String key, String other) {
    Optional<BigDecimal> bound = node.optional(key).map(YamlNode::decimal);
    if (bound.isEmpty() && key.equals("min") && node.optional(other).isEmpty()) {
      node.problem(ErrorCode.CONFIG_MISSING_KEY, "neither `min` nor `max`", "Write one of them.");
    }
    return bound;
  }

  private static String pattern(YamlNode value) {
    try {
      Pattern.compile(value.string());
    } catch (PatternSyntaxException e) {
      value.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "no RE2 pattern: " + e.getDescription(),
          "RE2 has neither look-around nor back-references.");
      return "";
    }
    return value.string();
  }
}
