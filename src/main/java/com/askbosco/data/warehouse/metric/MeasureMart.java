package com.askbosco.data.warehouse.metric;

import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.warehouse.mart.MartFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mart that has every sum of a client and day in a row of its own, so that the formulas of clients are rows too. */
final class MeasureMart {
  private static final String HEAD = """
      -- mart:
      --   description: >
      --     Every shared metric that is a sum, per client and day, each in a row of its own, for the metrics of the clients. %s
      --   grain: one row per tenant, client, day and measure
      --   keys: [tenant_id, client_id, report_date, measure]
      --   partition: report_date
      --   cluster: [tenant_id, client_id, measure]
      --   materialisation: incremental
      --   tests: {not_null: [tenant_id, client_id, report_date, measure]}
      --   owner: data platform
      """;

  private MeasureMart() {}

  /** The mart's file. */
  static String sql(Metrics metrics) {
    Map<MartFile, List<MetricSpec>> sums = new LinkedHashMap<>();
    for (MetricSpec metric : metrics.all()) {
      if (metric.isAdditive()) {
        // The fewer keys a mart has, the fewer rows it has.
        metrics.marts().stream()
            // What the ledger of runs counts is no figure of the client.
            .filter(mart -> !mart.sql().contains("ops.")
                && mart.keys().contains("client_id")
                && mart.keys().contains("report_date")
                && metrics.of(mart).contains(metric))
            .min(Comparator.comparingInt((MartFile mart) -> mart.keys().size())
                .thenComparing(MartFile::name))
            .ifPresent(
                mart -> sums.computeIfAbsent(mart, known -> new ArrayList<>()).add(metric));
      }
    }
    List<String> parts = new ArrayList<>();
    sums.forEach((mart, list) -> parts.add(part(metrics, mart, list)));
    return HEAD.formatted(Generated.NOTE.formatted("").strip()) + String.join("UNION ALL\n", parts);
  }

  private static String part(Metrics metrics, MartFile mart, List<MetricSpec> sums) {
    StringBuilder sql = new StringBuilder(
            "SELECT d.tenant_id, d.client_id, d.report_date, m.measure, m.value\n")
        .append("FROM (\n  SELECT\n    tenant_id, client_id, report_date");
    for (MetricSpec sum : sums) {
      sql.append(",\n    ")
          .append(metrics.expression(sum, mart, ColumnNames.PLAIN))
          .append(" AS ")
          .append(sum.id());
    }
    sql.append("\n  FROM gold.")
        .append(mart.name())
        .append("\n  GROUP BY tenant_id, client_id, report_date\n) AS d\nCROSS JOIN UNNEST([");
    String before = "\n  STRUCT('%s' AS measure, d.%s AS value)";
    for (MetricSpec sum : sums) {
      sql.append(before.formatted(sum.id(), sum.id()));
      before = ",\n  STRUCT('%s', d.%s)";
    }
    return sql.append("\n]) AS m\n").toString();
  }
}
