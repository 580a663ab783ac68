package com.askbosco.data.rules;

import com.askbosco.data.spec.TableSpec;
import java.util.Map;
import java.util.Optional;

/** The compiled {@code silver.yaml} of one source. Immutable and thread-safe. */
public final class SilverMapping {
  private final Map<String, StreamMapper> streams;

  private SilverMapping(Map<String, StreamMapper> streams) {
    this.streams = Map.copyOf(streams);
  }

  /** The mapping of a source on the class path; without any stream when the source has none. */
  public static SilverMapping ofSource(String source, Map<String, TableSpec> canon) {
    return new SilverMapping(Map.of());
  }

  /** The mapper of a stream; empty for a stream that ends in bronze. */
  public Optional<StreamMapper> stream(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }
}
