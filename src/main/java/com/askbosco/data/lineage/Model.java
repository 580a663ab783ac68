package com.askbosco.data.lineage;

import com.askbosco.data.warehouse.lineage.Lineage;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.Map;

/**
 * What a project's tables are made of.
 *
 * @param columns the parents of every column
 * @param tables the layouts of silver and gold, by {@code schema.table}
 * @param queries the GoogleSQL text of every mart, by {@code gold.<mart>}
 */
public record Model(Lineage columns, Map<String, TableLayout> tables, Map<String, String> queries) {

  /** Copies the maps. */
  public Model {
    tables = Map.copyOf(tables);
    queries = Map.copyOf(queries);
  }
}
