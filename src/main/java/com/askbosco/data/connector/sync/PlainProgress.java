package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.partition.Partition;
import com.askbosco.data.connector.partition.Partitions;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream without a cursor: every partition is one slice, and the state says no more than that it was read. */
final class PlainProgress implements Progress {
  private static final ObjectNode STATE =
      JsonNodeFactory.instance.objectNode().put(States.NO_CURSOR, true);

  private final Optional<Partitions> partitions;
  private boolean given;

  PlainProgress(Optional<Partitions> partitions) {
    this.partitions = partitions;
  }

  @Override
  public @Nullable Part next() throws InterruptedException {
    if (partitions.isPresent()) {
      Partition partition = partitions.get().next();
      return partition == null ? null : Parts.of(partition, empty());
    }
    if (given) {
      return null;
    }
    given = true;
    return new Part(empty(), empty(), empty());
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void begin(Part part) {}

  @Override
  public void observe(SourceRecord record) {}

  @Override
  public boolean wants(JsonNode record) {
    return true;
  }

  @Override
  public boolean close() {
    return false;
  }

  @Override
  public void end() {}

  @Override
  public JsonNode state() {
    return STATE;
  }
}
