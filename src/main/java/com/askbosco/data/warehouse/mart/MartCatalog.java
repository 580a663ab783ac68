package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.mart.QueryCompiler.Compiled;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The marts of a project with their compiled queries and the tables they make. Everything is checked when this is made. */
public final class MartCatalog {
  private final Gold gold;
  private final Map<String, Compiled> compiled = new LinkedHashMap<>();
  private final Map<String, TableLayout> layouts = new LinkedHashMap<>();
  private final Map<String, Compiled> checks = new LinkedHashMap<>();

  /** As below, without knowledge of metrics. */
  public MartCatalog(Gold gold, Collection<TableLayout> tables, QueryCompiler compiler) {
    this(gold, tables, compiler, marts -> List.of());
  }

  /**
   * Compiles all marts in their order, each over the tables below and the marts before it, and then the checks.
   *
   * @param tables the tables of bronze, silver and ops
   * @param metrics the metrics that are made of any of these marts
   * @throws BoscoException with every mart and check that does not compile, each with its position, and what else stands on it
   */
  public MartCatalog(
      Gold gold,
      Collection<TableLayout> tables,
      QueryCompiler compiler,
      Function<Set<String>, List<String>> metrics) {
    this.gold = gold;
    Broken broken = new Broken();
    List<TableLayout> readable = new ArrayList<>(tables);
    for (MartFile mart : gold.marts()) {
      if (broken.reaches(mart)) {
        continue;
      }
      // Only the marts it names are offered, so that a new mart elsewhere does not make this one's
      // cached query stale.
      List<TableLayout> offered = new ArrayList<>(tables);
      mart.reads()
          .forEach(name -> offered.add(java.util.Objects.requireNonNull(layouts.get(name))));
      try {
        Compiled query = compiler.compile(mart.path(), mart.sql(), offered);
        mart.step().ifPresent(step -> requireInput(mart, step, query));
        TableLayout layout = new TableLayout(
            "gold",
            mart.name(),
            mart.step().map(MartStep::output).orElse(query.fields()),
            mart.keys(),
            mart.partition(),
            mart.cluster());
        requireColumns(mart, layout);
        compiled.put(mart.name(), query);
        layouts.put(mart.name(), layout);
        readable.add(layout);
      } catch (BoscoException e) {
        broken.mart(mart, e);
      }
    }
    for (CheckFile check : gold.checks()) {
      try {
        checks.put(check.name(), compiler.compile(check.path(), check.sql(), readable));
      } catch (BoscoException e) {
        broken.check(check, e);
      }
    }
    broken.raise(metrics);
  }

  private static void requireColumns(MartFile mart, TableLayout layout) {
    List<String> named = new ArrayList<>(mart.keys());
    mart.partition().ifPresent(named::add);
    named.addAll(mart.cluster());
    named.addAll(mart.dimensions());
    named.addAll(mart.notNull());
    named.addAll(mart.tests().columns());
    List<String> columns = layout.fields().stream().map(Field::name).toList();
    for (String column : named) {
      if (!columns.contains(column)) {
        throw new BoscoException(
            ErrorCode.SQL_INVALID,
            mart.path() + ":1: the header names column `" + column + "`, the query has "
                + String.join(", ", columns) + ".");
      }
    }
  }

  private static void requireInput(MartFile mart, MartStep step, Compiled query) {
    if (!query.fields().equals(step.input())) {
      throw new BoscoException(
          ErrorCode.SQL_INVALID,
          mart.path() + ":1: step `" + step.name() + "` reads " + columns(step.input())
              + "; the query gives " + columns(query.fields()) + ".");
    }
  }

  private static String columns(List<Field> fields) {
    return fields.stream()
        .map(field -> field.name() + " " + field.type())
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** The marts, each after those it reads. */
  public List<MartFile> marts() {
    return gold.marts();
  }

  /** The checks by name. */
  public List<CheckFile> checks() {
    return gold.checks();
  }

  /** The tables the marts make. */
  public Collection<TableLayout> layouts() {
    return layouts.values();
  }

  /** A mart's query as the warehouse runs it. */
  public Compiled compiled(MartFile mart) {
    return java.util.Objects.requireNonNull(compiled.get(mart.name()));
  }

  Compiled compiled(CheckFile check) {
    return java.util.Objects.requireNonNull(checks.get(check.name()));
  }

  /** The table a mart makes. */
  public TableLayout layout(MartFile mart) {
    return java.util.Objects.requireNonNull(layouts.get(mart.name()));
  }

  /** Text that differs whenever the mart's rows may differ for the same inputs. */
  public String definition(MartFile mart) {
    return layout(mart).fields() + " " + compiled(mart).sql()
        + mart.step().map(step -> " " + step.name() + " " + step.version()).orElse("");
  }
}
