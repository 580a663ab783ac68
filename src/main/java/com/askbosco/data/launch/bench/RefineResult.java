package com.askbosco.data.launch.bench;

import java.util.Locale;

/**
 * What refining cost.
 *
 * @param records records that became rows of silver
 * @param cpuSeconds CPU of the process, over all threads
 * @param wallSeconds time it took
 * @param peakMb most heap in use at one moment
 */
public record RefineResult(long records, double cpuSeconds, double wallSeconds, long peakMb) {

  /** Records per CPU-second. */
  public double rate() {
    return records / cpuSeconds;
  }

  /** One JSON object. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"refine\",\"records\":%d,\"cpu_seconds\":%.3f,\"wall_seconds\":%.3f,"
            + "\"records_per_cpu_second\":%.0f,\"peak_mb\":%d}",
        records,
        cpuSeconds,
        wallSeconds,
        rate(),
        peakMb);
  }

  /** A line for people. */
  public String table() {
    return String.format(
        Locale.ROOT,
        "bench refine: %d records in %.2f CPU s, %.0f records per CPU s (wall %.1f s, peak heap %d MB)%n",
        records,
        cpuSeconds,
        rate(),
        wallSeconds,
        peakMb);
  }
}
