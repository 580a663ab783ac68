package com.askbosco.data.cli;

import com.askbosco.data.launch.DeadLetterReplay;
import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.launch.IngestRun;
import com.askbosco.data.launch.MessageRun;
import com.askbosco.data.launch.RunReport;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.QualityFile;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.serve.MorningReport;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.MessageLetters;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Quality;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.mart.Gold;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** One run on this machine from the API to the published snapshot, with what the user sees of it. */
final class Session {
  private final Workspace workspace;
  private final CommandSpec spec;
  private final RunOutput output;
  private final PrintWriter out;

  Session(Workspace workspace, CommandSpec spec, RunOutput output) {
    this.workspace = workspace;
    this.spec = spec;
    this.output = output;
    this.out = output.people(spec);
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

  /** Commits what raw has and the warehouse lacks. */
  int refine(IngestArgs args) {
    out.println("Refine what raw has and the warehouse lacks, no API call");
    return finish((warehouse, journal) -> IngestRun.refine(args, warehouse, progress(), journal));
  }

  private ProgressPrinter progress() {
    return new ProgressPrinter(out, Clock.systemUTC());
  }

  /** Puts dead letters through again. */
  int replay(IngestArgs args, DeadLetterFilter filter) {
    out.println("Replay of dead letters, no API call");
    RunOutcome.Letters[] letters = {RunOutcome.Letters.NONE};
    return finish(
        (warehouse, journal) -> {
          List<DeadLetterReplay> replayed =
              DeadLetterReplay.execute(args, filter, warehouse, progress(), journal);
          MessageLetters.Replayed messages =
              DeadLetterReplay.messages(args, Local.secrets(Home.here()), filter, warehouse);
          letters[0] = new RunOutcome.Letters(
              messages.mended()
                  + replayed.stream().mapToLong(each -> each.letters().mended()).sum(),
              messages.refused()
                  + replayed.stream()
                      .mapToLong(each -> each.letters().refused())
                      .sum(),
              replayed.stream().mapToLong(each -> each.letters().superseded()).sum());
          out.printf(
              Locale.ROOT,
              "Dead letters: %,d mended, %,d refused again, %,d superseded by a newer read.%n",
              letters[0].mended(),
              letters[0].refused(),
              letters[0].superseded());
          return replayed.stream().map(DeadLetterReplay::run).toList();
        },
        () -> letters[0]);
  }

  private int finish(BiFunction<Warehouse, RunJournal, List<RunReport>> work) {
    return finish(work, () -> RunOutcome.Letters.NONE);
  }

  private int finish(
      BiFunction<Warehouse, RunJournal, List<RunReport>> work,
      Supplier<RunOutcome.Letters> letters) {
    List<RunReport> runs;
    try {
      runs = publish(work);
    } catch (BoscoException e) {
      // 3 would say that the rest is committed.
      output.broke(spec, e.code(), e.code().exitStatus() == 2 ? 2 : 1);
      throw e;
    }
    Quality quality = new QualityFile(workspace)
        .read()
        .orElseThrow(() -> new IllegalStateException("A publish leaves a word on quality"));
    report(quality);
    int status =
        output.status(runs.stream().mapToInt(RunReport::exitStatus).max().orElse(0), quality);
    output.tell(spec, new RunOutcome(status, "", runs, Optional.of(quality), letters.get()));
    return status;
  }

  /** Everything up to the publish; a publish that the checks refused is told by the word on quality it leaves. */
  private List<RunReport> publish(BiFunction<Warehouse, RunJournal, List<RunReport>> work) {
    Gold.read(Home.here().root().resolve("sql")).notes().forEach(out::println);
    try (Warehouse warehouse = Local.warehouse(workspace);
        RunJournal journal = Local.journal(workspace)) {
      List<RunReport> runs = List.of();
      try {
        // What is wrong with a mart or check is told before anything is read.
        warehouse.checkMarts();
        runs = work.apply(warehouse, journal);
        runs.forEach(this::committed);
        if (runs.isEmpty()) {
          out.println("No run holds any of it; nothing to do.");
        }
        journal.building();
        MartReport marts = warehouse.buildMarts();
        journal.built(marts);
        journal.published(warehouse.publish());
        out.printf(
            "Built %d marts, %d partitions changed; published.%n%n",
            marts.marts().size(),
            marts.marts().stream().mapToInt(MartReport.BuiltMart::changed).sum());
        return runs;
      } catch (RuntimeException e) {
        journal.failed(e);
        if (!(e instanceof NotPublishedException)) {
          throw e;
        }
        out.println(e.getMessage());
        out.println();
        return runs;
      }
    }
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
    if (!run.messages().equals(MessageRun.Read.NOTHING)) {
      out.printf(
          Locale.ROOT,
          "Messages: %,d committed, %,d of them in the dead letters%n",
          run.messages().messages(),
          run.messages().rejected());
    }
    run.messages()
        .failures()
        .forEach((connection, e) -> out.printf(
            "Messages of %s were not read to their end: %s %s%n",
            connection, e.code().code(), e.getMessage()));
    run.refused().forEach((client, problems) -> {
      out.printf("Left out client %s, its file is wrong:%n", client);
      problems.forEach(problem -> out.println("  " + problem));
    });
  }

  /** The report of what readers see; where that is nothing, what the checks said. */
  private void report(Quality quality) {
    if (quality.snapshot().isEmpty()) {
      QualityText.banner(quality, out);
      QualityText.print(quality, out);
    } else {
      try (QueryEngine engine = Local.queries(workspace)) {
        ReportText.print(MorningReport.read(engine, null), Optional.of(quality), out);
      }
    }
    out.flush();
  }
}
