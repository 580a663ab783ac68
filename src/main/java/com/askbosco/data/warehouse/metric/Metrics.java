package com.askbosco.data.warehouse.metric;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.MetricFiles;
import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.spec.MetricSpec.Formula;
import com.askbosco.data.spec.MetricSpec.Measure;
import com.askbosco.data.spec.MetricSpec.Unit;
import com.askbosco.data.spec.YamlNode;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metrics of a project and the GoogleSQL that computes them. Sums are sums of a mart's rows; ratios are ratios of such sums at
 * whatever grain is asked for, so no query that is made here adds up or averages a ratio. Amounts are never added up over
 * currencies: {@code currency_code} joins the columns a query is grouped by. Immutable and thread-safe.
 */
public final class Metrics {
  private final Map<String, MetricSpec> metrics;
  private final Map<String, MartFile> marts = new LinkedHashMap<>();

  private Metrics(Map<String, MetricSpec> metrics, Gold gold) {
    this.metrics = metrics;
    for (MartFile mart : gold.marts()) {
      if (metrics.values().stream().anyMatch(metric -> isSummedIn(metric, mart.name()))) {
        marts.put(mart.name(), mart);
      }
    }
    Set<String> names = gold.marts().stream()
        .map(MartFile::name)
        .filter(name -> !name.startsWith("int_"))
        .collect(Collectors.toCollection(TreeSet::new));
    List<Problem> problems = new ArrayList<>();
    for (MetricSpec metric : metrics.values()) {
      if (metric.formula() instanceof Formula.Sum sum) {
        sum.measures().forEach((mart, measure) -> {
          if (!marts.containsKey(mart)) {
            problems.add(new Problem(
                ErrorCode.CONFIG_UNKNOWN_REFERENCE,
                metric.file(),
                measure.line(),
                "sum." + mart,
                "there is no mart `" + mart + "`",
                Gold.mend(mart, names)));
          }
        });
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  /**
   * Reads {@code metrics/} and the marts of {@code sql/} of a project.
   *
   * @throws ProblemsException with everything wrong in their files
   */
  public static Metrics read(Path project) {
    return new Metrics(
        MetricFiles.load(project.resolve("metrics")), Gold.read(project.resolve("sql")));
  }

  /** All metrics by id. */
  public Collection<MetricSpec> all() {
    return metrics.values();
  }

  /** The marts that hold figures, each after those it reads. */
  public Collection<MartFile> marts() {
    return marts.values();
  }

  /** The metrics that can be computed from a mart. */
  public List<MetricSpec> of(MartFile mart) {
    return metrics.values().stream().filter(metric -> isIn(metric, mart.name())).toList();
  }

  /** The ids of the metrics that have a part in one of these marts. */
  public List<String> needing(Set<String> names) {
    return metrics.values().stream()
        .filter(metric -> parts(metric).stream()
            .anyMatch(part -> part.formula() instanceof Formula.Sum sum
                && sum.measures().keySet().stream().anyMatch(names::contains)))
        .map(MetricSpec::id)
        .toList();
  }

  private List<MetricSpec> parts(MetricSpec metric) {
    return switch (metric.formula()) {
      case Formula.Sum sum -> List.of(metric);
      case Formula.Ratio ratio -> List.of(metric(ratio.of()), metric(ratio.by()));
    };
  }

  private boolean isIn(MetricSpec metric, String mart) {
    return switch (metric.formula()) {
      case Formula.Sum sum -> sum.measures().containsKey(mart);
      case Formula.Ratio ratio ->
        isSummedIn(metric(ratio.of()), mart) && isSummedIn(metric(ratio.by()), mart);
    };
  }

  /** The metric's own note and those of what it is made of, such as that platforms claim the same order more than once. */
  public List<String> notes(MetricSpec metric) {
    Set<String> notes = new LinkedHashSet<>();
    metric.note().ifPresent(notes::add);
    if (metric.formula() instanceof Formula.Ratio ratio) {
      notes.addAll(notes(metric(ratio.of())));
      notes.addAll(notes(metric(ratio.by())));
    }
    return List.copyOf(notes);
  }

  private static boolean isSummedIn(MetricSpec metric, String mart) {
    return metric.formula() instanceof Formula.Sum sum && sum.measures().containsKey(mart);
  }

  /** The columns by which figures of a mart may be grouped, besides the day. */
  public static List<String> dimensions(MartFile mart) {
    Set<String> columns = new LinkedHashSet<>(mart.keys());
    columns.addAll(mart.dimensions());
    columns.remove("tenant_id");
    columns.remove("report_date");
    return List.copyOf(columns);
  }

  /** A metric's GoogleSQL expression over a group of rows of a mart; columns are written with the prefix. */
  String expression(MetricSpec metric, MartFile mart, ColumnNames names) {
    return switch (metric.formula()) {
      case Formula.Sum sum -> {
        Measure measure = Objects.requireNonNull(sum.measures().get(mart.name()));
        yield sum.single() ? single(measure, names) : sum(measure, names);
      }
      case Formula.Ratio ratio ->
        ratio(
            expression(metric(ratio.of()), mart, names),
            expression(metric(ratio.by()), mart, names),
            ratio.times());
    };
  }

  /** What may not be added up is known of one row alone. */
  private static String single(Measure measure, ColumnNames names) {
    return "IF(COUNT(*) = 1, CAST(MAX(" + names.written(measure.value()) + ") AS NUMERIC), NULL)";
  }

  private static String sum(Measure measure, ColumnNames names) {
    String sum = "CAST(SUM(" + names.written(measure.value()) + ") AS NUMERIC)";
    return measure
        .unknownIf()
        .map(unknown -> "IF(COUNTIF(" + names.written(unknown) + ") > 0, NULL, " + sum + ")")
        .orElse(sum);
  }

  /** A ratio of two expressions, each a NUMERIC. */
  static String ratio(String of, String by, BigDecimal times) {
    String above = times.compareTo(BigDecimal.ONE) == 0 ? of : of + " * " + times.toPlainString();
    return "SAFE_DIVIDE(" + above + ", " + by + ")";
  }

  /**
   * The GoogleSQL query that answers a request, from the smallest mart that holds all it asks for. Its columns are the period, the
   * columns grouped by and the metrics, in this order; its rows are sorted by what they are grouped by.
   *
   * @throws BoscoException with {@code USAGE} when no mart can answer, saying what there is
   */
  public String query(MetricRequest request) {
    return query(martFor(request), request);
  }

  String query(MartFile mart, MetricRequest request) {
    List<String> by = new ArrayList<>(request.by());
    boolean money = request.metrics().stream().anyMatch(id -> isMoney(metric(id)));
    if (money && !by.contains("currency_code") && mart.dimensions().contains("currency_code")) {
      by.add("currency_code");
    }
    List<String> groups = new ArrayList<>();
    request.period().ifPresent(period -> groups.add(period.sql() + " AS period"));
    groups.addAll(by);
    List<String> columns = new ArrayList<>(groups);
    for (String id : request.metrics()) {
      columns.add(expression(metric(id), mart, ColumnNames.PLAIN) + " AS " + id);
    }
    List<String> conditions = new ArrayList<>();
    request.from().ifPresent(day -> conditions.add("report_date >= DATE '" + day + "'"));
    request.to().ifPresent(day -> conditions.add("report_date <= DATE '" + day + "'"));
    request
        .where()
        .forEach((column, values) -> conditions.add(column + " IN ("
            + values.stream().map(Metrics::literal).collect(Collectors.joining(", ")) + ")"));
    StringBuilder sql = new StringBuilder("SELECT\n  ")
        .append(String.join(",\n  ", columns))
        .append("\nFROM gold.")
        .append(mart.name());
    if (!conditions.isEmpty()) {
      sql.append("\nWHERE ").append(String.join("\n  AND ", conditions));
    }
    if (!groups.isEmpty()) {
      String positions = java.util.stream.IntStream.rangeClosed(1, groups.size())
          .mapToObj(Integer::toString)
          .collect(Collectors.joining(", "));
      sql.append("\nGROUP BY ").append(positions).append("\nORDER BY ").append(positions);
    }
    return sql.append('\n').toString();
  }

  /** Whether an amount goes into the metric. */
  private boolean isMoney(MetricSpec metric) {
    return switch (metric.formula()) {
      case Formula.Sum sum -> metric.unit() == Unit.MONEY;
      case Formula.Ratio ratio -> isMoney(metric(ratio.of())) || isMoney(metric(ratio.by()));
    };
  }

  private MartFile martFor(MetricRequest request) {
    if (request.metrics().isEmpty()) {
      throw new BoscoException(ErrorCode.USAGE, "Name at least one metric. " + known());
    }
    Set<String> columns = new LinkedHashSet<>(request.by());
    columns.addAll(request.where().keySet());
    // A mart that holds all goes before one that holds a part; the fewer keys a mart has, the fewer
    // rows it has.
    return marts.values().stream()
        .filter(mart -> dimensions(mart).containsAll(columns))
        .filter(mart -> request.metrics().stream().allMatch(id -> isIn(metric(id), mart.name())))
        .min(java.util.Comparator.comparing(MartFile::partial)
            .thenComparingInt(mart -> mart.keys().size()))
        .orElseThrow(() -> new BoscoException(
            ErrorCode.USAGE,
            "No mart has " + String.join(", ", request.metrics()) + " by "
                + (columns.isEmpty() ? "nothing" : String.join(", ", columns)) + ". There are: "
                + marts.values().stream()
                    .map(mart -> mart.name() + " by " + String.join(", ", dimensions(mart))
                        + " with "
                        + of(mart).stream().map(MetricSpec::id).collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("; "))
                + "."));
  }

  /** A metric by its id. */
  public MetricSpec metric(String id) {
    MetricSpec metric = metrics.get(id);
    if (metric == null) {
      String near = YamlNode.nearest(id, metrics.keySet());
      throw new BoscoException(
          ErrorCode.USAGE,
          "There is no metric `" + id + "`. "
              + (near == null ? known() : "Did you mean `" + near + "`? " + known()));
    }
    return metric;
  }

  private String known() {
    return "There are " + String.join(", ", metrics.keySet()) + ".";
  }

  private static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
