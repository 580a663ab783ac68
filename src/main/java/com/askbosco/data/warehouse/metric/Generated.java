package com.askbosco.data.warehouse.metric;

import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.spec.MetricSpec.Formula;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.metric.MetricRequest.Period;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files made from the metrics: views for BI, LookML, the vocabulary of the API, docs. A test keeps them fresh. */
public final class Generated {
  static final String NOTE = "%s Made from metrics/ by `./bosco metrics generate`; do not edit.\n";

  private static final List<Period> VIEWS = List.of(Period.WEEK, Period.MONTH);

  private Generated() {}

  /** Every file's text by its path in the project. */
  public static Map<String, String> files(Metrics metrics) {
    Map<String, String> files = new TreeMap<>();
    LookMl lookMl = new LookMl(metrics);
    files.put("looker/bosco.model.lkml", lookMl.model());
    for (MartFile mart : metrics.marts()) {
      files.put("looker/" + mart.name() + ".view.lkml", lookMl.view(mart));
      for (Period period : hasSums(metrics, mart) ? VIEWS : List.<Period>of()) {
        files.put("sql/views/" + viewName(mart, period) + ".sql", view(metrics, mart, period));
      }
    }
    files.put("sql/gold/client/int_measure_daily.sql", MeasureMart.sql(metrics));
    files.put("metrics/vocabulary.json", vocabulary(metrics));
    files.put("src/main/resources/reference/metrics.json", reference(metrics));
    files.put("docs/metrics.md", docs(metrics));
    return files;
  }

  /** A week of figures that may not be added up would be empty. */
  private static boolean hasSums(Metrics metrics, MartFile mart) {
    return metrics.of(mart).stream().anyMatch(MetricSpec::isAdditive);
  }

  private static String viewName(MartFile mart, Period period) {
    String base = mart.name().replaceFirst("_daily$", "");
    return base + (period == Period.WEEK ? "_weekly" : "_monthly");
  }

  private static String view(Metrics metrics, MartFile mart, Period period) {
    List<String> by =
        Metrics.dimensions(mart).stream().filter(mart.keys()::contains).toList();
    List<String> all = metrics.of(mart).stream().map(MetricSpec::id).toList();
    return NOTE.formatted("--")
        + metrics.query(
            mart,
            new MetricRequest(
                all, by, Optional.of(period), Optional.empty(), Optional.empty(), Map.of()));
  }

  private static String vocabulary(Metrics metrics) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    ArrayNode list = root.putArray("metrics");
    for (MetricSpec metric : metrics.all()) {
      ObjectNode node = list.addObject();
      node.put("id", metric.id()).put("label", metric.label());
      node.put("description", metric.description());
      List<String> notes = metrics.notes(metric);
      if (!notes.isEmpty()) {
        node.put("note", String.join(" ", notes));
      }
      node.put("unit", metric.unit().name().toLowerCase(Locale.ROOT));
      node.put("additive", metric.isAdditive());
    }
    ArrayNode marts = root.putArray("marts");
    for (MartFile mart : metrics.marts()) {
      ObjectNode node = marts.addObject().put("name", mart.name());
      Metrics.dimensions(mart).forEach(node.putArray("dimensions")::add);
      ArrayNode ids = node.putArray("metrics");
      metrics.of(mart).forEach(metric -> ids.add(metric.id()));
    }
    return text(json, root);
  }

  /** What the platform itself has to know of the metrics where their files are not at hand. */
  private static String reference(Metrics metrics) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    ArrayNode list = root.putArray("metrics");
    for (MetricSpec metric : metrics.all()) {
      ObjectNode node = list.addObject();
      node.put("id", metric.id()).put("label", metric.label());
      node.put("description", metric.description());
      node.put("unit", metric.unit().name().toLowerCase(Locale.ROOT));
      node.put("additive", metric.isAdditive());
      if (metric.formula() instanceof Formula.Ratio ratio) {
        node.put("of", ratio.of()).put("by", ratio.by());
        node.put("times", ratio.times().toPlainString());
      }
    }
    return text(json, root);
  }

  private static String text(ObjectMapper json, ObjectNode root) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can be written", e);
    }
  }

  private static String docs(Metrics metrics) {
    StringBuilder out = new StringBuilder("# Metrics\n\n");
    out.append(NOTE.formatted("<!--").replace("edit.\n", "edit. -->\n\n"));
    out.append("One file in `metrics/` is one metric; queries, views, LookML and the API take it ");
    out.append(
        "from there.\n\n| Metric | Name | Formula | In | Meaning |\n|---|---|---|---|---|\n");
    for (MetricSpec metric : metrics.all()) {
      String marts = metrics.marts().stream()
          .filter(mart -> metrics.of(mart).contains(metric))
          .map(mart -> mart.name().replaceFirst("^mart_", ""))
          .collect(Collectors.joining(", "));
      out.append("| `%s` | %s | %s | %s | %s |\n"
          .formatted(
              metric.id(), metric.label(), formula(metric), marts, described(metrics, metric)));
    }
    return out.toString();
  }

  private static String described(Metrics metrics, MetricSpec metric) {
    String notes = String.join(" ", metrics.notes(metric));
    return notes.isEmpty() ? metric.description() : metric.description() + " **" + notes + "**";
  }

  private static String formula(MetricSpec metric) {
    return switch (metric.formula()) {
      case Formula.Sum sum ->
        sum.measures().values().stream()
            .map(measure -> (sum.single() ? "`" : "sum of `")
                + measure.value()
                + (sum.single() ? "` of one row" : "`"))
            .distinct()
            .collect(Collectors.joining(" or "));
      case Formula.Ratio ratio ->
        "`" + ratio.of() + "`"
            + (ratio.times().compareTo(BigDecimal.ONE) == 0
                ? ""
                : " × " + ratio.times().toPlainString())
            + " ÷ `" + ratio.by() + "`";
    };
  }
}
