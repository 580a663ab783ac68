package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A component that manifests name by {@code class_name}. Registered as a Java service, so that a new one is a class and a line.
 * Must have a public constructor without parameters.
 *
 * @param <T> what it makes
 */
public interface CustomPart<T> extends Registry.Named {

  /**
   * Makes a component with the manifest's settings. It has to be thread-safe.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message says which and how to mend it
   */
  T configure(Map<String, JsonNode> settings);
}
