package com.askbosco.data.launch.bench;

import java.util.Locale;

/**
 * What a benchmark measured. CPU is that of this process alone, over all threads.
 *
 * @param name the benchmark
 * @param records records that went through
 * @param cpuSeconds CPU they cost
 * @param wallSeconds time they took
 * @param peakMemoryMb most heap in use at one moment of the measured work
 * @param baselineRecords records of the comparison
 * @param baselineCpuSeconds CPU they cost
 */
public record BenchResult(
    String name,
    long records,
    double cpuSeconds,
    double wallSeconds,
    long peakMemoryMb,
    long baselineRecords,
    double baselineCpuSeconds) {

  /** Records per CPU-second. */
  public double rate() {
    return records / cpuSeconds;
  }

  /** Records per CPU-second of the comparison. */
  public double baselineRate() {
    return baselineRecords / baselineCpuSeconds;
  }

  /** One JSON object. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"%s\",\"records\":%d,\"cpu_seconds\":%.3f,\"wall_seconds\":%.3f,"
            + "\"peak_memory_mb\":%d,\"baseline_records\":%d,\"baseline_cpu_seconds\":%.3f}",
        name,
        records,
        cpuSeconds,
        wallSeconds,
        peakMemoryMb,
        baselineRecords,
        baselineCpuSeconds);
  }

  /** A table for people. */
  public String table() {
    return String.format(
        Locale.ROOT,
        """
        bench %s
                        records    CPU s   records/CPU s
        pipeline   %12d %8.2f %15.0f
        baseline   %12d %8.2f %15.0f
        pipeline / baseline %.0f %%, wall %.1f s, peak heap %d MB
        """,
        name,
        records,
        cpuSeconds,
        rate(),
        baselineRecords,
        baselineCpuSeconds,
        baselineRate(),
        100 * rate() / baselineRate(),
        wallSeconds,
        peakMemoryMb);
  }
}
