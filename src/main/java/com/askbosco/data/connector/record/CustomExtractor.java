package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An extractor that manifests name by {@code class_name}. Registered as a Java service, so that a new one is a class and a line.
 * Must have a public constructor without parameters.
 */
public interface CustomExtractor {

  /** The name manifests use; what they write before the last dot is ignored. */
  String className();

  /**
   * Makes an extractor with the manifest's settings.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message says which and how to mend it
   */
  Extraction configure(Map<String, JsonNode> settings);

  /** A configured extractor. Thread-safe. */
  @FunctionalInterface
  interface Extraction {

    /**
     * Gives the records of a response, in its order. Records must be new objects or parts of the response that are not changed.
     *
     * @throws MalformedBodyException when the response cannot hold what is looked for
     */
    void extract(JsonNode response, Consumer<JsonNode> records) throws MalformedBodyException;
  }
}
