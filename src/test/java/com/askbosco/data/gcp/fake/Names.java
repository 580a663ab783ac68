package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names in a statement mean: tables of the project, of the session, and the information schema. */
final class Names {
  private final Catalog catalog;
  private final Session session;
  private final Optional<String> defaultDataset;
  private final Map<String, String> restricted;

  /** With where tables are read of which the session does not see everything, by path. */
  Names(
      Catalog catalog,
      Session session,
      Optional<String> defaultDataset,
      Map<String, String> restricted) {
    this.catalog = catalog;
    this.session = session;
    this.defaultDataset = defaultDataset;
    this.restricted = restricted;
  }

  /** A dataset and a table in it; an empty dataset is the session. */
  record Target(String dataset, String table) {}

  /** All that a statement may name. */
  List<StatementAnalyzer.Known> known(String sql) {
    List<StatementAnalyzer.Known> known = new ArrayList<>();
    for (Table table : catalog.tables()) {
      // The catalog is sent to the analyzer with each statement: only what the text names goes
      // along.
      if (!sql.contains(table.name())) {
        continue;
      }
      known.add(new StatementAnalyzer.Known(
          restricted.getOrDefault(table.path(), table.held()),
          paths(List.of(table.dataset(), table.name())),
          table.columns()));
    }
    if (sql.toUpperCase(java.util.Locale.ROOT).contains("INFORMATION_SCHEMA")) {
      for (var dataset : catalog.datasets()) {
        String name = dataset.path("datasetReference").path("datasetId").asText();
        for (InformationSchema.View view : InformationSchema.View.values()) {
          known.add(new StatementAnalyzer.Known(
              InformationSchema.held(name, view),
              paths(List.of(name, "INFORMATION_SCHEMA", view.name())),
              view.columns()));
        }
      }
    }
    for (Table table : session.temporary().values()) {
      known.add(new StatementAnalyzer.Known(
          table.held(),
          Set.of(List.of(table.name()), List.of("_SESSION", table.name())),
          table.columns()));
    }
    return known;
  }

  private Set<List<String>> paths(List<String> parts) {
    List<String> whole = new ArrayList<>(List.of(catalog.project()));
    whole.addAll(parts);
    Set<List<String>> paths = new HashSet<>();
    paths.add(parts);
    paths.add(List.of(String.join(".", parts)));
    paths.add(whole);
    paths.add(List.of(String.join(".", whole)));
    List<String> last = parts.subList(1, parts.size());
    List<String> half = new ArrayList<>(List.of(catalog.project() + "." + parts.get(0)));
    half.addAll(last);
    paths.add(half);
    if (defaultDataset.filter(parts.get(0)::equals).isPresent()
        && !session.temporary().containsKey(String.join(".", last))) {
      paths.add(last);
    }
    return paths;
  }

  /** The dataset and table a statement creates, alters or drops. */
  Target target(List<String> path) {
    List<String> parts = List.of(String.join(".", path).split("\\.", -1));
    if (parts.size() == 3) {
      if (!parts.get(0).equals(catalog.project())) {
        throw new ApiException(
            "accessDenied",
            "Access Denied: Project " + parts.get(0) + ": there is no such project");
      }
      return new Target(parts.get(1), parts.get(2));
    }
    if (parts.size() == 2) {
      return parts.get(0).equals("_SESSION")
          ? new Target("", parts.get(1))
          : new Target(parts.get(0), parts.get(1));
    }
    String table = parts.get(0);
    if (session.temporary().containsKey(table)) {
      return new Target("", table);
    }
    return new Target(
        defaultDataset.orElseThrow(() -> ApiException.invalid(
            "Table \"" + table + "\" must be qualified with a dataset (e.g. dataset.table).")),
        table);
  }

  /** The table that DuckDB holds under this name, if it is one of the catalog's or the session's. */
  Optional<Table> held(String held) {
    for (Table table : session.temporary().values()) {
      if (table.held().equals(held)) {
        return Optional.of(table);
      }
    }
    return catalog.tables().stream()
        .filter(table -> table.held().equals(held) || held.equals(restricted.get(table.path())))
        .findFirst();
  }

  /** Whether the session sees all rows of a table. */
  boolean seesAll(Table table) {
    return !restricted.containsKey(table.path());
  }

  /** The table with this name. */
  Table table(List<String> path) {
    Target target = target(path);
    if (target.dataset().isEmpty()) {
      Table table = session.temporary().get(target.table());
      if (table == null) {
        throw ApiException.notFound("Table " + target.table());
      }
      return table;
    }
    return catalog.table(target.dataset(), target.table());
  }
}
