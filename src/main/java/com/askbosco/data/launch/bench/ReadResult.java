package com.askbosco.data.launch.bench;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What the read benchmark measured.
 *
 * @param records that the source gave in each case but the cold start
 * @param lines in the order of the runs
 */
public record ReadResult(long records, List<Line> lines) {

  /** One run. */
  public record Line(String what, String who, Cost cost) {}

  /**
   * What a process cost, from its start to its end.
   *
   * @param written records in its output
   * @param cpuSeconds user and system, over all threads
   */
  public record Cost(long written, double cpuSeconds, double wallSeconds, long peakMegabytes) {}

  private boolean isStart(Line line) {
    return line.what().equals("cold start");
  }

  private double rate(Line line) {
    return records / line.cost().cpuSeconds();
  }

  /** A table for people. */
  public String table() {
    StringBuilder table = new StringBuilder(String.format(
        Locale.ROOT,
        "bench read: %d records a case%n%-32s %-14s %8s %14s %8s %9s%n",
        records,
        "",
        "",
        "CPU s",
        "records/CPU s",
        "wall s",
        "peak MB"));
    for (Line line : lines) {
      table.append(String.format(
          Locale.ROOT,
          "%-32s %-14s %8.2f %14s %8.2f %9d%n",
          line.what(),
          line.who(),
          line.cost().cpuSeconds(),
          isStart(line) ? "" : String.format(Locale.ROOT, "%.0f", rate(line)),
          line.cost().wallSeconds(),
          line.cost().peakMegabytes()));
    }
    return table.toString();
  }

  /** One JSON object. */
  public String json() {
    StringJoiner runs = new StringJoiner(",", "[", "]");
    for (Line line : lines) {
      runs.add(String.format(
          Locale.ROOT,
          "{\"case\":\"%s\",\"who\":\"%s\",\"written\":%d,\"cpu_seconds\":%.2f,"
              + "\"wall_seconds\":%.2f,\"peak_mb\":%d}",
          line.what(),
          line.who(),
          line.cost().written(),
          line.cost().cpuSeconds(),
          line.cost().wallSeconds(),
          line.cost().peakMegabytes()));
    }
    return "{\"bench\":\"read\",\"records\":" + records + ",\"runs\":" + runs + "}";
  }
}
