package com.askbosco.data.connector.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a cursor can make of a window that the source refuses. One for each series of pages; not thread-safe. */
public interface Windows {

  /** Of a stream without a cursor. */
  Windows NONE = new Windows() {
    @Override
    public boolean isCursor() {
      return false;
    }

    @Override
    public List<ObjectNode> halves(ObjectNode window, Optional<Duration> least) {
      return List.of();
    }

    @Override
    public void observe(JsonNode record) {}

    @Override
    public ObjectNode rest(ObjectNode window) {
      return window;
    }
  };

  /** Whether there is a cursor. */
  boolean isCursor();

  /** The two halves of a window; empty when it cannot be cut. */
  List<ObjectNode> halves(ObjectNode window, Optional<Duration> least);

  /** A record of the window was read. */
  void observe(JsonNode record);

  /** What is left of a window behind the newest record that was observed; the window itself when there was none. */
  ObjectNode rest(ObjectNode window);
}
