package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.util.Optional;
import java.util.Set;

/**
 * A check over sets of rows: a GoogleSQL SELECT that gives the rows that are wrong.
 *
 * @param path the file's name as shown in errors
 * @param name the check's name
 * @param description what holds when the query gives no row
 * @param severity whether wrong rows stop a publish
 * @param layer whose rows it is about
 * @param sql the whole file
 */
public record CheckFile(
    String path, String name, String description, Severity severity, Layer layer, String sql) {

  /** What wrong rows lead to. */
  public enum Severity {
    /** Nothing is published; readers keep the snapshot before. */
    FAIL,
    /** Shown and kept in {@code ops.ctl_dq_result}; the publish goes on. */
    WARN
  }

  /** The layer a check looks at. */
  public enum Layer {
    BRONZE,
    SILVER,
    GOLD
  }

  /** Words of other tools for the severities: taken, and said. */
  private static final String FAIL_ONCE = "error";

  private static final String WARN_ONCE = "warning";

  /** What to write instead when the file has another tool's word for the severity. */
  static Optional<String> note(SqlFile file) {
    YamlNode node = file.header("check").required("severity");
    String word = node.string();
    return word.equals(FAIL_ONCE) || word.equals(WARN_ONCE)
        ? Optional.of(file.path() + ":" + node.line() + ": `severity: " + word + "` is taken for `"
            + (word.equals(FAIL_ONCE) ? "fail" : "warn") + "`; write that.")
        : Optional.empty();
  }

  /** Reads a check; problems are noted in the file's header. */
  static CheckFile read(SqlFile file) {
    YamlNode header = file.header("check").onlyKeys(Set.of("description", "severity", "layer"));
    return new CheckFile(
        file.path(),
        file.name(),
        header.required("description").string(),
        severity(header.required("severity")),
        header.optional("layer").map(node -> node.oneOf(Layer.class)).orElse(Layer.GOLD),
        file.sql());
  }

  private static Severity severity(YamlNode node) {
    return switch (node.string()) {
      case "fail", FAIL_ONCE -> Severity.FAIL;
      case "warn", WARN_ONCE -> Severity.WARN;
      default -> {
        node.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + node.string() + "` is no severity of a set check",
            "Write `fail` (nothing is published) or `warn`.");
        yield Severity.FAIL;
      }
    };
  }
}
