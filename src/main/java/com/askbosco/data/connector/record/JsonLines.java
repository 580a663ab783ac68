package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JSON value a line. Lines that are no JSON are passed over, as the format has it. */
final class JsonLines implements Values {
  private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);

  private final LineInput lines;
  private int number;

  JsonLines(InputStream in) {
    lines = new LineInput(in, false);
  }

  @Override
  public @Nullable JsonNode next() throws IOException, MalformedBodyException {
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      number++;
      byte[] text = Utf8.checked(line);
      try {
        return JsonText.read(text, 0, text.length);
      } catch (IOException e) {
        skipped(number, text.length);
      }
    }
    return null;
  }

  /** Tells of a line that was passed over, unless it is empty; nothing of its content. */
  static void skipped(int number, int length) {
    if (length > 1) {
      LOG.warn("Line {} of an answer is no JSON and was passed over", number);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
