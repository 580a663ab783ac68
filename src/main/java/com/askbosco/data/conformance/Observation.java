package com.askbosco.data.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one side did with a case: its requests, and what it said in protocol messages. Message texts, times and the order among
 * streams and partitions are left out.
 */
final class Observation {
  private final Map<String, List<JsonNode>> records = new TreeMap<>();
  private final Map<String, JsonNode> states = new TreeMap<>();
  private final Map<String, String> statuses = new TreeMap<>();
  private final List<JsonNode> failures = new ArrayList<>();
  private final List<JsonNode> waits = new ArrayList<>();
  private final List<JsonNode> controls = new ArrayList<>();
  private final ObjectNode others = Json.MAPPER.createObjectNode();

  private Observation() {}

  /** Sums up; waits may stand among the messages as type {@code WAIT}. */
  static ObjectNode of(List<ObjectNode> requests, List<JsonNode> messages) {
    Observation all = new Observation();
    messages.forEach(all::add);
    return all.whole(requests);
  }

  private void add(JsonNode message) {
    switch (message.path("type").asText()) {
      case "RECORD" -> {
        JsonNode row = message.get("record");
        ObjectNode kept = Json.MAPPER.createObjectNode();
        kept.set("data", row.get("data"));
        if (row.hasNonNull("file_reference")) {
          kept.set("file_reference", row.get("file_reference"));
        }
        records
            .computeIfAbsent(row.path("stream").asText(), s -> new ArrayList<>())
            .add(kept.size() == 1 ? row.get("data") : kept);
      }
      case "STATE" -> {
        JsonNode stream = message.path("state").path("stream");
        states.put(
            stream.path("stream_descriptor").path("name").asText(),
            unordered(stream.path("stream_state")));
      }
      case "TRACE" -> trace(message.get("trace"));
      case "WAIT" ->
        waits.add(
            Json.MAPPER.getNodeFactory().numberNode(message.path("seconds").asDouble()));
      case "CONTROL" ->
        controls.add(message.path("control").path("connectorConfig").path("config"));
      case "CONNECTION_STATUS" ->
        others.set("check", message.path("connectionStatus").path("status"));
      case "CATALOG" -> others.set("catalog", catalog(message.path("catalog").path("streams")));
      case "SPEC" -> others.set("spec", pruned(message.path("spec")));
      default -> {
        // Logs are nobody's business.
      }
    }
  }

  private void trace(JsonNode trace) {
    if (trace.path("type").asText().equals("STREAM_STATUS")) {
      JsonNode status = trace.get("stream_status");
      String stream = status.path("stream_descriptor").path("name").asText();
      String said = status.path("status").asText();
      // How a stream ends counts. That it runs may come later: the reference prints limits past its
      // other messages.
      if (said.equals("RUNNING")) {
        statuses.putIfAbsent(stream, said);
      } else {
        statuses.put(stream, said);
      }
    } else if (trace.path("type").asText().equals("ERROR")) {
      ObjectNode failure = Json.MAPPER.createObjectNode();
      failure.set("type", trace.path("error").path("failure_type"));
      JsonNode stream = trace.path("error").path("stream_descriptor").path("name");
      if (stream.isTextual()) {
        failure.set("stream", stream);
      }
      failures.add(failure);
    }
  }

  private ObjectNode whole(List<ObjectNode> requests) {
    ObjectNode all = others.deepCopy();
    all.set("requests", Json.sorted(List.copyOf(requests)));
    ObjectNode rows = all.putObject("records");
    records.forEach((stream, list) -> rows.set(stream, Json.sorted(list)));
    ObjectNode last = all.putObject("states");
    states.forEach(last::set);
    ObjectNode outcome = all.putObject("outcome");
    ObjectNode ends = outcome.putObject("streams");
    statuses.forEach(ends::put);
    outcome.set("failures", Json.sorted(failures));
    all.set("waits", Json.sorted(waits));
    if (!controls.isEmpty()) {
      all.set("controls", Json.sorted(controls));
    }
    return all;
  }

  /** Partitions are listed in the order in which they ended: no order at all. */
  private static JsonNode unordered(JsonNode state) {
    if (state instanceof ObjectNode object) {
      ObjectNode same = Json.MAPPER.createObjectNode();
      object.properties().forEach(e -> same.set(e.getKey(), unordered(e.getValue())));
      return same;
    }
    if (state instanceof ArrayNode list) {
      List<JsonNode> items = new ArrayList<>();
      list.forEach(item -> items.add(unordered(item)));
      return Json.sorted(items);
    }
    return state;
  }

  private static ObjectNode catalog(JsonNode streams) {
    ObjectNode byName = Json.MAPPER.createObjectNode();
    for (JsonNode each : streams) {
      byName.set(each.path("name").asText(), pruned(each));
    }
    return byName;
  }

  /** Without the fields that are not set: one side writes them as null, the other leaves them out. */
  private static JsonNode pruned(JsonNode value) {
    ObjectNode kept = Json.MAPPER.createObjectNode();
    value.properties().stream()
        .filter(e -> !e.getValue().isNull())
        .forEach(e -> kept.set(e.getKey(), e.getValue()));
    return kept;
  }
}
