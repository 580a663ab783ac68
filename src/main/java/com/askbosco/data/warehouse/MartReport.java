package com.askbosco.data.warehouse;

import java.util.List;

/**
 * What building the marts did, in the order they were built.
 *
 * @param marts every mart looked at
 */
public record MartReport(List<BuiltMart> marts) {

  /** Copies the list. */
  public MartReport {
    marts = List.copyOf(marts);
  }

  /**
   * One mart.
   *
   * @param mart such as {@code gold.mart_blended_daily}
   * @param computed partitions computed again because an input changed; 1 for a mart without partitions
   * @param changed partitions whose rows came out different and were written
   * @param rows rows the mart has now
   */
  public record BuiltMart(String mart, int computed, int changed, long rows) {}
}
