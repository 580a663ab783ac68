package com.askbosco.data.warehouse.metric;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question for figures.
 *
 * @param metrics the metrics asked for, at least one
 * @param by columns of the mart to group by; may be empty
 * @param period what days are grouped into; without one there are no days in the answer
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param where only rows whose column has one of the values
 */
public record MetricRequest(
    List<String> metrics,
    List<String> by,
    Optional<Period> period,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Map<String, List<String>> where) {

  /** What days are grouped into; weeks begin on Monday. */
  public enum Period {
    DAY("report_date"),
    WEEK("DATE_TRUNC(report_date, WEEK(MONDAY))"),
    MONTH("DATE_TRUNC(report_date, MONTH)");

    private final String sql;

    Period(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
