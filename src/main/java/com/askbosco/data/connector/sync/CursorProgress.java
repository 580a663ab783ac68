package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.cursor.CursorRun;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A stream with a cursor and without partitions: every window is a slice, and each that is closed moves the state. */
final class CursorProgress implements Progress {
  private final CursorRun<?> run;
  private @Nullable Iterator<ObjectNode> windows;
  private @Nullable ObjectNode state;
  private ObjectNode window = JsonNodeFactory.instance.objectNode();

  CursorProgress(CursorRun<?> run) {
    this.run = run;
  }

  @Override
  public @Nullable Part next() {
    if (windows == null) {
      windows = run.slices();
    }
    return windows.hasNext()
        ? new Part(
            JsonNodeFactory.instance.objectNode(),
            windows.next(),
            JsonNodeFactory.instance.objectNode())
        : null;
  }

  @Override
  public void begin(Part part) {
    window = part.window();
    run.begin();
  }

  @Override
  public void observe(SourceRecord record) {
    run.observe(record.field(run.field()));
  }

  @Override
  public boolean wants(JsonNode record) {
    return run.wants(record.get(run.field()));
  }

  @Override
  public boolean close() {
    state = null;
    return run.close(window);
  }

  @Override
  public void end() {}

  @Override
  public JsonNode state() {
    ObjectNode known = state;
    if (known == null) {
      known = run.state();
      state = known;
    }
    return known;
  }
}
