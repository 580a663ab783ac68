package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** An extractor that manifests name by {@code class_name}. */
public interface CustomExtractor extends CustomPart<CustomExtractor.Extraction> {

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
