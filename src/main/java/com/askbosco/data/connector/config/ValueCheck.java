package com.askbosco.data.connector.config;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** A check of values that manifests name by {@code class_name} of a {@code CustomValidationStrategy}. */
public interface ValueCheck extends Registry.Named {

  /**
   * Makes a check with the manifest's settings.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message says which and how to mend it
   */
  Check configure(Map<String, JsonNode> settings);

  /** A configured check. Thread-safe. */
  @FunctionalInterface
  interface Check {
    /** What is wrong with a value, in words that hold no secret; empty when nothing is. */
    Optional<String> problem(JsonNode value);
  }
}
