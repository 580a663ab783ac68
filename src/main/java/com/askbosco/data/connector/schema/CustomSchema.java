package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A schema loader that manifests name by {@code class_name}. Registered as a Java service. Must have a public constructor without
 * parameters.
 */
public interface CustomSchema extends Registry.Named {

  /**
   * Makes a loader with the manifest's settings.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message says which and how to mend it
   */
  Loading configure(Map<String, JsonNode> settings);

  /** A configured loader. Thread-safe. */
  @FunctionalInterface
  interface Loading {

    /** The schema for a config: a JSON object. */
    JsonNode load(JsonNode config);
  }
}
