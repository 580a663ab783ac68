package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.rebuild.Again;
import com.askbosco.data.pipeline.rebuild.RunAgain;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.pipeline.streaming.ReplayMessages;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MessageLetters;
import com.askbosco.data.warehouse.MessageLetters.Replayed;
import com.askbosco.data.warehouse.ReplayReport;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * Puts messages from the dead letters through again, from what is stored of them.
   *
   * @param secrets of connections whose messages need a registry to be decoded
   * @return how many dead letters went and how many stay
   */
  public static Replayed messages(
      IngestArgs args, Secrets secrets, DeadLetterFilter filter, Warehouse warehouse) {
    if (!(warehouse instanceof MessageLetters store)
        || store.messageLetters(filter).isEmpty()) {
      return new Replayed(0, 0);
    }
    IngestJob job = IngestJob.local(args, secrets, Committer.later());
    List<MessageGroup> groups = PlanMessages.together(
        "replay", job.settings().catalogue().clients(args.days().asOf()).clients(), List.of());
    return new ReplayMessages(job.settings(), store).replay(groups, filter, Instant.now());
  }

  private static List<DeadLetterReplay> replay(
      IngestRun run, DeadLetterFilter filter, Warehouse warehouse) {
    List<DeadLetterReplay> replayed = new ArrayList<>();
    for (RunAgain each : run.plan(Again.Letters.of(filter))) {
      long start = System.nanoTime();
      StagedRun staged = run.restage(each);
      ReplayReport letters = warehouse.replay(staged, each.superseded());
      replayed.add(new DeadLetterReplay(run.ended(staged, letters.commit(), start), letters));
    }
    return List.copyOf(replayed);
  }
}
