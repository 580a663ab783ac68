package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A state migration that manifests name by {@code class_name}. Registered as a Java service. Must have a public constructor without
 * parameters.
 */
public interface CustomStateMigration extends Registry.Named {

  /**
   * Makes a migration with the manifest's settings.
   *
   * @throws IllegalArgumentException when a setting is wrong; the message says which and how to mend it
   */
  MigratesState configure(Map<String, JsonNode> settings);
}
