package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.partition.Partition;
import com.askbosco.data.connector.read.Part;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** Slices out of partitions and windows. */
final class Parts {
  private Parts() {}

  /** A window of a partition. */
  static Part of(Partition partition, ObjectNode window) {
    for (Iterator<String> names = window.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (partition.value().has(name)) {
        throw SourceException.defect(
            "`" + name + "` names a part of the partition and of the window; rename one");
      }
    }
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    extra.setAll(partition.extra());
    return new Part(partition.value(), window, extra);
  }
}
