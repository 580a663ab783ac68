package com.askbosco.data.connector.record;

import com.askbosco.data.connector.expression.Scope;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A transformation that manifests name by {@code class_name}. */
public interface CustomTransformation extends CustomPart<CustomTransformation.Change> {

  /** A configured transformation. Thread-safe. */
  @FunctionalInterface
  interface Change {

    /**
     * Changes a record.
     *
     * @param record belongs to the transformation
     * @param vars {@code config} and {@code stream_slice}
     */
    void apply(ObjectNode record, Scope vars);
  }
}
