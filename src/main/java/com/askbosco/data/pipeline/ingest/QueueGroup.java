package com.askbosco.data.pipeline.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * Queues that one worker reads at the same time, each on a thread of its own: reading is mostly waiting for vendors, so a worker
 * that read one credential after another would mostly do nothing.
 *
 * @param queues the queues, each of another credential
 */
public record QueueGroup(List<SliceQueue> queues) implements Serializable {

  /** Copies the list. */
  public QueueGroup {
    queues = List.copyOf(queues);
  }
}
