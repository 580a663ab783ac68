package com.askbosco.data.warehouse.mart;

import com.askbosco.data.spec.YamlNode;
import java.util.Set;

/**
 * A check over sets of rows: a GoogleSQL SELECT that gives the rows that are wrong.
 *
 * @param path the file's name as shown in errors
 * @param name the check's name
 * @param description what holds when the query gives no row
 * @param severity whether wrong rows stop a publish
 * @param sql the whole file
 */
public record CheckFile(
    String path, String name, String description, Severity severity, String sql) {

  /** What wrong rows lead to. */
  public enum Severity {
    /** Nothing is published; readers keep the snapshot before. */
    ERROR,
    /** Shown and kept in {@code ops.ctl_dq_result}; the publish goes on. */
    WARNING
  }

  /** Reads a check; problems are noted in the file's header. */
  static CheckFile read(SqlFile file) {
    YamlNode header = file.header("check").onlyKeys(Set.of("description", "severity"));
    return new CheckFile(
        file.path(),
        file.name(),
        header.required("description").string(),
        header.required("severity").oneOf(Severity.class),
        file.sql());
  }
}
