package com.askbosco.data.rules.contract;

import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.MappingSpec.RowSpec;
import com.askbosco.data.spec.MappingSpec.StreamSpec;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.ValueSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a stream's mapping cannot do without, for a first contract: fields without which no row comes of a record, and the values
 * that its tables of enumerations know.
 *
 * @param required fields of which a required column is made, and nothing else could be
 * @param values known values, by field
 */
public record MappingNeeds(Set<String> required, Map<String, Set<String>> values) {
  /** Longer tables, such as that of all countries, are no list of a vendor's words. */
  private static final int MOST = 60;

  /** The needs of a stream. */
  public static MappingNeeds of(
      MappingSpec mapping,
      StreamSpec stream,
      Map<String, TableSpec> canon,
      Map<String, Map<String, String>> shared) {
    MappingNeeds needs = new MappingNeeds(new TreeSet<>(), new TreeMap<>());
    for (RowSpec row : stream.rows()) {
      if (row.forEach().isEmpty() && row.when().isEmpty()) {
        TableSpec table = canon.get(row.table());
        Set<String> columns = new TreeSet<>();
        if (table != null) {
          table.columns().stream().filter(Column::required).map(Column::name).forEach(columns::add);
        }
        row.columns().forEach((name, value) -> {
          if (columns.contains(name)) {
            needs.require(value);
          }
          needs.collect(value, mapping.lookups(), shared);
        });
      }
    }
    return needs;
  }

  private void require(ValueSpec value) {
    if (value.edit().otherwise().isPresent()) {
      return;
    }
    switch (value.origin()) {
      case ValueSpec.Path path -> only(path.paths());
      case ValueSpec.ClientDate date -> only(date.paths());
      case ValueSpec.Key key -> key.parts().forEach(this::require);
      default -> {}
    }
  }

  private void only(List<String> paths) {
    if (paths.size() == 1 && !paths.get(0).startsWith("$")) {
      required.add(paths.get(0));
    }
  }

  private void collect(
      ValueSpec value,
      Map<String, Map<String, String>> own,
      Map<String, Map<String, String>> shared) {
    switch (value.origin()) {
      case ValueSpec.First first -> first.parts().forEach(part -> collect(part, own, shared));
      case ValueSpec.Path path ->
        value.edit().lookup().ifPresent(name -> {
          Map<String, String> table = own.getOrDefault(name, shared.getOrDefault(name, Map.of()));
          if (table.size() > 1 && table.size() <= MOST && value.edit().other().isPresent()) {
            path.paths()
                .forEach(field ->
                    values.computeIfAbsent(field, f -> new TreeSet<>()).addAll(table.keySet()));
          }
        });
      default -> {}
    }
  }
}
