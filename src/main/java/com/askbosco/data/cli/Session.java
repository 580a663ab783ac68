package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.launch.IngestRun;
import com.askbosco.data.launch.RunReport;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.serve.MorningReport;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** One run on this machine from the API to the published snapshot, with what the user sees of it. */
final class Session {
  private final Workspace workspace;
  private final PrintWriter out;

  Session(Workspace workspace, PrintWriter out) {
    this.workspace = workspace;
    this.out = out;
  }

  /** Ingests, builds the marts, publishes and prints the report; answers with the exit status of the run. */
  int ingest(IngestArgs args, Secrets secrets) {
    IngestArgs.Days days = args.days();
    out.printf("Ingest %s to %s, as of %s%n", days.from(), days.to(), days.asOf());
    return finish((warehouse, journal) ->
        List.of(IngestRun.execute(args, warehouse, secrets, progress(), journal)));
  }

  /** Puts raw pages through everything behind them again. */
  int rebuild(IngestArgs args) {
    out.printf(
        "Rebuild %s to %s from raw, no API call%n",
        args.days().from(), args.days().to());
    return finish((warehouse, journal) -> IngestRun.rebuild(args, warehouse, progress(), journal));
  }

  private ProgressPrinter progress() {
    return new ProgressPrinter(out, Clock.systemUTC());
  }

  private int finish(BiFunction<Warehouse, RunJournal, List<RunReport>> work) {
    int status;
    try (Warehouse warehouse = Local.warehouse(workspace);
        RunJournal journal = Local.journal(workspace)) {
      List<RunReport> runs;
      MartReport marts;
      try {
        runs = work.apply(warehouse, journal);
        runs.forEach(this::committed);
        if (runs.isEmpty()) {
          out.println("No committed run has read any of these days; nothing to do.");
        }
        journal.building();
        marts = warehouse.buildMarts();
        journal.built(marts);
        journal.published(warehouse.publish());
      } catch (RuntimeException e) {
        journal.failed(e);
        throw e;
      }
      out.printf(
          "Built %d marts, %d partitions changed; published.%n%n",
          marts.marts().size(),
          marts.marts().stream().mapToInt(MartReport.BuiltMart::changed).sum());
      status = runs.stream().mapToInt(RunReport::exitStatus).max().orElse(0);
    }
    report();
    return status;
  }

  private void committed(RunReport run) {
    out.printf(
        Locale.ROOT,
        "Committed run %s: %d slices complete, %d failed, %d waiting, in %.1f s%n",
        run.run().runId(),
        run.commit().complete(),
        run.commit().failed(),
        run.commit().parked(),
        run.took().toMillis() / 1000.0);
    run.refused().forEach((client, problems) -> {
      out.printf("Left out client %s, its file is wrong:%n", client);
      problems.forEach(problem -> out.println("  " + problem));
    });
  }

  private void report() throws BoscoException {
    try (QueryEngine engine = Local.queries(workspace)) {
      ReportText.print(MorningReport.read(engine, null), out);
    }
    out.flush();
  }
}
