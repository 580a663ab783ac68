package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Attributed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One partition over one window.
 *
 * @param partition what names the partition; empty when the stream has none
 * @param window start and end; empty when the stream has no cursor
 * @param extra further values of a parent record
 */
public record Part(ObjectNode partition, ObjectNode window, ObjectNode extra) {

  /** What expressions see as {@code stream_slice}. */
  public ObjectNode slice() {
    ObjectNode slice = JsonNodeFactory.instance.objectNode();
    slice.setAll(partition);
    slice.setAll(window);
    return slice;
  }

  Vars within(Vars vars) {
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    attributes.put("partition", partition);
    attributes.put("cursor_slice", window);
    attributes.put("extra_fields", extra);
    return vars.inner().set("stream_slice", new Attributed(slice(), attributes));
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("partition", partition);
    json.set("window", window);
    json.set("extra", extra);
    return json;
  }

  static Part of(JsonNode json) {
    return new Part(object(json, "partition"), object(json, "window"), object(json, "extra"));
  }

  private static ObjectNode object(JsonNode json, String field) {
    return json.get(field) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }
}
