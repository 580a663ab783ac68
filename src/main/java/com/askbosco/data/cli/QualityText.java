package com.askbosco.data.cli;

import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.Quality;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The quality of the morning as text: what stopped the publish, what warned, what lies in the dead letters. */
final class QualityText {
  private static final int SHOWN = 20;

  private QualityText() {}

  /** What has to be read before any figure: that they are not those of the last run. */
  static void banner(Quality quality, PrintWriter out) {
    if (!quality.published()) {
      out.printf(
          "NOT PUBLISHED: run %s broke %d checks. Readers keep %s.%n%n",
          quality.checked().id(),
          quality.blocking().size(),
          quality.served().id().isEmpty()
              ? "nothing, since nothing was published yet"
              : "run " + quality.served().id() + " (data up to "
                  + quality.served().day() + ")");
    }
  }

  static void print(Quality quality, PrintWriter out) {
    List<Finding> broken = quality.findings().stream().filter(Finding::broken).toList();
    out.printf(
        "Quality of run %s: %d checks, %d broken; %s.%n",
        quality.checked().id(),
        quality.findings().size(),
        broken.size(),
        quality.published() ? "published" : "not published");
    quality.blocking().forEach(finding -> line(finding, out));
    quality.warnings().stream().limit(SHOWN).forEach(finding -> line(finding, out));
    if (quality.warnings().size() > SHOWN) {
      out.printf(
          "  ... and %d more: ./bosco query \"SELECT * FROM ops.ctl_dq_result WHERE failed_rows > 0\"%n",
          quality.warnings().size() - SHOWN);
    }
    if (!quality.letters().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "Dead letters: %,d rows set aside with their payload.%n",
          quality.letters().stream().mapToLong(Quality.Letters::rows).sum());
      quality.letters().stream()
          .limit(SHOWN)
          .forEach(each -> out.printf(
              Locale.ROOT,
              "  %s %s %s: %,d rows, %s%s, since %s%n      for example: %s%n",
              each.client(),
              each.source(),
              each.stream(),
              each.rows(),
              each.code(),
              each.check().isEmpty() ? "" : " " + each.check(),
              each.since(),
              each.reason()));
    }
    if (!broken.isEmpty() || !quality.letters().isEmpty()) {
      out.println(
          "What to do: docs/runbooks/quality-breaker.md (checks), docs/runbooks/dead-letters.md (rows set aside).");
    }
  }

  private static void line(Finding finding, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %s %s (%s): %,d rows%s%s%n",
        finding.severity().toLowerCase(Locale.ROOT),
        finding.check(),
        finding.layer().toLowerCase(Locale.ROOT),
        finding.failedRows(),
        finding.since() == null ? "" : ", since " + finding.since(),
        finding.clients().isEmpty() ? "" : ", clients " + String.join(", ", finding.clients()));
    if (!finding.description().isEmpty()) {
      out.println("      must hold: " + finding.description());
    }
    out.println("      for example: " + finding.example());
  }
}
