package com.askbosco.data.warehouse.migrate;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableRecord;
import com.askbosco.data.warehouse.table.TableRecord.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A table from before definitions were remembered: the first version, with the columns that it has. Of what its columns cannot
 * tell (key, disposition, units) it is taken to be what the canon says.
 */
record UnrecordedTable(Dialect dialect, TableSpec spec, Map<String, String> columns) {

  TableRecord record() {
    TableRecord now = TableRecord.of(spec);
    Map<String, Column> said = new java.util.HashMap<>();
    now.columns().forEach(column -> said.put(column.name(), column));
    List<Column> found = new ArrayList<>();
    Set<String> around = around();
    columns.forEach((name, type) -> {
      Column column = said.remove(name);
      boolean known = column != null || spec.version().number() > 1;
      if (known && !around.contains(name)) {
        found.add(new Column(
            name,
            type(type, column),
            column != null && column.required(),
            column == null ? TableSpec.Unit.NONE.name().toLowerCase(Locale.ROOT) : column.unit()));
      }
    });
    if (spec.version().number() == 1) {
      now.columns().stream().filter(column -> said.containsKey(column.name())).forEach(found::add);
    }
    return new TableRecord(
        now.table(),
        1,
        now.disposition(),
        now.key(),
        now.replaceBy(),
        now.partition(),
        now.cluster(),
        now.history(),
        found);
  }

  private Set<String> around() {
    Set<String> names = new HashSet<>();
    if (spec.disposition() != Disposition.REFERENCE) {
      TableLayout.IDENTITY.forEach(field -> names.add(field.name()));
      TableLayout.TECHNICAL.forEach(field -> names.add(field.name()));
      TableLayout.OF_ENTITIES.forEach(field -> names.add(field.name()));
    }
    return names;
  }

  private String type(String found, @org.jspecify.annotations.Nullable Column said) {
    if (said != null && dialect.type(Type.valueOf(said.type())).equals(found)) {
      return said.type();
    }
    for (Type type : Type.values()) {
      if (dialect.type(type).equals(found)) {
        return type.name();
      }
    }
    return Type.STRING.name();
  }
}
