package com.askbosco.data.connector.record;

import java.io.IOException;
import java.io.InputStream;

/** A decoder, compiled: from bytes to values. Immutable and thread-safe. */
@FunctionalInterface
interface Decoding {

  /**
   * Begins to read. The stream belongs to the values and is closed with them.
   *
   * @throws MalformedBodyException when the bytes are not what they should be
   */
  Values open(InputStream in) throws IOException, MalformedBodyException;
}
