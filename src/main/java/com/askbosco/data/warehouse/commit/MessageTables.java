package com.askbosco.data.warehouse.commit;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is staged for a commit of messages. */
public final class MessageTables {
  private MessageTables() {}

  /** What rows staged for a table look like; none of a table that no commit of messages asks for. */
  public static Optional<TableLayout> staged(String table, Collection<TableSpec> canon) {
    if (table.startsWith("bronze.")) {
      return Optional.of(TableLayout.bronze(table.substring("bronze.".length())));
    }
    if (table.equals(ControlTables.SCHEMA_DRIFT.fullName())) {
      return Optional.of(DriftCommit.STAGED);
    }
    return staged(canon).stream()
        .filter(layout -> layout.fullName().equals(table))
        .findFirst();
  }

  /** All of them but those of bronze. */
  public static List<TableLayout> staged(Collection<TableSpec> canon) {
    return Stream.concat(
            Stream.of(ControlTables.QUARANTINE, DriftCommit.STAGED),
            canon.stream().map(TableLayout::silver))
        .toList();
  }
}
