package com.askbosco.data.connector;

import com.askbosco.data.connector.schema.CustomSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** A schema loader for tests. */
public final class EchoSchema implements CustomSchema {
  @Override
  public String className() {
    return "EchoSchema";
  }

  @Override
  public Loading configure(Map<String, JsonNode> settings) {
    if (!settings.containsKey("title")) {
      throw new IllegalArgumentException("`title` is missing");
    }
    return config -> JsonNodeFactory.instance
        .objectNode()
        .<com.fasterxml.jackson.databind.node.ObjectNode>set("title", settings.get("title"))
        .set("config", config);
  }
}
