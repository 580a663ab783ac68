package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.mart.CheckFile.Layer;
import com.askbosco.data.warehouse.mart.CheckFile.Severity;
import com.askbosco.data.warehouse.mart.DataChecks.SetCheck;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
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
    return checks;
  }

  private static SetCheck check(MartFile mart, String rule, String description, String query) {
    return new SetCheck(
        mart.name() + "_" + rule, description, Severity.ERROR, Layer.GOLD, query, mart.keys());
  }
}
