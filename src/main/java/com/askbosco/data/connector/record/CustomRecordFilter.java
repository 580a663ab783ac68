package com.askbosco.data.connector.record;

import com.askbosco.data.connector.expression.Scope;
import com.fasterxml.jackson.databind.JsonNode;

/** A record filter that manifests name by {@code class_name}. */
public interface CustomRecordFilter extends CustomPart<CustomRecordFilter.Condition> {

  /** A configured filter. Thread-safe. */
  @FunctionalInterface
  interface Condition {

    /**
     * Whether a record is kept.
     *
     * @param record not to be changed
     * @param vars {@code config}, {@code stream_slice}, {@code next_page_token}
     */
    boolean keeps(JsonNode record, Scope vars);
  }
}
