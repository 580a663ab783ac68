package com.askbosco.data.warehouse.lineage;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.spec.MetricSpec.Formula;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every metric and every column of gold, silver and ops is made of. Nodes are texts: {@code metric.roas}, {@code
 * gold.mart_channel_daily.spend_rc}, {@code silver.fct_order.gross_sales}, a source's field {@code shopify.orders:total_price}, a
 * client's setting {@code client:account.currency}, {@code run} for what the run itself writes, {@code clients/*.yaml}, and {@code
 * constant}. Immutable.
 */
public final class Lineage {
  private static final String RUN = "run";
  private static final String CLIENTS = "clients/*.yaml";
  private static final Pattern WORD = Pattern.compile("\\b[a-z][a-z0-9_]*\\b");

  /** Knows the parents of the columns of a mart's query. */
  @FunctionalInterface
  public interface QueryParents {
    /** By result column, each parent as {@code dataset.table.column}. */
    Map<String, Set<String>> of(MartFile mart);
  }

  private final Map<String, Set<String>> parents = new TreeMap<>();
  private final Map<String, Set<String>> children = new TreeMap<>();

  /**
   * Builds the graph.
   *
   * @param gold the marts
   * @param tables the tables of silver and ops
   * @param mappings how silver is made
   * @param metrics what is shown
   * @param queries finds the parents in a mart's query
   */
  public Lineage(
      Gold gold,
      Collection<TableLayout> tables,
      Iterable<MappingSpec> mappings,
      Metrics metrics,
      QueryParents queries) {
    Map<String, Set<String>> mapped = MappedFields.of(mappings);
    for (TableLayout table : tables) {
      for (String column : table.columns()) {
        String node = table.fullName() + "." + column;
        add(node, mapped.containsKey(node) ? mapped.get(node) : written(table, column));
      }
    }
    for (MartFile mart : gold.marts()) {
      made(mart, queries.of(mart)).forEach((column, from) -> {
        from.stream()
            .filter(parent -> parent.endsWith(".*"))
            .forEach(rows -> add(rows, Set.of(RUN)));
        add(
            "gold." + mart.name() + "." + column,
            from.isEmpty() ? Set.of(MappedFields.CONSTANT) : from);
      });
    }
    metrics.all().forEach(metric -> add("metric." + metric.id(), parents(metric)));
  }

  /** The parents of the table's columns; a step stands between them and those of the query's. */
  private static Map<String, Set<String>> made(MartFile mart, Map<String, Set<String>> selected) {
    if (mart.step().isEmpty()) {
      return selected;
    }
    Map<String, Set<String>> made = new TreeMap<>();
    mart.step().get().parents().forEach((column, from) -> {
      Set<String> all = made.computeIfAbsent(column, c -> new TreeSet<>());
      from.forEach(input -> all.addAll(selected.getOrDefault(input, Set.of())));
    });
    return made;
  }

  private Set<String> parents(MetricSpec metric) {
    Set<String> from = new TreeSet<>();
    switch (metric.formula()) {
      case Formula.Ratio ratio -> {
        from.add("metric." + ratio.of());
        from.add("metric." + ratio.by());
      }
      case Formula.Sum sum ->
        sum.measures().forEach((mart, measure) -> {
          Matcher words = WORD.matcher(measure.value());
          while (words.find()) {
            from.add("gold." + mart + "." + words.group());
          }
        });
    }
    return from;
  }

  /** A column that no mapping fills. */
  private static Set<String> written(TableLayout table, String column) {
    boolean identity = TableLayout.IDENTITY.stream().anyMatch(f -> f.name().equals(column));
    boolean ofClients = Set.of("dim_client", "fct_budget").contains(table.name());
    if (table.schema().equals("silver") && (identity || ofClients)) {
      return Set.of(CLIENTS);
    }
    boolean technical = TableLayout.TECHNICAL.stream().anyMatch(f -> f.name().equals(column));
    return table.schema().equals("silver") && !technical ? Set.of() : Set.of(RUN);
  }

  private void add(String node, Set<String> from) {
    parents.computeIfAbsent(node, n -> new TreeSet<>()).addAll(from);
    from.forEach(
        parent -> children.computeIfAbsent(parent, n -> new TreeSet<>()).add(node));
  }

  /** All nodes that are made of something, by name. */
  public Set<String> nodes() {
    return Collections.unmodifiableSet(parents.keySet());
  }

  /** What a node is made of, directly; nothing for a column of silver that no connector fills yet. */
  public Set<String> parents(String node) {
    return Collections.unmodifiableSet(known(node, parents));
  }

  /** What is made of a node, directly. */
  public Set<String> children(String node) {
    return Collections.unmodifiableSet(
        children.containsKey(node) ? children.get(node) : known(node, parents, Set.of()));
  }

  /** Everything that a node is made of or, the other way round, everything that is made of it. */
  public Set<String> all(String node, boolean down) {
    Set<String> found = new LinkedHashSet<>();
    collect(node, down, found);
    found.remove(node);
    return found;
  }

  private void collect(String node, boolean down, Set<String> found) {
    if (found.add(node)) {
      (down ? children : parents)
          .getOrDefault(node, Set.of())
          .forEach(next -> collect(next, down, found));
    }
  }

  /** The way from a node to its origins, or down to what depends on it, as an indented text; each node is opened once. */
  public String text(String node, boolean down) {
    if (!children.containsKey(node)) {
      known(node, parents);
    }
    StringBuilder out = new StringBuilder();
    text(node, down, 0, new LinkedHashSet<>(), out);
    return out.toString();
  }

  private void text(String node, boolean down, int depth, Set<String> open, StringBuilder out) {
    Set<String> next = (down ? children : parents).getOrDefault(node, Set.of());
    boolean again = !open.add(node) && !next.isEmpty();
    out.append("  ".repeat(depth))
        .append(node)
        .append(again ? " (see above)" : "")
        .append('\n');
    if (!again) {
      next.forEach(each -> text(each, down, depth + 1, open, out));
    }
  }

  private static Set<String> known(String node, Map<String, Set<String>> nodes) {
    Set<String> found = nodes.get(node);
    if (found == null) {
      List<String> near = nodes.keySet().stream()
          .filter(name -> name.endsWith(node.substring(node.lastIndexOf('.') + 1)))
          .sorted(java.util.Comparator.comparingInt((String name) -> -alike(name, node)))
          .limit(5)
          .toList();
      throw new BoscoException(
          ErrorCode.USAGE,
          "There is no column, field or metric `" + node + "`. "
              + (near.isEmpty()
                  ? "Write gold.mart.column, silver.table.column or metric.id."
                  : "Did you mean " + String.join(", ", near) + "?"));
    }
    return found;
  }

  /** How many letters two names begin with alike. */
  private static int alike(String a, String b) {
    int letters = 0;
    while (letters < Math.min(a.length(), b.length()) && a.charAt(letters) == b.charAt(letters)) {
      letters++;
    }
    return letters;
  }

  private static Set<String> known(
      String node, Map<String, Set<String>> nodes, Set<String> otherwise) {
    known(node, nodes);
    return otherwise;
  }
}
