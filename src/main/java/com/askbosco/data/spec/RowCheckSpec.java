package com.askbosco.data.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A check of single canonical rows, as {@code checks/*.yaml} or a connector's {@code checks.yaml} says it.
 *
 * @param name its name, unique among the checks a source has
 * @param description what holds
 * @param tables canonical tables; one that ends in {@code *} means all that begin so and have the columns
 * @param streams the streams it is for; empty for all
 * @param severity what a row that breaks it leads to
 * @param column the column it is about
 * @param test what must hold
 * @param at where it is written
 */
public record RowCheckSpec(
    String name,
    String description,
    List<String> tables,
    List<String> streams,
    Severity severity,
    String column,
    Test test,
    YamlNode at) {

  /** Copies the lists. */
  public RowCheckSpec {
    tables = List.copyOf(tables);
    streams = List.copyOf(streams);
  }

  /** What a row that breaks a check leads to. */
  public enum Severity {
    /** The row goes on; it is counted. */
    WARN,
    /** The row goes to the dead letters with its payload; the others go on. */
    QUARANTINE,
    /** The slice fails: none of its rows is taken, and what was there before stays. */
    FAIL,
    /** Not checked: takes a shared check away from one source. */
    OFF
  }

  /** What must hold of a row. All but {@link NotNull} hold where the column has no value. */
  public sealed interface Test {

    /** The column has a value. */
    record NotNull() implements Test {}

    /** A number lies within bounds that may be met. */
    record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) implements Test {}

    /** The text is one of these. */
    record Accepted(Set<String> values) implements Test {}

    /** The whole text matches this RE2 pattern. */
    record Matches(String pattern) implements Test {}

    /** The text stands in a reference list: {@code currency}, {@code channel_group}, or a lookup's results. */
    record InReference(String list) implements Test {}

    /** The number is at most that of another column. */
    record NotAbove(String column) implements Test {}

    /**
     * Number ÷ another column's lies within bounds: unit sanity. Not looked at where the other column is below {@code atLeast}, or the
     * number is 0.
     *
     * @param currency column of the currency code; bounds are then in euros and scaled by what a euro is worth, roughly
     */
    record Per(
        String column,
        BigDecimal atLeast,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<String> currency)
        implements Test {}
  }
}
