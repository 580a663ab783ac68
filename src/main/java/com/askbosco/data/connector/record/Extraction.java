package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/** An extractor, compiled: from the values of a response to records. Immutable and thread-safe. */
interface Extraction {

  /** Where records go. */
  interface Sink extends Consumer<JsonNode> {

    /** Counts a record that is left out because it is empty. */
    void leftOut();
  }

  /**
   * Finds the records.
   *
   * @param values all values of the response, or some where an extractor takes each for itself
   * @param whole the whole response where it is one value
   */
  void extract(List<JsonNode> values, JsonNode whole, Vars vars, Sink sink)
      throws MalformedBodyException;
}
