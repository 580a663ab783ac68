package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.googlesql.BigQueryStatements;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartDocs;
import com.askbosco.data.warehouse.mart.PackagedMarts;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The marts of a project without a warehouse: what they are, and what building them would run. */
public final class LocalMarts {
  private final MartCatalog catalog;
  private final List<TableLayout> tables;
  private final List<String> views;

  private final Gold gold;
  private final Path cache;

  private LocalMarts(
      MartCatalog catalog, List<TableLayout> tables, List<String> views, Gold gold, Path cache) {
    this.views = views;
    this.gold = gold;
    this.cache = cache;
    this.catalog = catalog;
    this.tables = tables;
  }

  /**
   * Reads and compiles the marts.
   *
   * @param project holds {@code sql/} and {@code metrics/}
   * @param cache where lowered queries are kept
   */
  public static LocalMarts of(Path project, Path cache) {
    List<TableLayout> tables = ControlTables.with(Canon.load().values());
    Gold gold = Gold.read(project.resolve("sql"));
    MartCatalog catalog =
        new MartCatalog(gold, tables, new Lowering(cache), Metrics.read(project)::needing);
    return new LocalMarts(catalog, tables, views(project.resolve("sql")), gold, cache);
  }

  /** The files that are made of the marts, by their path in the project. */
  public Map<String, String> files() {
    return Map.of(
        MartDocs.FILE,
        MartDocs.of(catalog),
        PackagedMarts.FILE,
        PackagedMarts.json(catalog, views));
  }

  private static List<String> views(Path sql) {
    try (Stream<Path> files = Files.list(sql.resolve("views"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + sql + ": " + e, e);
    }
  }

  /** How many bytes BigQuery would read, estimated from a workspace; empty when nothing is published in it. */
  public Optional<ScanEstimate> estimate(Workspace workspace) {
    return ScanEstimate.of(workspace, catalog, tables);
  }

  /** The marts and their columns. */
  public MartCatalog catalog() {
    return catalog;
  }

  /** The same marts, with queries as another warehouse runs them. */
  public MartCatalog catalog(UnaryOperator<QueryCompiler> compiler) {
    return new MartCatalog(gold, tables, compiler.apply(new Lowering(cache)));
  }

  /** The tables of silver. */
  public List<TableLayout> silver() {
    return tables.stream().filter(table -> table.schema().equals("silver")).toList();
  }

  /**
   * Has GoogleSQL judge statements, each against the tables as those before it leave them.
   *
   * @param more tables besides those of silver and ops
   * @throws BoscoException with {@code SQL_INVALID} and the number of the statement
   */
  public void check(Collection<TableLayout> more, List<String> statements) {
    BigQueryStatements known = new BigQueryStatements(
        Stream.concat(tables.stream(), more.stream()).map(Lowering::schema).toList());
    for (int i = 0; i < statements.size(); i++) {
      known.check("statement " + (i + 1), statements.get(i));
    }
  }
}
