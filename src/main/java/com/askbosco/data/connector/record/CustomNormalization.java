package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A schema normalisation that manifests name by {@code class_name}. */
public interface CustomNormalization extends CustomPart<CustomNormalization.Fitting> {

  /** A configured normalisation. Thread-safe. */
  @FunctionalInterface
  interface Fitting {

    /**
     * Makes a record fit.
     *
     * @param record belongs to the normalisation
     * @param schema the stream's JSON schema; not to be changed
     */
    void apply(ObjectNode record, JsonNode schema);
  }
}
