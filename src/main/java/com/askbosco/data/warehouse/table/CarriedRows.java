package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the rows of one version of a table become those of the next, in GoogleSQL.
 *
 * @param from the version before, under the name that it has beside the new one
 * @param to the new version
 * @param expressions an expression over the old columns for every new column, in their order
 */
public record CarriedRows(TableLayout from, TableLayout to, Map<String, String> expressions) {

  /** The tables of a new version: its own, and that of its entities' versions where both have one. */
  public static List<CarriedRows> of(TableStep.NewVersion step) {
    TableSpec before = step.before().toSpec();
    List<CarriedRows> all = new ArrayList<>();
    all.add(of(TableLayout.silver(before), TableLayout.silver(step.spec()), step.spec()));
    if (before.hasHistory() && step.spec().hasHistory()) {
      all.add(of(TableLayout.history(before), TableLayout.history(step.spec()), step.spec()));
    }
    return all;
  }

  private static CarriedRows of(TableLayout before, TableLayout to, TableSpec spec) {
    Map<String, Field> old = new LinkedHashMap<>();
    before.fields().forEach(field -> old.put(field.name(), field));
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Field field : to.fields()) {
      String carried = spec.version().carry().get(field.name());
      if (carried != null) {
        expressions.put(field.name(), carried);
      } else if (old.containsKey(field.name())) {
        expressions.put(field.name(), "`" + field.name() + "`");
      } else {
        expressions.put(field.name(), "CAST(NULL AS " + field.type() + ")");
      }
    }
    TableLayout from = new TableLayout(
        before.schema(),
        before.versioned(before.version()),
        before.fields(),
        before.key(),
        before.partition(),
        before.cluster());
    return new CarriedRows(from, to, expressions);
  }

  /** The query for all new rows. */
  public String query() {
    return expressions.entrySet().stream()
            .map(each -> "  " + each.getValue() + " AS `" + each.getKey() + "`")
            .collect(Collectors.joining(",\n", "SELECT\n", "\nFROM "))
        + from.fullName();
  }
}
