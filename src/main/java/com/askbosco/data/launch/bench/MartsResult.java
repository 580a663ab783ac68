package com.askbosco.data.launch.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What lowered queries cost beside queries by hand.
 *
 * @param rows rows they read from
 * @param generateCpuSeconds CPU that making these rows took; no part of the comparison
 * @param queries each query
 * @param peakMb most memory the process had
 */
public record MartsResult(long rows, double generateCpuSeconds, List<Query> queries, long peakMb) {

  public MartsResult {
    queries = List.copyOf(queries);
  }

  /**
   * One query both ways.
   *
   * @param rows rows it gave, the same ones both ways
   */
  public record Query(String name, long rows, double loweredCpuSeconds, double byHandCpuSeconds) {}

  private double lowered() {
    return queries.stream().mapToDouble(Query::loweredCpuSeconds).sum();
  }

  private double byHand() {
    return queries.stream().mapToDouble(Query::byHandCpuSeconds).sum();
  }

  /** CPU of the lowered queries against that of those by hand. */
  public double ratio() {
    return lowered() / byHand();
  }

  /** One JSON object. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"marts\",\"rows\":%d,\"generate_cpu_seconds\":%.3f,\"lowered_cpu_seconds\":%.3f,"
            + "\"by_hand_cpu_seconds\":%.3f,\"ratio\":%.3f,\"peak_mb\":%d,\"queries\":[%s]}",
        rows,
        generateCpuSeconds,
        lowered(),
        byHand(),
        ratio(),
        peakMb,
        queries.stream()
            .map(query -> String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"rows\":%d,\"lowered_cpu_seconds\":%.3f,\"by_hand_cpu_seconds\":%.3f}",
                query.name(),
                query.rows(),
                query.loweredCpuSeconds(),
                query.byHandCpuSeconds()))
            .collect(Collectors.joining(",")));
  }

  /** A table for people. */
  public String table() {
    StringBuilder text = new StringBuilder(String.format(
        Locale.ROOT,
        "bench marts, %d rows made in %.1f CPU s%n%-16s %12s %10s %10s %6s%n",
        rows,
        generateCpuSeconds,
        "query",
        "result rows",
        "lowered",
        "by hand",
        "ratio"));
    for (Query query : queries) {
      text.append(String.format(
          Locale.ROOT,
          "%-16s %12d %8.2f s %8.2f s %6.2f%n",
          query.name(),
          query.rows(),
          query.loweredCpuSeconds(),
          query.byHandCpuSeconds(),
          query.loweredCpuSeconds() / query.byHandCpuSeconds()));
    }
    return text.append(String.format(
            Locale.ROOT,
            "%-16s %12s %8.2f s %8.2f s %6.2f   (CPU; peak memory %d MB)%n",
            "all",
            "",
            lowered(),
            byHand(),
            ratio(),
            peakMb))
        .toString();
  }
}
