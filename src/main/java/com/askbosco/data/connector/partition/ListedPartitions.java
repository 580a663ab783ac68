package com.askbosco.data.connector.partition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Partitions that are known without asking anyone. */
final class ListedPartitions implements Partitions {
  private final Iterator<Partition> all;

  ListedPartitions(Iterator<Partition> all) {
    this.all = all;
  }

  @Override
  public @Nullable Partition next() {
    return all.hasNext() ? all.next() : null;
  }

  @Override
  public @Nullable JsonNode parentState() {
    return null;
  }
}
