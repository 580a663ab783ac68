package com.askbosco.data.protocol;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.JsonSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Holds a config against the schema of its connector before anything is sent. */
final class ConfigCheck {
  /** What the platform puts into configs for its own tests; the schema knows nothing of it. */
  private static final List<String> INTERNAL = List.of("_limit", "_page_size");

  private ConfigCheck() {}

  /** Refuses a config that the schema refuses. */
  static void require(JsonNode schema, JsonNode config) {
    problem(schema, config).ifPresent(problem -> {
      throw new BoscoException(ErrorCode.CONFIG_BAD_VALUE, problem);
    });
  }

  /** What the schema has against a config. */
  static Optional<String> problem(JsonNode schema, JsonNode config) {
    if (!(config instanceof ObjectNode object)) {
      return Optional.of("The config is no JSON object.");
    }
    ObjectNode own = object.deepCopy();
    own.remove(INTERNAL);
    List<JsonSchema.Violation> violations = JsonSchema.violations(schema, own);
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of("The config is not what the connector's spec asks for: "
            + String.join(
                "; ", violations.stream().map(JsonSchema.Violation::text).toList()));
  }
}
