package com.askbosco.data.pipeline.ingest;

import java.util.List;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.jspecify.annotations.Nullable;

/**
 * Follows the reading of a group of queues. Where the next page begins is known only when the page before it has come, so a runner's
 * wish to split is declined while pages are being read; the reader rests by itself from time to time, and then the rest can be
 * taken. The rest is never read while this part still is, so a credential is used by one thread only.
 */
final class GroupTracker extends RestrictionTracker<GroupRange, GroupTracker.Claim> {

  /** What the reader is about to do. */
  enum Step {
    /** Read on from the places. */
    READ,
    /** Nothing for now: whoever goes on begins at the places. */
    REST,
    /** Nothing more: the queues are read. */
    END
  }

  /** A step and the places where it is taken, one for each queue. */
  record Claim(Step step, List<Place> places) {}

  private GroupRange range;
  private List<Place> at;
  private boolean reading;
  private boolean finished;

  GroupTracker(GroupRange range) {
    this.range = range;
    this.at = range.from();
    this.finished = range.from().equals(range.to());
  }

  @Override
  public boolean tryClaim(Claim claim) {
    if (finished) {
      return false;
    }
    at = claim.places();
    reading = claim.step() == Step.READ;
    finished = claim.step() == Step.END;
    return true;
  }

  @Override
  public GroupRange currentRestriction() {
    return range;
  }

  @Override
  public @Nullable SplitResult<GroupRange> trySplit(double fractionOfRemainder) {
    if (reading || finished || fractionOfRemainder > 0) {
      return null;
    }
    GroupRange rest = new GroupRange(at, range.to());
    range = new GroupRange(range.from(), at);
    finished = true;
    return SplitResult.of(range, rest);
  }

  @Override
  public void checkDone() {
    if (!finished) {
      throw new IllegalStateException("Slices were left unread: " + at);
    }
  }

  @Override
  public IsBounded isBounded() {
    return IsBounded.BOUNDED;
  }
}
