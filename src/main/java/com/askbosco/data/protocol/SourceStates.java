package com.askbosco.data.protocol;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The states of an earlier read, by stream. Immutable. */
public final class SourceStates {
  private final Map<String, JsonNode> states = new HashMap<>();

  private SourceStates() {}

  /** No state: everything is read. */
  public static SourceStates none() {
    return new SourceStates();
  }

  /**
   * Reads a list of state messages of the protocol. Those of streams that are not read have no effect, nor have messages of the
   * legacy kind; of several of one stream the last counts.
   */
  public static SourceStates of(JsonNode json) {
    SourceStates read = new SourceStates();
    if (json.isNull() || json.isMissingNode() || (json.isContainerNode() && json.isEmpty())) {
      return read;
    }
    if (!json.isArray()) {
      throw refused("is no list of state messages");
    }
    for (JsonNode message : json) {
      if (message.path("stream").isObject()) {
        read.add(message.path("stream"));
      } else if (message.path("global").isObject()) {
        if (message.path("global").path("shared_state").isObject()) {
          throw refused("holds a shared state, which no manifest writes");
        }
        message.path("global").path("stream_states").forEach(read::add);
      } else if (message.path("data").isMissingNode()) {
        throw refused("holds a message without `stream`");
      }
    }
    return read;
  }

  private void add(JsonNode stream) {
    JsonNode descriptor = stream.path("stream_descriptor");
    JsonNode state = stream.path("stream_state");
    if (state.isObject() && !descriptor.hasNonNull("namespace")) {
      states.put(descriptor.path("name").asText(), state);
    }
  }

  /** The state of a stream. */
  public Optional<JsonNode> of(String stream) {
    return Optional.ofNullable(states.get(stream));
  }

  private static BoscoException refused(String what) {
    return new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE,
        "The state " + what + ". Give the STATE messages of the last read as a JSON list.");
  }
}
