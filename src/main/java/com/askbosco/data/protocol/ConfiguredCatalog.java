package com.askbosco.data.protocol;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Which streams to read.
 *
 * @param streams names in the order of the catalog
 */
public record ConfiguredCatalog(List<String> streams) {

  /** Reads a configured catalog of the protocol; sync modes are not looked at, as the reference does not. */
  public static ConfiguredCatalog of(JsonNode json) {
    JsonNode streams = json.path("streams");
    if (!streams.isArray()) {
      throw refused("has no list `streams`");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode each : streams) {
      JsonNode name = each.path("stream").path("name");
      if (!name.isTextual()) {
        throw refused("has an entry without `stream.name`");
      }
      names.add(name.textValue());
    }
    return new ConfiguredCatalog(List.copyOf(names));
  }

  private static BoscoException refused(String what) {
    return new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE, "The catalog " + what + "; see ./bosco discover.");
  }
}
