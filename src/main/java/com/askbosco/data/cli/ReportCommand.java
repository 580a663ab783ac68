package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.serve.MorningReport;
import com.askbosco.data.serve.PublishedReport;
import com.askbosco.data.warehouse.QueryEngine;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco report}: the morning report of the published snapshot. */
@Command(
    name = "report",
    description = "Print the morning report: figures, freshness, what failed and why.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--date",
      description = "Day to report on. Default: the last day of the last run.")
  private @Nullable LocalDate date;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "What was shown on an earlier day, beside what is known now.")
  private @Nullable LocalDate asOf;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  /** Ends with 0 whatever the report says; {@code run} and {@code demo} carry the outcome of a run in their status. */
  @Override
  public Integer call() {
    Workspace place = Home.here().existing(workspace);
    try (QueryEngine engine = Local.queries(place)) {
      if (asOf != null) {
        ReportText.print(
            PublishedReport.read(engine, asOf, date), spec.commandLine().getOut());
        return 0;
      }
      MorningReport report = MorningReport.read(engine, date);
      ReportText.print(report, Local.quality(place).get(), spec.commandLine().getOut());
      return 0;
    }
  }
}
