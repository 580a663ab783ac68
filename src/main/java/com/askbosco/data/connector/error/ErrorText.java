package com.askbosco.data.connector.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;

/** What a JSON answer says is wrong, in the fields that APIs use for it. */
final class ErrorText {
  private static final int DEEPEST = 100;
  private static final List<String> FIELDS = List.of(
      "message",
      "messages",
      "error",
      "errors",
      "failures",
      "failure",
      "detail",
      "err",
      "error_message",
      "msg",
      "reason",
      "status_message");

  private ErrorText() {}

  /** The text; empty when there is none. Several are joined by a comma. */
  static String of(JsonNode answer) {
    return of(answer, 0);
  }

  private static String of(JsonNode node, int depth) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (depth > DEEPEST) {
      return "";
    }
    if (node.isArray()) {
      StringJoiner all = new StringJoiner(", ");
      for (JsonNode item : node) {
        if (item.isTextual() || item.isArray() || says(item)) {
          all.add(of(item, depth + 1));
        }
      }
      return all.toString();
    }
    return of(first(node), depth + 1);
  }

  /** Whether there is a text at the end of the fields; such an item stands in a list even when the text is empty. */
  private static boolean says(JsonNode node) {
    JsonNode at = node;
    for (int depth = 0; at.isObject() && depth < DEEPEST; depth++) {
      at = first(at);
    }
    return at.isTextual() || at.isArray();
  }

  /** The first field that is there and not empty; the last one as it is. */
  private static JsonNode first(JsonNode node) {
    for (String field : FIELDS) {
      JsonNode value = node.path(field);
      boolean empty = switch (value.getNodeType()) {
        case MISSING, NULL -> true;
        case STRING -> value.textValue().isEmpty();
        case NUMBER -> value.decimalValue().signum() == 0;
        case BOOLEAN -> !value.booleanValue();
        default -> value.isEmpty();
      };
      if (!empty) {
        return value;
      }
    }
    return node.path(FIELDS.get(FIELDS.size() - 1));
  }
}
