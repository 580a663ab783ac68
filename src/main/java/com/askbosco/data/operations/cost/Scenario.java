package com.askbosco.data.operations.cost;

import java.math.BigDecimal;

/**
 * An agency to compute for.
 *
 * @param clients its clients, at least 1
 * @param sources sources of a client
 * @param gbPerMonth gigabytes that vendors answer for new days, of all clients
 * @param callsPerDay requests to vendors a day
 * @param runsPerDay Dataflow jobs of ingest a day
 * @param workers workers of a job
 * @param streamingWorkers workers that poll or take webhooks all day
 * @param pricePerClient what a client pays a month, in dollars
 * @param peakFactor how many times the ordinary amount comes on a peak day
 * @param peakDays peak days a month
 */
public record Scenario(
    String name,
    int clients,
    int sources,
    BigDecimal gbPerMonth,
    BigDecimal callsPerDay,
    int runsPerDay,
    int workers,
    int streamingWorkers,
    BigDecimal pricePerClient,
    BigDecimal peakFactor,
    int peakDays) {

  /** How much more than without peaks a month brings. */
  double peakShare() {
    return 1 + (peakFactor.doubleValue() - 1) * peakDays / Estimate.DAYS;
  }
}
