package com.askbosco.data.pipeline.ingest;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a group of queues that is still to be read.
 *
 * @param from where to begin in each queue
 * @param to where to stop in each queue; null for their ends
 */
public record GroupRange(List<Place> from, @Nullable List<Place> to) implements Serializable {

  /** Copies the lists. */
  public GroupRange {
    from = List.copyOf(from);
    to = to == null ? null : List.copyOf(to);
  }

  /** All queues, from their starts. */
  public static GroupRange whole(QueueGroup group) {
    return new GroupRange(Collections.nCopies(group.queues().size(), Place.slice(0)), null);
  }

  /** How many slices are left, those that were begun included. */
  public long slicesLeft(QueueGroup group) {
    long left = 0;
    for (int i = 0; i < from.size(); i++) {
      int end = to == null ? group.queues().get(i).slices().size() : to.get(i).slice();
      left += end - from.get(i).slice();
    }
    return left;
  }
}
