package com.askbosco.data.operations.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared.
 *
 * @param keys columns that name a row; values are compared as text, so that 7 and "7" are one
 * @param measures columns of figures and how far they may lie apart
 * @param day the key that totals are made by, if there is one
 * @param from first day compared
 * @param to last day compared
 * @param renamed by a column's name in the new table, its name in the old one where that differs
 * @param nullAsZero whether a missing figure counts as 0
 * @param samples most rows shown of each kind
 */
public record Comparison(
    List<String> keys,
    Map<String, Tolerance> measures,
    Optional<String> day,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Map<String, String> renamed,
    boolean nullAsZero,
    int samples) {

  /** What a column is called in the old table. */
  String old(String column) {
    return renamed.getOrDefault(column, column);
  }
}
