package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.cursor.CursorRun;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cursors of partitions in the order in which they came, up to a number; those that are read to their end go first. */
final class PartitionCursors {
  private static final int MOST = 25_000;

  private record Kept(ObjectNode partition, CursorRun<?> run) {}

  private final Map<String, Kept> all = new LinkedHashMap<>();

  /** The cursor of a partition by its text; null when it is not kept. */
  @Nullable
  CursorRun<?> get(String key) {
    Kept kept = all.get(key);
    return kept == null ? null : kept.run();
  }

  /** Keeps a cursor under the text of its partition. */
  void put(ObjectNode partition, CursorRun<?> run) {
    all.put(partition.toString(), new Kept(partition, run));
  }

  /** Makes room for one more; says whether any had to go. */
  boolean makeRoom(OpenPartitions open) {
    boolean gone = false;
    while (all.size() >= MOST) {
      String oldest = all.keySet().iterator().next();
      for (String each : all.keySet()) {
        if (!open.contains(each)) {
          oldest = each;
          break;
        }
      }
      all.remove(oldest);
      gone = true;
    }
    return gone;
  }

  /** The states of all. */
  ArrayNode state() {
    ArrayNode states = JsonNodeFactory.instance.arrayNode();
    for (Kept each : all.values()) {
      ObjectNode one = states.addObject();
      one.set(States.PARTITION, each.partition());
      one.set(States.CURSOR, each.run().state());
    }
    return states;
  }
}
