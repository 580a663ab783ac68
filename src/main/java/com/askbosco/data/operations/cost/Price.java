package com.askbosco.data.operations.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One list price.
 *
 * @param usd dollars a unit
 * @param unit what is counted
 * @param free units a month that cost nothing
 * @param checked how sure it is
 * @param read when it was looked up
 * @param source the page it is on
 * @param note what limits it, or empty
 */
public record Price(
    BigDecimal usd,
    String unit,
    BigDecimal free,
    Checked checked,
    LocalDate read,
    String source,
    String note) {

  /** How sure a price is. */
  public enum Checked {
    /** Read on the vendor's page, for our region or for all. */
    PAGE,
    /** Read for another region. */
    REGION,
    /** From memory. */
    MEMORY
  }
}
