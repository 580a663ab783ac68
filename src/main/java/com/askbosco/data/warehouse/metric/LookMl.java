package com.askbosco.data.warehouse.metric;

import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.spec.MetricSpec.Formula;
import com.askbosco.data.warehouse.mart.MartFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the Looker view of a mart. All measures have the type number, so that Looker never adds them up itself. */
final class LookMl {
  /** Columns in an expression of a metric: GoogleSQL's own words are written in upper case there. */
  private static final Pattern WORD = Pattern.compile("\\b[a-z][a-z0-9_]*\\b");

  private final Metrics metrics;

  LookMl(Metrics metrics) {
    this.metrics = metrics;
  }

  /** The view's file. */
  String view(MartFile mart) {
    StringBuilder out = new StringBuilder(Generated.NOTE.formatted("#"));
    out.append("view: ").append(mart.name()).append(" {\n");
    out.append("  sql_table_name: gold.").append(mart.name()).append(" ;;\n\n");
    out.append("  dimension_group: report {\n")
        .append("    type: time\n")
        .append("    datatype: date\n")
        .append("    convert_tz: no\n")
        .append("    timeframes: [date, week, month, quarter, year]\n")
        .append("    sql: ${TABLE}.report_date ;;\n  }\n");
    for (String dimension : Metrics.dimensions(mart)) {
      out.append("\n  dimension: ").append(dimension).append(" {\n");
      out.append("    type: string\n    sql: ${TABLE}.").append(dimension).append(" ;;\n  }\n");
    }
    for (MetricSpec metric : metrics.of(mart)) {
      out.append("\n  measure: ").append(metric.id()).append(" {\n");
      out.append("    label: \"").append(text(metric.label())).append("\"\n");
      out.append("    description: \"").append(text(described(metric))).append("\"\n");
      out.append("    type: number\n");
      out.append("    value_format_name: ").append(format(metric.unit())).append('\n');
      out.append("    sql: ").append(sql(metric, mart)).append(" ;;\n  }\n");
    }
    return out.append("}\n").toString();
  }

  private String described(MetricSpec metric) {
    return String.join(
        " ",
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(metric.description()), metrics.notes(metric).stream())
            .toList());
  }

  /** The model's file: one explore a mart. */
  String model() {
    StringBuilder out = new StringBuilder(Generated.NOTE.formatted("#"));
    out.append("connection: \"bosco\"\n\ninclude: \"*.view.lkml\"\n");
    for (MartFile mart : metrics.marts()) {
      out.append("\nexplore: ").append(mart.name()).append(" {\n");
      out.append("  description: \"").append(text(mart.description())).append("\"\n}\n");
    }
    return out.toString();
  }

  /** A ratio refers to the measures it is made of. */
  private String sql(MetricSpec metric, MartFile mart) {
    return switch (metric.formula()) {
      case Formula.Sum sum -> metrics.expression(metric, mart, ColumnNames.ofLookMl(columns(sum)));
      case Formula.Ratio ratio ->
        Metrics.ratio("${" + ratio.of() + "}", "${" + ratio.by() + "}", ratio.times());
    };
  }

  private static Set<String> columns(Formula.Sum sum) {
    Set<String> words = new TreeSet<>();
    sum.measures().values().forEach(measure -> {
      for (String text : List.of(measure.value(), measure.unknownIf().orElse(""))) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
          words.add(matcher.group());
        }
      }
    });
    return words;
  }

  private static String format(MetricSpec.Unit unit) {
    return switch (unit) {
      case MONEY, NUMBER, RATIO -> "decimal_2";
      case COUNT -> "decimal_0";
      case PERCENT -> "percent_2";
    };
  }

  private static String text(String text) {
    return text.strip().replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' ');
  }
}
