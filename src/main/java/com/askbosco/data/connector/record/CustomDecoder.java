package com.askbosco.data.connector.record;

import java.io.IOException;
import java.io.InputStream;

/** A decoder that manifests name by {@code class_name}. */
public interface CustomDecoder extends CustomPart<CustomDecoder.Decoding> {

  /** A configured decoder. Thread-safe. */
  @FunctionalInterface
  interface Decoding {

    /**
     * Begins to read a response. The stream belongs to the values and is closed with them.
     *
     * @throws MalformedBodyException when the bytes are not what they should be
     */
    Values open(InputStream in) throws IOException, MalformedBodyException;
  }
}
