package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.read.Part;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which slices of a stream are still to be read, and how far it is. One slice is read at a time: it begins, its records are seen,
 * and it is closed when it was read to its end; the next ones
 * may be made meanwhile. Not thread-safe.
 */
sealed interface Progress permits PlainProgress, CursorProgress, PartitionProgress, SharedProgress {

  /** The next slice to read; null after the last. */
  @Nullable
  Part next() throws InterruptedException;

  /** A slice begins; what is seen from now on belongs to it. */
  void begin(Part part);

  /** A record was handed on. */
  void observe(SourceRecord record);

  /** Whether the cursor wants a record of the slice that began last. */
  boolean wants(JsonNode record);

  /**
   * The slice that began last was read to its end.
   *
   * @return whether the state is to be handed out
   */
  boolean close();

  /** There is nothing more to read; slices that were not closed failed. */
  void end();

  /** The state as the next read should get it. The same object as long as nothing changed; not to be changed by others. */
  JsonNode state();
}
