package com.askbosco.data.pipeline.streaming;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a group of streams goes on, and whether anything is left to do. What a runner checkpoints.
 *
 * @param positions by {@link MessageSource#partition}; null before the group was ever read
 * @param isDone whether this part of the work is over
 */
public record MessagePositions(@Nullable Map<String, String> positions, boolean isDone)
    implements Serializable {

  /** Everything from where the warehouse stands. */
  public static MessagePositions unread() {
    return new MessagePositions(null, false);
  }

  /** The same, with nothing left to do. */
  MessagePositions done() {
    return new MessagePositions(positions, true);
  }

  /** The same after a page. */
  MessagePositions after(MessagePage page) {
    Map<String, String> moved = new HashMap<>(positions == null ? Map.of() : positions);
    if (!page.next().isEmpty()) {
      moved.put(MessageSource.partition(page.stream(), page.partition()), page.next());
    }
    return new MessagePositions(moved, isDone);
  }
}
