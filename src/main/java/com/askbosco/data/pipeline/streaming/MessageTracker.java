package com.askbosco.data.pipeline.streaming;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.jspecify.annotations.Nullable;

/**
 * Claims reading before anything is read: what is read is always part of the claim, so that no page is lost when the runner takes
 * the rest of the work elsewhere. While reading is under way the work is not divided.
 */
final class MessageTracker extends RestrictionTracker<MessagePositions, MessageTracker.Claim> {
  private MessagePositions positions;
  private boolean reading;

  MessageTracker(MessagePositions positions) {
    this.positions = positions;
  }

  /** What is asked of the tracker. */
  sealed interface Claim {
    /** To read. Only when this is granted may anything be polled. */
    record Begin(Map<String, String> from) implements Claim {}

    /** That these pages were read. Never refused. */
    record Read(List<MessagePage> pages) implements Claim {}

    /** That there is nothing more. Never refused. */
    record End() implements Claim {}
  }

  @Override
  public synchronized boolean tryClaim(Claim claim) {
    switch (claim) {
      case Claim.Begin begin -> {
        if (positions.isDone()) {
          return false;
        }
        if (positions.positions() == null) {
          positions = new MessagePositions(begin.from(), false);
        }
        reading = true;
      }
      case Claim.Read read -> {
        for (MessagePage page : read.pages()) {
          positions = positions.after(page);
        }
        reading = false;
      }
      case Claim.End end -> {
        positions = positions.done();
        reading = false;
      }
    }
    return true;
  }

  @Override
  public synchronized MessagePositions currentRestriction() {
    return positions;
  }

  @Override
  public synchronized @Nullable SplitResult<MessagePositions> trySplit(double fraction) {
    if (reading || positions.isDone()) {
      return null;
    }
    MessagePositions rest = positions;
    positions = positions.done();
    return SplitResult.of(positions, rest);
  }

  @Override
  public synchronized void checkDone() {
    if (!positions.isDone()) {
      throw new IllegalStateException("Messages of the claimed range were not read to its end");
    }
  }

  @Override
  public IsBounded isBounded() {
    return IsBounded.UNBOUNDED;
  }
}
