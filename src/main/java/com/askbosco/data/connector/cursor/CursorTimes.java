package com.askbosco.data.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of a datetime cursor, for those who keep them beside it. Not thread-safe. */
public final class CursorTimes {
  private final TimeScale scale;
  private @Nullable String lastRead;
  private String lastText = "";

  CursorTimes(TimeScale scale) {
    this.scale = scale;
  }

  /** The value as states write it. */
  public String text(JsonNode value) {
    return scale.written(value);
  }

  /** The value as states write it; empty when a record has none or one that cannot be read. */
  public Optional<String> readable(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (value.isTextual() && value.textValue().equals(lastRead)) {
      return Optional.of(lastText);
    }
    try {
      String text = text(value);
      lastRead = value.isTextual() ? value.textValue() : null;
      lastText = text;
      return Optional.of(text);
    } catch (UnreadableValueException e) {
      if (e.isPassable()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** How far a state of a cursor says that everything was read; empty when it says nothing that can be read. */
  public Optional<OffsetDateTime> reached(ObjectNode state, String field) {
    JsonNode value = state.path(field);
    if (CursorRun.isIntervals(state)) {
      JsonNode first = state.path("slices").path(0);
      value = first.path("most_recent_cursor_value");
      value = value.asText().isEmpty() ? first.path("end") : value;
    }
    if (value.asText().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(scale.parse(value));
    } catch (UnreadableValueException e) {
      return Optional.empty();
    }
  }

  /** A value of a state, some seconds earlier. */
  public String earlier(String value, long seconds) {
    return scale.text(scale.parse(JsonNodeFactory.instance.textNode(value)).minusSeconds(seconds));
  }
}
