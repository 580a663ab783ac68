package com.askbosco.data.connector.read;

import com.askbosco.data.connector.record.MalformedBodyException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An answer without records that speaks of an error is no empty page, whatever its status code. */
final class HiddenError {
  private HiddenError() {}

  static void refuse(JsonNode root) throws MalformedBodyException {
    for (String field : List.of("error", "errors")) {
      JsonNode error = root.path(field);
      boolean said = error.isContainerNode()
          ? !error.isEmpty()
          : error.isTextual() ? !error.asText().isEmpty() : error.asBoolean();
      if (said) {
        throw new MalformedBodyException("the answer has no records but an `" + field + "`", null);
      }
    }
  }
}
