package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A case as both sides get it: with the real address of its server. */
record Job(
    ConformanceCase.Verb verb,
    String manifest,
    boolean shipped,
    ObjectNode config,
    ObjectNode catalog,
    ArrayNode state,
    Instant now,
    ConformanceCase.Clock clock) {

  static Job of(ConformanceCase each, FixtureServer server) {
    return new Job(
        each.verb(),
        server.real(each.manifest()),
        each.shipped(),
        (ObjectNode) real(each.config(), server),
        each.catalog(),
        (ArrayNode) real(each.state(), server),
        each.now(),
        each.clock());
  }

  private static JsonNode real(JsonNode value, FixtureServer server) {
    return Json.parse(server.real(value.toString()));
  }
}
