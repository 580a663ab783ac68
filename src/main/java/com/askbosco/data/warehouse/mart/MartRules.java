package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.mart.CheckFile.Layer;
import com.askbosco.data.warehouse.mart.CheckFile.Severity;
import com.askbosco.data.warehouse.mart.DataChecks.SetCheck;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checks a mart's header asks for, as queries of the rows that break them. */
final class MartRules {
  private MartRules() {}

  static List<SetCheck> of(MartFile mart, TableLayout layout, Dialect dialect) {
    String table = dialect.table(layout);
    String keys = mart.keys().stream().map(dialect::name).collect(Collectors.joining(", "));
    List<SetCheck> checks = new ArrayList<>();
    checks.add(check(
        mart,
        "unique",
        "No two rows of " + mart.name() + " share " + String.join(", ", mart.keys()) + ".",
        "SELECT " + keys + ", COUNT(*) FROM " + table + " GROUP BY " + keys
            + " HAVING COUNT(*) > 1"));
    if (!mart.notNull().isEmpty()) {
      checks.add(check(
          mart,
          "not_null",
          "Every row of " + mart.name() + " has " + String.join(", ", mart.notNull()) + ".",
          "SELECT " + keys + " FROM " + table + " WHERE "
              + mart.notNull().stream()
                  .map(column -> dialect.name(column) + " IS NULL")
                  .collect(Collectors.joining(" OR "))));
    }
    MartTests tests = mart.tests();
    if (!tests.nonNegative().isEmpty()) {
      checks.add(check(
          mart,
          "non_negative",
          "No row of " + mart.name() + " has " + String.join(", ", tests.nonNegative())
              + " below zero.",
          "SELECT " + keys + " FROM " + table + " WHERE "
              + tests.nonNegative().stream()
                  .map(column -> dialect.name(column) + " < 0")
                  .collect(Collectors.joining(" OR "))));
    }
    tests
        .accepted()
        .forEach((column, texts) -> checks.add(check(
            mart,
            column + "_accepted",
            column + " of " + mart.name() + " is one of " + String.join(", ", texts) + ".",
            "SELECT " + keys + " FROM " + table + " WHERE " + dialect.name(column) + " NOT IN ("
                + texts.stream().map(dialect::literal).collect(Collectors.joining(", ")) + ")")));
    for (MartTests.Reference each : tests.references()) {
      TableLayout other = new TableLayout(
          each.schema(), each.table(), List.of(), List.of(), Optional.empty(), List.of());
      checks.add(check(
          mart,
          each.column() + "_known",
          each.column() + " of " + mart.name() + " stands in " + other.fullName() + "."
              + each.target() + ".",
          "SELECT " + keys + " FROM " + table + " m WHERE m." + dialect.name(each.column())
              + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + dialect.table(other)
              + " r WHERE r." + dialect.name(each.target()) + " = m." + dialect.name(each.column())
              + ")"));
    }
    return checks;
  }

  private static SetCheck check(MartFile mart, String rule, String description, String query) {
    return new SetCheck(
        mart.name() + "_" + rule, description, Severity.FAIL, Layer.GOLD, query, mart.keys());
  }
}
