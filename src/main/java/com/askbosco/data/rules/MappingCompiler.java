package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.MappingSpec.RowSpec;
import com.askbosco.data.spec.MappingSpec.StreamSpec;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.ValueSpec;
import com.askbosco.data.spec.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a mapping into functions and notes everything in it that cannot work. */
final class MappingCompiler {
  private final MappingParts parts;
  private final Map<String, TableSpec> canon;

  MappingCompiler(MappingParts parts, Map<String, TableSpec> canon) {
    this.parts = parts;
    this.canon = canon;
  }

  Map<String, StreamMapper> compile() {
    Map<String, StreamMapper> streams = new LinkedHashMap<>();
    parts.spec().streams().forEach((name, stream) -> streams.put(name, stream(stream)));
    return streams;
  }

  private StreamMapper stream(StreamSpec spec) {
    List<RowMapper> rows = new ArrayList<>();
    for (RowSpec row : spec.rows()) {
      TableSpec table = canon.get(row.table());
      if (table == null) {
        row.at()
            .problem(
                ErrorCode.CONFIG_UNKNOWN_REFERENCE,
                "there is no table `" + row.table() + "`",
                "Known: " + String.join(", ", canon.keySet()) + ".");
      } else if (table.disposition() == Disposition.REFERENCE) {
        row.at()
            .problem(
                ErrorCode.CONFIG_BAD_VALUE,
                "`" + row.table() + "` is filled from files, not by mappings",
                "Map the stream to another table.");
      } else {
        rows.add(row(row, table, spec.finalAfterDays().orElse(-1)));
      }
    }
    Value asOf = spec.asOf().isEmpty()
        ? null
        : new ValueCompiler(parts, false).paths(spec.at(), spec.asOf());
    return new CompiledStream(rows, spec.ignoreUnmatched(), parts.spec().sourceSystem(), asOf);
  }

  private RowMapper row(RowSpec spec, TableSpec table, int finalAfterDays) {
    boolean inArray = !spec.forEach().isEmpty();
    ValueCompiler outside = new ValueCompiler(parts, false);
    ValueCompiler values = new ValueCompiler(parts, inArray);
    Conditions.Test when =
        spec.when().map(condition -> Conditions.compile(condition, values)).orElse(frame -> true);
    Value array = inArray ? outside.arrays(spec.at(), spec.forEach()) : null;
    RowMapper.Joined joined = spec.join()
        .map(join -> new RowMapper.Joined(outside.arrays(spec.at(), join.with()), join.on()))
        .orElse(null);
    return new RowMapper(table, when, array, joined, cells(spec, table, values), finalAfterDays);
  }

  private RowMapper.Cell[] cells(RowSpec spec, TableSpec table, ValueCompiler values) {
    Map<String, Integer> positions = table.positions();
    List<RowMapper.Cell> cells = new ArrayList<>();
    spec.columns().forEach((name, value) -> {
      Integer position = positions.get(name);
      if (position == null) {
        unknownColumn(name, value.at(), table);
        return;
      }
      Column column = table.columns().get(position);
      ColumnChecks.check(column, value, parts);
      cells.add(cell(column, position, value, values));
    });
    Set<String> missing = table.columns().stream()
        .filter(Column::required)
        .map(Column::name)
        .filter(name -> !spec.columns().containsKey(name))
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    if (!missing.isEmpty()) {
      spec.at()
          .problem(
              ErrorCode.CONFIG_MISSING_KEY,
              "required columns of " + table.name() + " are missing: " + String.join(", ", missing),
              "Map them.");
    }
    return cells.toArray(RowMapper.Cell[]::new);
  }

  private static RowMapper.Cell cell(
      Column column, int position, ValueSpec value, ValueCompiler values) {
    var zone = value.edit().zone();
    return new RowMapper.Cell(
        column, position, values.compile(value), context -> Edits.zone(zone, context));
  }

  private static void unknownColumn(String name, YamlNode at, TableSpec table) {
    at.problem(
        ErrorCode.CONFIG_UNKNOWN_REFERENCE,
        table.name() + " has no column `" + name + "`",
        "Add it to canon/" + table.name() + ".yaml, or put the field into `extra`.");
  }
}
