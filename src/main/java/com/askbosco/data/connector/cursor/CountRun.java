package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A counting cursor: one slice from the last count on, without an end. */
public final class CountRun extends CursorRun<JsonNode> {
  private final CountScale scale = new CountScale();

  CountRun(String field, JsonNode start, ObjectNode state) {
    super(field, new CountScale(), start, state);
  }

  @Override
  public Iterator<ObjectNode> slices() {
    merge();
    JsonNode low = intervals().get(intervals().size() - 1).end();
    ObjectNode slice = JsonNodeFactory.instance.objectNode();
    slice.set(
        CountCursor.START, scale.says(start()) && scale.compare(low, start()) < 0 ? start() : low);
    slice.put(CountCursor.END, Double.POSITIVE_INFINITY);
    return List.of(slice).iterator();
  }

  @Override
  @Nullable
  Interval<JsonNode> read(ObjectNode slice, @Nullable JsonNode newest) {
    return newest == null || !scale.says(newest) ? null : new Interval<>(from(), newest, newest);
  }

  @Override
  JsonNode least() {
    return from();
  }

  @Override
  boolean isBeforeEnd(JsonNode value) {
    return true;
  }
}
