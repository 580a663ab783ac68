package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * The kind of value that a cursor counts in.
 *
 * @param <V> its values
 */
interface Scale<V> extends Comparator<V> {

  /**
   * Reads a value of a record, a slice or a state.
   *
   * @throws UnreadableValueException when it is none
   */
  V parse(JsonNode value);

  /** Writes a value as slices and states have it. */
  JsonNode format(V value);

  /** The least value after another that leaves no gap between two slices. */
  V after(V value);

  /** Whether the value says something; a count of zero does not. */
  boolean says(V value);
}
