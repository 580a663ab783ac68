package com.askbosco.data.connector.read;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on after a page.
 *
 * @param page index of the next page
 * @param index which part comes next, from 0
 * @param part that part, so that a list of parents that has changed is noticed
 * @param state where in the part; empty at its beginning
 */
record Position(int page, int index, Part part, Optional<JsonNode> state) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  String text() {
    ObjectNode json = JSON.createObjectNode();
    json.put("v", VERSION).put("page", page).put("index", index).set("part", part.json());
    state.ifPresent(s -> json.set("state", s));
    return json.toString();
  }

  static Position parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.path("v").asInt() != VERSION || !json.path("part").isObject()) {
        throw unreadable(null);
      }
      return new Position(
          json.path("page").asInt(),
          json.path("index").asInt(),
          Part.of(json.path("part")),
          Optional.ofNullable(json.get("state")));
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private static BoscoException unreadable(@Nullable Exception cause) {
    return new BoscoException(
        ErrorCode.STORAGE_FAILED,
        "a stored reading position cannot be read; read the slice from its beginning",
        cause);
  }
}
