package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.RunFiles.RunManifest;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.rebuild.RebuildPlanner;
import com.askbosco.data.pipeline.rebuild.RebuildPlanner.RunToRebuild;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.ReplayReport;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts slices with dead letters through bronze and silver again, with the mappings and checks of today, from the pages of their
 * newest complete reading. A record may give several rows of which only some were refused, and rows may be added up: so a slice
 * goes through as a whole, and the commit leaves every row that comes out the same as it is.
 *
 * @param run how the slices were read
 * @param letters what became of the dead letters
 */
public record DeadLetterReplay(RunReport run, ReplayReport letters) {

  /**
   * Does the replay. Killed at any instant and called again, it does what is left.
   *
   * @param args where the files lie; their days say nothing here
   * @return one report per run that had read such slices, oldest first; empty when there is nothing to put through
   */
  public static List<DeadLetterReplay> execute(
      IngestArgs args,
      DeadLetterFilter filter,
      Warehouse warehouse,
      ProgressListener listener,
      RunJournal journal) {
    Secrets none = () -> {
      throw new IllegalStateException("A replay needs no secret");
    };
    IngestJob job = IngestJob.local(args, none, Committer.later());
    IngestRun run = new IngestRun(args, job, warehouse, listener, LocalRunner.trusting());
    return replay(run.keptIn(journal), filter, warehouse);
  }

  private static List<DeadLetterReplay> replay(
      IngestRun run, DeadLetterFilter filter, Warehouse warehouse) {
    Set<String> wanted = warehouse.deadLetters(filter);
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<RunManifest> committed = run.committedRuns();
    List<RunToRebuild> plan = RebuildPlanner.holding(committed, wanted);
    Set<String> superseded = RebuildPlanner.superseded(committed, wanted);
    if (plan.isEmpty() && !superseded.isEmpty()) {
      plan = List.of(new RunToRebuild(committed.get(committed.size() - 1), List.of()));
    }
    List<DeadLetterReplay> replayed = new ArrayList<>();
    for (RunToRebuild each : plan) {
      long start = System.nanoTime();
      StagedRun staged = run.restage(run.again("replay", each.run()), each);
      ReplayReport letters = warehouse.replay(staged, replayed.isEmpty() ? superseded : Set.of());
      replayed.add(new DeadLetterReplay(run.ended(staged, letters.commit(), start), letters));
    }
    return List.copyOf(replayed);
  }
}
