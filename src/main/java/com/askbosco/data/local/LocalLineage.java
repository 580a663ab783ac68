package com.askbosco.data.local;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.warehouse.googlesql.GoogleSql;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import com.askbosco.data.warehouse.lineage.Lineage;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the lineage of a project; its queries are analysed on this machine. */
public final class LocalLineage {

  private LocalLineage() {}

  /**
   * The lineage of the canon, the marts and the metrics.
   *
   * @param project holds {@code sql/} and {@code metrics/}
   * @param cache where lowered queries are kept
   * @param mappings how silver is made
   */
  public static Lineage of(Path project, Path cache, Iterable<MappingSpec> mappings) {
    List<TableLayout> tables = ControlTables.with(Canon.load().values());
    Gold gold = Gold.read(project.resolve("sql"));
    MartCatalog catalog = new MartCatalog(gold, tables, new Lowering(cache));
    List<TableSchema> schemas = new ArrayList<>();
    tables.forEach(table -> schemas.add(Lowering.schema(table)));
    catalog.layouts().forEach(table -> schemas.add(Lowering.schema(table)));
    GoogleSql sql = new GoogleSql(schemas);
    return new Lineage(gold, tables, mappings, Metrics.read(project), sql::parents);
  }
}
