package com.askbosco.data.local;

import com.askbosco.data.lineage.Model;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.MappingFile;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.warehouse.lineage.Lineage;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the lineage of a project; its queries are analysed on this machine. */
public final class LocalLineage {

  private LocalLineage() {}

  /**
   * What the tables of a project are made of, by the canon, the mappings of the product's own connectors, the marts and the
   * metrics.
   *
   * @param project holds {@code sql/} and {@code metrics/}
   * @param cache where lowered queries are kept
   */
  public static Model of(Path project, Path cache) {
    List<TableLayout> tables = ControlTables.with(Canon.load().values());
    Gold gold = Gold.read(project.resolve("sql"));
    MartCatalog catalog =
        new MartCatalog(gold, tables, new Lowering(cache), Metrics.read(project)::needing);
    Lineage columns = new Lineage(
        gold,
        tables,
        mappings(),
        Metrics.read(project),
        mart -> catalog.compiled(mart).parents());
    Map<String, TableLayout> layouts = new HashMap<>();
    tables.forEach(table -> layouts.put(table.fullName(), table));
    catalog.layouts().forEach(table -> layouts.put(table.fullName(), table));
    Map<String, String> queries = new HashMap<>();
    for (MartFile mart : gold.marts()) {
      queries.put("gold." + mart.name(), mart.sql());
    }
    return new Model(columns, layouts, queries);
  }

  private static List<MappingSpec> mappings() {
    List<MappingSpec> mappings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    ResourceFolder.texts("connectors", "silver.yaml").forEach((name, text) -> {
      YamlFile file = YamlFile.parse("connectors/" + name, text);
      mappings.add(MappingFile.read(file));
      problems.addAll(file.problems());
    });
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return mappings;
  }
}
