package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The static streams of a manifest as far as they are plain to see, to fill in a catalog; no judge of what is valid. */
final class ManifestStreams {
  private static final int DEEPEST = 20;

  private final JsonNode manifest;
  private final Map<String, String> syncModes = new LinkedHashMap<>();

  ManifestStreams(JsonNode manifest) {
    this.manifest = manifest;
    for (JsonNode each : resolved(manifest.path("streams"), 0)) {
      add(resolved(each, 0));
    }
  }

  private void add(JsonNode stream) {
    if (stream.path("type").asText().equals("ConditionalStreams")) {
      resolved(stream.path("streams"), 0).forEach(each -> add(resolved(each, 0)));
      return;
    }
    String name = field(stream, "name").asText("");
    if (!name.isEmpty()) {
      boolean incremental = !field(stream, "incremental_sync").isMissingNode()
          || stream.path("type").asText().equals("StateDelegatingStream");
      syncModes.put(name, incremental ? "incremental" : "full_refresh");
    }
  }

  Set<String> names() {
    return syncModes.keySet();
  }

  String syncMode(String name) {
    return syncModes.getOrDefault(name, "full_refresh");
  }

  private JsonNode field(JsonNode node, String name) {
    for (JsonNode at = node; ; at = resolved(at.get("$ref"), 1)) {
      JsonNode direct = at.path(name);
      JsonNode parameter = at.path("$parameters").path(name);
      if (!direct.isMissingNode() || !parameter.isMissingNode()) {
        return direct.isMissingNode() ? parameter : direct;
      }
      if (!at.has("$ref")) {
        return MissingNode.getInstance();
      }
    }
  }

  /** What a text such as {@code #/definitions/x} stands for. */
  private JsonNode resolved(JsonNode node, int depth) {
    if (depth < DEEPEST && node.isTextual() && node.asText().startsWith("#/")) {
      return resolved(manifest.at(node.asText().substring(1)), depth + 1);
    }
    return node;
  }
}
