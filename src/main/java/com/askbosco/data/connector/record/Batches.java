package com.askbosco.data.connector.record;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a response of any length, some at a time: at most one batch is in memory. Not thread-safe.
 */
public final class Batches implements Closeable {
  private static final int MOST_VALUES = 5_000;
  private static final int MOST_BYTES = 1 << 20;

  private final Selector selector;
  private final Extractors extractor;
  private final Values values;
  private final Vars vars;
  private final Selector.Rules rules;
  private boolean ended;
  private @Nullable SourceException failure;

  Batches(Selector selector, Extractors extractor, Values values, Vars vars, Selector.Rules rules) {
    this.selector = selector;
    this.extractor = extractor;
    this.values = values;
    this.vars = vars;
    this.rules = rules;
  }

  /**
   * Some records.
   *
   * @param body the values they are from, one JSON text a line
   * @param extracted how many were found before any filter
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed after it was made
  public record Batch(byte[] body, List<SourceRecord> records, int extracted) {}

  /**
   * The next records, perhaps none of them.
   *
   * @return null at the end
   * @throws SourceException when the response is not what it should be; records before the fault were given
   */
  public @Nullable Batch next() {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return null;
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    List<JsonNode> found = new ArrayList<>();
    try {
      for (int count = 0; count < MOST_VALUES && lines.size() < MOST_BYTES; count++) {
        JsonNode value = values.next();
        if (value == null) {
          ended = true;
          break;
        }
        lines.writeBytes(value.toString().getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
        found.addAll(extractor.records(value, vars));
      }
    } catch (MalformedBodyException | IOException e) {
      failure = Faults.bad(e);
      if (!rules.exact()) {
        throw failure;
      }
    }
    ParsedBody body = ParsedBody.nothing(new byte[0]);
    body.made(found);
    Selector.Selected selected = selector.records(body, vars, rules);
    if (selected.failure() != null) {
      failure = selected.failure();
    }
    return new Batch(lines.toByteArray(), selected.records(), found.size());
  }

  @Override
  public void close() throws IOException {
    values.close();
  }
}
