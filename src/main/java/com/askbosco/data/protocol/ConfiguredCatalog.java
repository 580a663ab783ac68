package com.askbosco.data.protocol;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which streams to read.
 *
 * @param streams names in the order of the catalog
 * @param schemas JSON schemas of the streams; fields that they leave out are not wanted
 * @param cursorFields the cursor fields that are chosen, where the manifest lets them be
 */
public record ConfiguredCatalog(
    List<String> streams, Map<String, JsonNode> schemas, Map<String, String> cursorFields) {

  /** Reads a configured catalog of the protocol; sync modes are not looked at, as the reference does not. */
  public static ConfiguredCatalog of(JsonNode json) {
    JsonNode streams = json.path("streams");
    if (!streams.isArray()) {
      throw refused("has no list `streams`");
    }
    List<String> names = new ArrayList<>();
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    Map<String, String> fields = new LinkedHashMap<>();
    for (JsonNode each : streams) {
      JsonNode name = each.path("stream").path("name");
      if (!name.isTextual()) {
        throw refused("has an entry without `stream.name`");
      }
      names.add(name.textValue());
      schemas.put(name.textValue(), each.path("stream").path("json_schema"));
      String field = each.path("cursor_field").path(0).asText();
      if (!field.isEmpty()) {
        fields.put(name.textValue(), field);
      }
    }
    return new ConfiguredCatalog(
        List.copyOf(names), Collections.unmodifiableMap(schemas), Map.copyOf(fields));
  }

  private static BoscoException refused(String what) {
    return new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE, "The catalog " + what + "; see ./bosco discover.");
  }
}
