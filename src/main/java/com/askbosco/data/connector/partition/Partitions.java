package com.askbosco.data.connector.partition;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The partitions of a stream, one after another. Parents are read no further than is asked for. Not thread-safe. */
public interface Partitions {

  /** The next partition; null after the last. */
  @Nullable
  Partition next() throws InterruptedException;

  /**
   * The states of the parents as of the last partition given, by their names. The same object as long as nothing changed; not to be
   * changed by others. Null when partitions do not come from parents.
   */
  @Nullable
  JsonNode parentState();
}
