package com.askbosco.data.pipeline.bronze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * A field of a record, nested ones written with dots. Some sources flatten their records, so the whole text is tried as one key
 * first.
 */
record FieldPath(String text, List<String> steps) {

  static FieldPath of(String text) {
    return new FieldPath(text, List.of(text.split("\\.", -1)));
  }

  /** The field's value, or a missing node. */
  JsonNode in(JsonNode record) {
    JsonNode whole = record.get(text);
    if (whole != null) {
      return whole;
    }
    if (steps.size() == 1) {
      return MissingNode.getInstance();
    }
    JsonNode at = record;
    for (String step : steps) {
      at = at.path(step);
    }
    return at;
  }
}
