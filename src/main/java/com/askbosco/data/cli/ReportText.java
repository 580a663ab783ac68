package com.askbosco.data.cli;

import com.askbosco.data.serve.DriftReport;
import com.askbosco.data.serve.MorningReport;
import com.askbosco.data.serve.MorningReport.ClientLine;
import com.askbosco.data.serve.MorningReport.Failure;
import com.askbosco.data.serve.MorningReport.SourceLine;
import com.askbosco.data.serve.PublishedReport;
import com.askbosco.data.warehouse.Quality;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The morning report as text, 120 columns wide. */
final class ReportText {
  private static final int FAILURES_SHOWN = 20;

  private ReportText() {}

  /**
   * Prints it.
   *
   * @param quality what the checks said last, perhaps of a newer run than the one reported, which was not published
   */
  static void print(MorningReport report, Optional<Quality> quality, PrintWriter out) {
    quality.ifPresent(each -> QualityText.banner(each, out));
    out.printf("Morning report for %s (run %s)%n%n", report.date(), report.runId());
    out.printf(
        "%-28s %-4s %14s %14s %7s %7s %7s  %-10s%n",
        "Client", "", "Spend", "Net revenue", "ROAS", "MER", "Orders", "Data up to");
    for (ClientLine line : report.clients()) {
      out.printf(
          "%-28s %-4s %14s %14s %7s %7s %7s  %-10s%n",
          shorten(line.name(), 28),
          line.currency(),
          money(line.spend()),
          money(line.netRevenue()),
          money(line.roas()),
          money(line.mer()),
          line.orders() == null ? "-" : line.orders().toString(),
          line.completeTo() == null ? "-" : line.completeTo().toString());
    }
    List<SourceLine> late =
        report.sources().stream().filter(line -> line.state().equals("late")).toList();
    long onTime =
        report.sources().stream().filter(line -> line.state().equals("on time")).count();
    out.printf("%nFreshness: %d streams on time, %d late.%n", onTime, late.size());
    for (SourceLine line : late.stream().limit(FAILURES_SHOWN).toList()) {
      out.printf(
          "  late: %s %s %s %s, complete to %s%n",
          line.clientId(),
          line.source(),
          line.account(),
          line.stream(),
          line.completeTo() == null ? "(nothing yet)" : line.completeTo());
    }
    out.printf(
        Locale.ROOT,
        "Last run: %,d slices complete, %,d failed, %,d waiting for quota; %,d records, %,d rejected.%n",
        report.run().complete(),
        report.run().failed(),
        report.run().parked(),
        report.run().records(),
        report.run().rejected());
    if (report.run().restated() > 0) {
      out.printf(
          Locale.ROOT,
          "Restated by it: %,d slices of earlier days (ops.ctl_restatement says what moved).%n",
          report.run().restated());
    }
    if (report.run().finalChanged() > 0) {
      out.printf(
          Locale.ROOT,
          "  %,d of them were final and moved by more than 0.5 %% (check final_days_changed).%n",
          report.run().finalChanged());
    }
    if (report.run().rejected() > 0) {
      out.println(
          "  rejected: ./bosco query \"SELECT client_id, source, stream, error_code, reason FROM ops.ctl_quarantine\"");
    }
    drift(report.drift(), out);
    failures(report.failures(), out);
    quality.ifPresent(each -> QualityText.print(each, out));
    out.flush();
  }

  /** What was shown on an earlier day; a star marks lines whose figures have changed since. */
  static void print(PublishedReport report, PrintWriter out) {
    out.printf(
        "Figures of %s as shown on %s (published on %s)%n%n",
        report.date(), report.asOf(), report.publishedOn());
    out.printf(
        "  %-20s %-4s %14s %14s %14s %14s %8s %8s%n",
        "Client", "", "Spend then", "now", "Net rev. then", "now", "Orders", "now");
    for (PublishedReport.Line line : report.clients()) {
      boolean same = Objects.equals(line.spendThen(), line.spendNow())
          && Objects.equals(line.netRevenueThen(), line.netRevenueNow())
          && Objects.equals(line.ordersThen(), line.ordersNow());
      out.printf(
          "%s %-20s %-4s %14s %14s %14s %14s %8s %8s%n",
          same ? " " : "*",
          shorten(line.clientId(), 20),
          line.currency(),
          money(line.spendThen()),
          money(line.spendNow()),
          money(line.netRevenueThen()),
          money(line.netRevenueNow()),
          line.ordersThen() == null ? "-" : line.ordersThen().toString(),
          line.ordersNow() == null ? "-" : line.ordersNow().toString());
    }
    out.flush();
  }

  private static void drift(List<DriftReport.Line> drift, PrintWriter out) {
    List<DriftReport.Line> costly =
        drift.stream().filter(DriftReport.Line::costs).toList();
    if (!drift.isEmpty()) {
      out.printf(
          "Contracts: %d differences that cost records or figures, %d others (./bosco drift).%n",
          costly.size(), drift.size() - costly.size());
    }
    for (DriftReport.Line line : costly.stream().limit(FAILURES_SHOWN).toList()) {
      out.printf(
          "  alert: %s %s `%s`: promised %s, found %s, %d records%s%n",
          line.source(),
          line.stream(),
          line.field(),
          line.expected(),
          line.found(),
          line.lastRecords(),
          line.rejects() ? " in the dead letters or of failed slices" : "");
    }
  }

  private static void failures(List<Failure> failures, PrintWriter out) {
    Map<Failure, List<Failure>> alike = failures.stream()
        .collect(Collectors.groupingBy(Failure::ofAnyDay, LinkedHashMap::new, Collectors.toList()));
    alike.entrySet().stream()
        .limit(FAILURES_SHOWN)
        .forEach(entry -> line(entry.getKey(), entry.getValue(), out));
    if (alike.size() > FAILURES_SHOWN) {
      out.printf(
          "  ... and %d more: ./bosco query \"SELECT * FROM ops.ctl_slice WHERE last_outcome != 'COMPLETE'\"%n",
          alike.size() - FAILURES_SHOWN);
    }
    if (!failures.isEmpty()) {
      out.println("What to do about each code: docs/runbooks/a-slice-failed.md");
    }
  }

  private static void line(Failure failure, List<Failure> slices, PrintWriter out) {
    out.printf(
        "  %s: %s %s %s %s%s: %s %s%n",
        failure.outcome().toLowerCase(Locale.ROOT),
        failure.clientId(),
        failure.source(),
        failure.account(),
        failure.stream(),
        days(slices),
        failure.code(),
        failure.error());
  }

  private static String days(List<Failure> slices) {
    @Nullable LocalDate first = slices.get(0).day();
    @Nullable LocalDate last = slices.get(slices.size() - 1).day();
    if (slices.size() == 1) {
      return first == null ? "" : " " + first;
    }
    return " " + first + " to " + last + " (" + slices.size() + " slices)";
  }

  private static String money(@Nullable Object value) {
    return value instanceof BigDecimal exact
        ? String.format(Locale.ROOT, "%,.2f", exact.setScale(2, RoundingMode.HALF_UP))
        : "-";
  }

  private static String shorten(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
