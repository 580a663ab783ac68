package com.askbosco.data.warehouse.metric;

import com.askbosco.data.warehouse.metric.MetricRequest.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question for the metrics of one client: its KPI, those with a target and its own. Over a period a metric is the sum of its
 * numerators over the sum of its denominators, and NULL where one of them is not known.
 *
 * @param client the client's id
 * @param metrics metrics by id; {@code kpi} is the metric the client is judged by
 * @param period what days are grouped into
 * @param from first day, inclusive
 * @param to last day, inclusive
 */
public record ClientMetricQuery(
    String client,
    List<String> metrics,
    Optional<Period> period,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** The name that stands for the metric the client is judged by. */
  public static final String KPI = "kpi";

  /** The GoogleSQL query: period, metric, its label, unit and currency, value and target. */
  public String sql() {
    List<String> groups = new ArrayList<>();
    period.ifPresent(each -> groups.add(each.sql() + " AS period"));
    groups.add("metric_id");
    List<String> conditions = new ArrayList<>();
    conditions.add("client_id = " + literal(client));
    conditions.add("(metric_id IN ("
        + metrics.stream().map(ClientMetricQuery::literal).collect(Collectors.joining(", "))
        + (metrics.contains(KPI) ? ") OR is_kpi)" : "))"));
    from.ifPresent(day -> conditions.add("report_date >= DATE '" + day + "'"));
    to.ifPresent(day -> conditions.add("report_date <= DATE '" + day + "'"));
    String positions = groups.size() == 1 ? "1" : "1, 2";
    return "SELECT\n  " + String.join(",\n  ", groups)
        + ",\n  MAX(label) AS label,\n  MAX(unit) AS unit,\n  MAX(currency_code) AS currency_code,\n"
        + "  CASE\n"
        + "    WHEN LOGICAL_OR(numerator IS NULL OR (denominator IS NULL AND NOT is_additive)) THEN NULL\n"
        + "    WHEN LOGICAL_AND(is_additive) THEN SUM(numerator)\n"
        + "    ELSE SAFE_DIVIDE(SUM(numerator) * MAX(times), SUM(denominator))\n"
        + "  END AS value,\n  MAX(target) AS target\n"
        + "FROM gold.mart_client_metric_daily\nWHERE " + String.join("\n  AND ", conditions)
        + "\nGROUP BY " + positions + "\nORDER BY " + positions + "\n";
  }

  private static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
