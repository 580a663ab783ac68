package com.askbosco.data.spec;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * One metric: what it is called and how it is computed from the rows of a mart. Everything that shows figures takes them from
 * here.
 *
 * @param id the name in queries and APIs, such as {@code roas}
 * @param file the file it stands in
 * @param label the name shown to people
 * @param description what it says, for people
 * @param note a warning that goes wherever the metric is shown, and wherever a ratio of it is
 * @param unit how it is shown
 * @param formula how it is computed
 */
public record MetricSpec(
    String id,
    String file,
    String label,
    String description,
    Optional<String> note,
    Unit unit,
    Formula formula) {

  /** How a metric is shown. */
  public enum Unit {
    /** In the client's currency; never added up over currencies. */
    MONEY,
    COUNT,
    NUMBER,
    RATIO,
    PERCENT
  }

  /** How a metric is computed. */
  public sealed interface Formula {

    /**
     * A sum over rows: the only kind that may be added up further; or the figure of a single row, such as a reach, which is NULL for
     * more than one.
     *
     * @param measures what is summed, by mart
     * @param single whether it is a figure of single rows
     */
    record Sum(Map<String, Measure> measures, boolean single) implements Formula {}

    /**
     * A ratio of two sums, computed from them at every grain and never added up or averaged. NULL when the divisor is 0 or NULL.
     *
     * @param of the metric above the line
     * @param by the metric below the line
     * @param times a factor, such as 1000 for a cost per mille
     */
    record Ratio(String of, String by, BigDecimal times) implements Formula {}
  }

  /**
   * What is summed in a mart.
   *
   * @param value a GoogleSQL expression over the mart's columns
   * @param unknownIf a GoogleSQL condition; one row for which it holds makes the whole sum NULL, because a sum that leaves out what
   *     is not known would be a wrong figure
   * @param line where it stands
   */
  public record Measure(String value, Optional<String> unknownIf, int line) {}

  /** Whether figures of this metric may be added up. */
  public boolean isAdditive() {
    return formula instanceof Formula.Sum sum && !sum.single();
  }
}
