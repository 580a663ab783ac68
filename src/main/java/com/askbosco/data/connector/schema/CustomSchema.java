package com.askbosco.data.connector.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A schema loader that manifests name by {@code class_name}. Registered as a Java service. Must have a public constructor without
 * parameters.
 */
public interface CustomSchema {

  /** The name manifests use; what they write before the last dot is ignored. */
  String className();

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
