package com.askbosco.data.launch.bench;

import java.util.Locale;

/**
 * What streaming from a broker cost and how long it took.
 *
 * @param events messages of the backlog
 * @param backlog what reading the backlog cost
 * @param baseline what the plain consumer cost over the same backlog, in the same run
 * @param lost events that were sent and are in silver not even once, over everything that was sent; messages missing in bronze count too
 * @param duplicates rows too many in silver, and messages twice in bronze
 * @param steady how old events were when their rows could be queried, at a steady rate
 * @param burst the same while many more came
 * @param drainedAfter seconds from the end of the burst until all of it could be queried
 * @param peakMb most memory of the process, the database in it included
 */
public record StreamResult(
    long events,
    Cost backlog,
    Cost baseline,
    long lost,
    long duplicates,
    Ages steady,
    Ages burst,
    double drainedAfter,
    long peakMb) {

  /** CPU of all threads, and time. */
  public record Cost(double cpuSeconds, double wallSeconds) {}

  /**
   * Ages in milliseconds, from the moment a message was sent.
   *
   * @param rate messages a second that were sent
   * @param messages how many were committed
   * @param cpuSeconds CPU of the process meanwhile
   */
  public record Ages(
      long rate, long messages, double cpuSeconds, long p50, long p95, long p99, long most) {}

  double rate() {
    return events / backlog.cpuSeconds();
  }

  double baselineRate() {
    return events / baseline.cpuSeconds();
  }

  /** One JSON object. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"stream\",\"events\":%d,\"events_per_second\":%.0f,\"events_per_cpu_second\":%.0f,"
            + "\"baseline_events_per_second\":%.0f,\"baseline_events_per_cpu_second\":%.0f,"
            + "\"lost\":%d,\"duplicates\":%d,\"p50_ms\":%d,\"p95_ms\":%d,\"p99_ms\":%d,\"peak_mb\":%d,"
            + "\"steady_rate\":%d,\"steady_messages\":%d,\"steady_cpu_seconds\":%.2f,"
            + "\"burst_rate\":%d,\"burst_messages\":%d,\"burst_cpu_seconds\":%.2f,"
            + "\"burst_p50_ms\":%d,\"burst_p95_ms\":%d,\"burst_p99_ms\":%d,\"burst_max_ms\":%d,"
            + "\"burst_drained_after_s\":%.1f}",
        events,
        events / backlog.wallSeconds(),
        rate(),
        events / baseline.wallSeconds(),
        baselineRate(),
        lost,
        duplicates,
        steady.p50(),
        steady.p95(),
        steady.p99(),
        peakMb,
        steady.rate(),
        steady.messages(),
        steady.cpuSeconds(),
        burst.rate(),
        burst.messages(),
        burst.cpuSeconds(),
        burst.p50(),
        burst.p95(),
        burst.p99(),
        burst.most(),
        drainedAfter);
  }

  /** A table for people. */
  public String table() {
    return String.format(
        Locale.ROOT,
        """
        bench stream
                          events    CPU s   events/CPU s   events/s
        pipeline      %10d %8.2f %14.0f %10.0f
        plain consumer%10d %8.2f %14.0f %10.0f
        pipeline / plain consumer %.0f %% per CPU-second; lost %d, duplicates %d, peak %d MB

                          events      p50      p95      p99      max ms
        steady %6d/s %10d %8d %8d %8d %8d   %.2f CPU s
        burst  %6d/s %10d %8d %8d %8d %8d   %.2f CPU s, drained after %.1f s
        """,
        events,
        backlog.cpuSeconds(),
        rate(),
        events / backlog.wallSeconds(),
        events,
        baseline.cpuSeconds(),
        baselineRate(),
        events / baseline.wallSeconds(),
        100 * rate() / baselineRate(),
        lost,
        duplicates,
        peakMb,
        steady.rate(),
        steady.messages(),
        steady.p50(),
        steady.p95(),
        steady.p99(),
        steady.most(),
        steady.cpuSeconds(),
        burst.rate(),
        burst.messages(),
        burst.p50(),
        burst.p95(),
        burst.p99(),
        burst.most(),
        burst.cpuSeconds(),
        drainedAfter);
  }
}
