package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.ingest.QueueRange.Place;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.jspecify.annotations.Nullable;

/**
 * Follows the reading of a queue. Where the next page begins is known only when the page before it has come, so a runner's wish to
 * split is declined while a page is being read; the reader rests by itself from time to time, and then the rest can be taken. The
 * rest is never read while this part still is, so a credential is used by one thread only.
 */
final class QueueTracker extends RestrictionTracker<QueueRange, QueueTracker.Claim> {

  /** What the reader is about to do. */
  enum Step {
    /** Read the page at the place. */
    READ,
    /** Nothing for now: whoever goes on begins at the place. */
    REST,
    /** Nothing more: the queue is read. */
    END
  }

  /** A step and where it is taken; the place of {@link Step#END} does not matter. */
  record Claim(Step step, Place place) {}

  private QueueRange range;
  private Place at;
  private boolean reading;
  private boolean finished;

  QueueTracker(QueueRange range) {
    this.range = range;
    this.at = range.from();
    this.finished = range.from().equals(range.to());
  }

  @Override
  public boolean tryClaim(Claim claim) {
    if (finished) {
      return false;
    }
    at = claim.place();
    reading = claim.step() == Step.READ;
    finished = claim.step() == Step.END;
    return true;
  }

  @Override
  public QueueRange currentRestriction() {
    return range;
  }

  @Override
  public @Nullable SplitResult<QueueRange> trySplit(double fractionOfRemainder) {
    if (reading || finished || fractionOfRemainder > 0) {
      return null;
    }
    QueueRange rest = new QueueRange(at, range.to());
    range = new QueueRange(range.from(), at);
    finished = true;
    return SplitResult.of(range, rest);
  }

  @Override
  public void checkDone() {
    if (!finished) {
      throw new IllegalStateException("Slices were left unread from " + at + " of " + range);
    }
  }

  @Override
  public IsBounded isBounded() {
    return IsBounded.BOUNDED;
  }
}
