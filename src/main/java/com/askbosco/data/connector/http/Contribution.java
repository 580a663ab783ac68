package com.askbosco.data.connector.http;

import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Views;
import com.askbosco.data.spec.manifest.RequestOption.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one part of a manifest (requester, authenticator, paginator, slices) says about a request. Within it the last word counts. */
final class Contribution {
  final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
  final Map<String, String> headers = new LinkedHashMap<>();
  final Map<String, @Nullable Object> form = new LinkedHashMap<>();
  final ObjectNode json = JsonNodeFactory.instance.objectNode();

  @Nullable
  String text;

  void put(Target target, String name, @Nullable Object raw) {
    Object value = Views.READ_ONLY.of(raw);
    switch (target) {
      case REQUEST_PARAMETER -> {
        if (value instanceof Map<?, ?>) {
          throw RequestDraft.wrong("the query parameter `" + name + "` is a map");
        }
        parameters.put(name, value);
      }
      case HEADER -> headers.put(name, Text.str(value));
      case BODY_DATA -> form.put(name, value);
      case BODY_JSON -> json(List.of(name), raw instanceof JsonNode node ? node : Json.tree(value));
      case PATH -> throw new IllegalArgumentException("A path is no part of a contribution");
    }
  }

  /** Sets a field of the JSON body, nested ones by their path. */
  void json(List<String> path, JsonNode value) {
    ObjectNode at = json;
    for (String key : path.subList(0, path.size() - 1)) {
      JsonNode next = at.get(key);
      if (next != null && !next.isObject()) {
        throw RequestDraft.wrong(
            "the JSON body field `" + String.join(".", path) + "` is both a value and a map");
      }
      at = next instanceof ObjectNode object ? object : at.putObject(key);
    }
    at.set(path.get(path.size() - 1), value);
  }
}
