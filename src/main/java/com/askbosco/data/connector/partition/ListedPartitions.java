package com.askbosco.data.connector.partition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Partitions that are known without asking anyone. */
final class ListedPartitions implements Partitions {
  private final Supplier<Iterator<Partition>> source;
  private @Nullable Iterator<Partition> all;

  /**
   * @param source asked when the first partition is
   */
  ListedPartitions(Supplier<Iterator<Partition>> source) {
    this.source = source;
  }

  @Override
  public @Nullable Partition next() {
    Iterator<Partition> begun = all;
    if (begun == null) {
      begun = source.get();
      all = begun;
    }
    return begun.hasNext() ? begun.next() : null;
  }

  @Override
  public @Nullable JsonNode parentState() {
    return null;
  }
}
