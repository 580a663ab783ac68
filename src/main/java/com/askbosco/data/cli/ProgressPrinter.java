package com.askbosco.data.cli;

import com.askbosco.data.pipeline.ingest.ProgressLine;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Shows how far a run is: a line when a source of a client has ended, a line at once when it begins to wait for quota, and the
 * totals every few seconds. Of a large agency only the totals and what failed or waits, so that the screen stays readable.
 */
final class ProgressPrinter implements ProgressListener {
  private static final Duration TOTALS_EVERY = Duration.ofSeconds(5);
  private static final int MANY = 80;

  private final PrintWriter out;
  private final Clock clock;
  private final Set<String> shown = new HashSet<>();
  private Instant nextTotals;

  ProgressPrinter(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.nextTotals = clock.instant().plus(TOTALS_EVERY);
  }

  @Override
  public void progress(List<ProgressLine> lines) {
    boolean many = lines.size() > MANY;
    for (ProgressLine line : lines) {
      String key = line.clientId() + " " + line.source();
      boolean bad = line.failed() + line.parked() > 0;
      if (line.ended() && (!many || bad) && shown.add(key + " ended")) {
        print(line);
      } else if (!line.waiting().isEmpty() && shown.add(key + " " + line.waiting())) {
        print(line);
      }
    }
    if (!clock.instant().isBefore(nextTotals)) {
      nextTotals = clock.instant().plus(TOTALS_EVERY);
      totals(lines);
    }
    out.flush();
  }

  private void print(ProgressLine line) {
    out.printf(
        Locale.ROOT,
        "  %-14s %-26s %4d/%-4d slices %,9d records %5d rejected %4d retries%s%n",
        line.clientId(),
        line.source(),
        line.complete(),
        line.planned(),
        line.records(),
        line.rejected(),
        line.retries(),
        state(line));
  }

  private static String state(ProgressLine line) {
    StringBuilder text = new StringBuilder();
    if (line.failed() > 0) {
      text.append("  ").append(line.failed()).append(" FAILED");
    }
    if (line.parked() > 0) {
      text.append("  ").append(line.parked()).append(" waiting for quota");
    }
    if (!line.ended() && !line.waiting().isEmpty()) {
      text.append("  waiting: ").append(line.waiting());
    }
    return text.toString();
  }

  private void totals(List<ProgressLine> lines) {
    long planned = lines.stream().mapToLong(ProgressLine::planned).sum();
    long ended = lines.stream()
        .mapToLong(line -> line.complete() + line.failed() + line.parked())
        .sum();
    long records = lines.stream().mapToLong(ProgressLine::records).sum();
    out.printf(Locale.ROOT, "  ... %,d of %,d slices, %,d records%n", ended, planned, records);
  }
}
