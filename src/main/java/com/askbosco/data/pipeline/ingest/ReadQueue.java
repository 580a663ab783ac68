package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import com.askbosco.data.pipeline.stage.GzipSink;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads slices of a queue one after another until the queue ends or the stretch does. When the day's quota of the credential is
 * used up, the rest of the queue is parked without asking again.
 */
final class ReadQueue implements AutoCloseable {
  private final SliceQueue queue;
  private final ReadSettings settings;
  private final StagedTables staged;
  private final GzipSink gzip = new GzipSink();
  private final Stretch stretch;
  private final ReadSlice reader;
  private final List<SliceResult> results = new ArrayList<>();

  /** Begins a stretch; nothing is read yet. */
  ReadQueue(SliceQueue queue, ReadSettings settings, StagePages stager, Stretch stretch) {
    this.queue = queue;
    this.settings = settings;
    this.stretch = stretch;
    String runId = queue.run().runId();
    // Every attempt has files of its own; only those of the attempt that succeeded are ever named.
    this.staged = new StagedTables(settings.staging(runId), UUID.randomUUID().toString());
    this.reader = new ReadSlice(settings, stager, staged, gzip, stretch);
  }

  /** Reads from a place on, and returns what was staged. */
  StagedPart read(Place from) throws IOException, InterruptedException {
    Place at = from;
    SliceResult parked = null;
    while (at.slice() < queue.slices().size()) {
      Planned planned = queue.slices().get(at.slice());
      SliceResult result =
          parked == null ? reader.read(context(planned), at) : park(planned, parked);
      if (result == null) {
        return part();
      }
      results.add(result);
      parked = result.outcome() == Outcome.PARKED ? result : null;
      at = Place.slice(at.slice() + 1);
      if (at.slice() < queue.slices().size() && stretch.isLongEnough()) {
        stretch.stop(at);
        return part();
      }
    }
    return part();
  }

  private SliceContext context(Planned planned) {
    Source source = settings.catalogue().source(planned.slice().source());
    return new SliceContext(
        queue.run().runId(),
        queue.run().extractedAt(),
        planned.slice(),
        planned.connection(),
        source.manifestHash());
  }

  private SliceResult park(Planned planned, SliceResult first) {
    SliceResult parked = new SliceResult(
        planned.slice(), Outcome.PARKED, 0, 0, 0, 0, 0, first.errorCode(), first.error());
    RunProgress.of(queue.run().runId()).ended(parked);
    return parked;
  }

  private StagedPart part() throws IOException {
    return new StagedPart(queue.run(), results, staged.publish());
  }

  @Override
  public void close() throws IOException {
    gzip.close();
    staged.close();
  }
}
