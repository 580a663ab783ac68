package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.raw.RawSlice.Counts;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.time.Duration;

/** Counts what happens while a slice is read, and says in the end how it went. */
final class SliceWatch implements ReadListener {
  private final Slice slice;
  private final RunProgress progress;
  private final long begun = System.nanoTime();
  private long pages;
  private Counts counts = Counts.ZERO;

  SliceWatch(Slice slice, RunProgress progress) {
    this.slice = slice;
    this.progress = progress;
  }

  @Override
  public void onRetry(int attempt, String reason) {
    counts = counts.plus(new Counts(0, 0, 1, 0, 0, 0));
    progress.retry(slice);
  }

  @Override
  public void onWait(Duration duration, String reason) {
    counts = counts.plus(new Counts(0, 0, 0, duration.toMillis(), 0, 0));
    progress.waiting(slice, reason);
  }

  /** A page that was read again from raw. */
  void page(long records, long rejected) {
    page(records, rejected, 0);
  }

  /** A page with so many bytes in the answer. */
  void page(long records, long rejected, long bytes) {
    pages++;
    counts = counts.plus(new Counts(records, rejected, 0, 0, bytes, 0));
    progress.page(slice, records, rejected);
  }

  /** What was counted since the slice, or its present stretch, began. */
  Counts counts() {
    long elapsed = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    return counts.plus(new Counts(0, 0, 0, 0, 0, counts.bytes() == 0 ? 0 : elapsed));
  }

  SliceResult complete(long allPages, Counts all) {
    return ended(Outcome.COMPLETE, allPages, all, "", "");
  }

  SliceResult failed(ErrorCode code, String message) {
    Outcome outcome = code.kind() == ErrorCode.Kind.QUOTA ? Outcome.PARKED : Outcome.FAILED;
    return ended(outcome, pages, counts(), code.code(), message);
  }

  SliceResult failed(BoscoException e) {
    return failed(e.code(), String.valueOf(e.getMessage()));
  }

  private SliceResult ended(
      Outcome outcome, long allPages, Counts all, String code, String message) {
    SliceResult result = new SliceResult(
        slice,
        outcome,
        allPages,
        all.records(),
        all.rejected(),
        all.retries(),
        all.waitedMillis(),
        all.bytes(),
        all.readMillis(),
        code,
        message);
    progress.ended(result);
    return result;
  }
}
