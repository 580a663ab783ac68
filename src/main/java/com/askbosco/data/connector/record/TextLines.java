package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of text, each as {@code {"record": line}}. */
final class TextLines implements Values {
  private final LineInput lines;

  TextLines(InputStream in) {
    lines = new LineInput(in, true);
  }

  @Override
  public @Nullable JsonNode next() throws IOException, MalformedBodyException {
    byte[] line = lines.next();
    return line == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("record", new String(Utf8.valid(line), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
