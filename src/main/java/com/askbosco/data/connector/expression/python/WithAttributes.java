package com.askbosco.data.connector.expression.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A dict that also has attributes, found after a dot before its entries. */
public interface WithAttributes {
  /** The entries: an object. */
  JsonNode items();

  /** The attributes by name. */
  Map<String, JsonNode> attributes();
}
