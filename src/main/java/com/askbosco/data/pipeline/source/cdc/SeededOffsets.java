package com.askbosco.data.pipeline.source.cdc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;

/**
 * Gives Debezium the place to begin at and keeps nothing behind the engine's end: positions are kept with the rows, in the warehouse. The
 * place always lies between transactions, where the server itself finds the next one.
 */
public final class SeededOffsets extends MemoryOffsetBackingStore {
  /** Name of the setting with the commit after which to begin; none for a snapshot. */
  static final String SEED = "bosco.seed";

  private @Nullable String seed;

  @Override
  public void configure(WorkerConfig config) {
    super.configure(config);
    seed = config.originalsStrings().get(SEED);
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connectorName) {
    return Set.of();
  }

  /** What was confirmed by this engine, which is what it tells the server; before that, the place to begin at. */
  @Override
  public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
    Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
    for (ByteBuffer key : keys) {
      ByteBuffer confirmed = data.get(key);
      if (confirmed != null) {
        found.put(key, confirmed);
      } else if (seed != null) {
        // Kind MESSAGE: whatever the server sends first is what comes next.
        String offset = "{\"lsn\":" + seed + ",\"lsn_proc\":" + seed + ",\"lsn_commit\":" + seed
            + ",\"messageType\":\"MESSAGE\"}";
        found.put(key, ByteBuffer.wrap(offset.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return CompletableFuture.completedFuture(found);
  }
}
