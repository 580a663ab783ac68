package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.RowCheck.RowTest;
import com.askbosco.data.spec.ChannelGroups;
import com.askbosco.data.spec.RowCheckSpec;
import com.askbosco.data.spec.RowCheckSpec.Severity;
import com.askbosco.data.spec.RowCheckSpec.Test;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns row checks into tests over a table's columns, and notes what cannot work before any row is seen. */
final class RowCheckCompiler {
  private static final Set<Type> NUMBERS = EnumSet.of(Type.NUMERIC, Type.INT64, Type.FLOAT64);
  private static final Set<Type> TEXTS = EnumSet.of(Type.STRING);

  private final Reference reference;
  private final Map<String, Double> unitsPerEuro;

  RowCheckCompiler(Reference reference, Map<String, Double> unitsPerEuro) {
    this.reference = reference;
    this.unitsPerEuro = unitsPerEuro;
  }

  /** What a euro is worth in each currency, roughly, as {@code units_per_euro} of the file says. */
  static Map<String, Double> scale(YamlFile file) {
    Map<String, Double> scale = new HashMap<>();
    file.root()
        .onlyKeys(Set.of("units_per_euro"))
        .optional("units_per_euro")
        .ifPresent(node ->
            node.map().forEach((code, value) -> scale.put(code, value.decimal().doubleValue())));
    return scale;
  }

  /** Whether the check is for this table: named, or fitting a pattern and having the columns. */
  static boolean isFor(RowCheckSpec check, TableSpec table) {
    return check.tables().contains(table.name())
        || (check.tables().stream().anyMatch(each -> fits(each, table.name()))
            && table.positions().keySet().containsAll(columns(check)));
  }

  private static boolean fits(String pattern, String table) {
    return pattern.endsWith("*") && table.startsWith(pattern.substring(0, pattern.length() - 1));
  }

  private static List<String> columns(RowCheckSpec check) {
    List<String> columns = new ArrayList<>(List.of(check.column()));
    if (check.test() instanceof Test.NotAbove other) {
      columns.add(other.column());
    } else if (check.test() instanceof Test.Per per) {
      columns.add(per.column());
      per.currency().ifPresent(columns::add);
    }
    return columns;
  }

  /** Notes unknown tables, columns and lists, and columns of a type the check cannot be about. */
  void verify(RowCheckSpec check, Map<String, TableSpec> canon) {
    if (check.severity() == Severity.OFF) {
      return;
    }
    YamlNode at = check.at();
    for (String name : check.tables()) {
      if (!name.endsWith("*") && !canon.containsKey(name)) {
        String near = YamlNode.nearest(name, canon.keySet());
        at.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "there is no table `" + name + "`",
            near == null ? "See the canon." : "Did you mean `" + near + "`?");
      }
    }
    List<TableSpec> tables =
        canon.values().stream().filter(table -> isFor(check, table)).toList();
    if (tables.isEmpty()
        && at.optional("tables").isPresent()
        && check.tables().stream().anyMatch(name -> name.endsWith("*"))) {
      at.required("column")
          .problem(
              ErrorCode.CONFIG_UNKNOWN_REFERENCE,
              "no table of " + check.tables() + " has " + String.join(", ", columns(check)),
              "Name columns of the canon.");
    }
    tables.forEach(table -> verify(check, table, at));
    if (check.test() instanceof Test.InReference list && list(list.list()).isEmpty()) {
      at.required("reference")
          .problem(
              ErrorCode.CONFIG_UNKNOWN_REFERENCE,
              "there is no reference list `" + list.list() + "`",
              "Known: currency, channel_group, "
                  + String.join(
                      ", ", reference.lookups().keySet().stream().sorted().toList())
                  + ".");
    }
  }

  private static void verify(RowCheckSpec check, TableSpec table, YamlNode at) {
    Map<String, Integer> positions = table.positions();
    for (String column : columns(check)) {
      Integer position = positions.get(column);
      if (position == null) {
        String near = YamlNode.nearest(column, positions.keySet());
        at.required("column")
            .problem(
                ErrorCode.CONFIG_UNKNOWN_REFERENCE,
                table.name() + " has no column `" + column + "`",
                near == null
                    ? "Name a column of canon/" + table.name() + ".yaml."
                    : "Did you mean `" + near + "`?");
      } else {
        verifyType(check, table.columns().get(position), at);
      }
    }
  }

  private static void verifyType(RowCheckSpec check, Column column, YamlNode at) {
    boolean currency = check.test() instanceof Test.Per per
        && per.currency().filter(column.name()::equals).isPresent();
    Set<Type> possible = switch (check.test()) {
      case Test.NotNull nothing -> EnumSet.allOf(Type.class);
      case Test.Range range -> NUMBERS;
      case Test.NotAbove other -> NUMBERS;
      case Test.Per per -> currency ? TEXTS : NUMBERS;
      case Test.Accepted accepted -> TEXTS;
      case Test.Matches matches -> TEXTS;
      case Test.InReference list -> TEXTS;
    };
    if (!possible.contains(column.type())) {
      at.required("column")
          .problem(
              ErrorCode.CONFIG_WRONG_TYPE,
              "`" + column.name() + "` is " + column.type() + ", the check is about "
                  + (possible.equals(TEXTS) ? "texts" : "numbers"),
              "Name another column, or check something else.");
    }
  }

  private Set<String> list(String name) {
    return switch (name) {
      case "currency" -> {
        Set<String> codes = new HashSet<>();
        Currency.getAvailableCurrencies().forEach(each -> codes.add(each.getCurrencyCode()));
        yield codes;
      }
      case "channel_group" -> new HashSet<>(ChannelGroups.NAMES);
      default -> new HashSet<>(reference.lookups().getOrDefault(name, Map.of()).values());
    };
  }

  /** The check over one table that has its columns. */
  RowCheck compile(RowCheckSpec check, TableSpec table) {
    Map<String, Integer> positions = table.positions();
    int[] shown = columns(check).stream().mapToInt(positions::get).toArray();
    RowTest test = switch (check.test()) {
      case Test.NotNull nothing -> RowTests.notNull(shown[0]);
      case Test.Range range -> RowTests.range(shown[0], range);
      case Test.NotAbove other -> RowTests.notAbove(shown[0], shown[1]);
      case Test.Accepted accepted -> RowTests.in(shown[0], accepted.values());
      case Test.InReference list -> RowTests.in(shown[0], list(list.list()));
      case Test.Matches matches -> RowTests.matches(shown[0], matches.pattern());
      case Test.Per per ->
        RowTests.per(shown[0], shown[1], shown.length > 2 ? shown[2] : -1, per, unitsPerEuro);
    };
    return new RowCheck(check.name(), check.description(), check.severity(), table, shown, test);
  }
}
