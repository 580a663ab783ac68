package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.ingest.QueueRange.Place;
import com.askbosco.data.pipeline.ingest.QueueTracker.Claim;
import com.askbosco.data.pipeline.ingest.QueueTracker.Step;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;

/** One stretch of reading: what the runner still grants, and when it has been long enough. */
final class Stretch {
  private final RestrictionTracker<QueueRange, Claim> tracker;
  private final Limits limits;
  private final long start = System.nanoTime();
  private int pages;
  private long bytes;
  private boolean resting;

  Stretch(RestrictionTracker<QueueRange, Claim> tracker, Limits limits) {
    this.tracker = tracker;
    this.limits = limits;
  }

  /** Claims the page at the place; false when the runner has given it to somebody else. */
  boolean goOn(Place place) {
    return tracker.tryClaim(new Claim(Step.READ, place));
  }

  /** Leaves the rest, from the place on, for another stretch. */
  void rest(Place place) {
    resting = tracker.tryClaim(new Claim(Step.REST, place));
  }

  /** Says that the queue is read to its end. */
  void end(Place place) {
    tracker.tryClaim(new Claim(Step.END, place));
  }

  /** Whether {@link #rest} was the last word, so that the rest has to be resumed. */
  boolean isResting() {
    return resting;
  }

  /** Counts a page. */
  void read(long pageBytes) {
    pages++;
    bytes += pageBytes;
  }

  /** Whether a limit is reached. */
  boolean isLongEnough() {
    return pages >= limits.pages()
        || bytes >= limits.bytes()
        || System.nanoTime() - start >= limits.time().toNanos();
  }
}
