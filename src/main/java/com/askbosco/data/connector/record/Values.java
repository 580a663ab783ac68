package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The values in a response, read one after another. Not thread-safe. */
public interface Values extends Closeable {

  /**
   * The next value, a new one each time.
   *
   * @return null at the end
   * @throws MalformedBodyException when the bytes are not what they should be; there is no next value then
   */
  @Nullable
  JsonNode next() throws IOException, MalformedBodyException;

  @Override
  default void close() throws IOException {}

  /** Values that are there already. */
  static Values of(Iterable<? extends JsonNode> values) {
    Iterator<? extends JsonNode> rest = values.iterator();
    return () -> rest.hasNext() ? rest.next() : null;
  }
}
