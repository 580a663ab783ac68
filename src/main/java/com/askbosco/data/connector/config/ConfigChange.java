package com.askbosco.data.connector.config;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A change of configs that manifests name by {@code class_name} of a {@code CustomConfigTransformation}. */
public interface ConfigChange extends Registry.Named {

  /**
   * Makes a change with the manifest's settings.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message says which and how to mend it
   */
  Change configure(Map<String, JsonNode> settings);

  /** A configured change. Thread-safe. */
  @FunctionalInterface
  interface Change {
    /** Changes a config in place. */
    void apply(ObjectNode config);
  }
}
