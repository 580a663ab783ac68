package com.askbosco.data.connector;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.schema.Schema;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Spec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a connector tells of itself, in the forms of the Airbyte protocol. */
final class Catalog {
  /** What the protocol knows of a way to log in; the rest stays in the manifest. */
  private static final Set<String> GRANT =
      Set.of("auth_flow_type", "predicate_key", "predicate_value", "oauth_config_specification");

  private static final Set<String> GRANT_OAUTH = Set.of(
      "oauth_user_input_from_connector_config_specification",
      "oauth_connector_input_specification",
      "complete_oauth_output_specification",
      "complete_oauth_server_input_specification",
      "complete_oauth_server_output_specification");

  private Catalog() {}

  static ObjectNode of(Iterable<CompiledStream> streams, Vars vars, Session session)
      throws InterruptedException {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    ArrayNode list = catalog.putArray("streams");
    for (CompiledStream stream : streams) {
      list.add(stream(stream, vars, session));
    }
    return catalog;
  }

  private static ObjectNode stream(CompiledStream stream, Vars vars, Session session)
      throws InterruptedException {
    Optional<String> cursor = stream.cursor().map(c -> c.field(vars));
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("name", stream.info().name());
    json.set("json_schema", Schema.of(stream.schema(), vars, session));
    ArrayNode modes = json.putArray("supported_sync_modes").add("full_refresh");
    if (cursor.isPresent()) {
      modes.add("incremental");
      json.put("source_defined_cursor", !stream.cursor().get().mayBeChosen());
      json.putArray("default_cursor_field").add(cursor.get());
    }
    List<List<String>> keys = stream.primaryKey();
    if (!keys.isEmpty()) {
      ArrayNode all = json.putArray("source_defined_primary_key");
      for (List<String> key : keys) {
        key.forEach(all.addArray()::add);
      }
    }
    json.put("is_resumable", cursor.isPresent());
    json.put("is_file_based", false);
    return json;
  }

  static ObjectNode spec(Optional<Spec> spec) {
    Spec known = spec.orElseThrow(
        () -> new BoscoException(ErrorCode.MANIFEST_INVALID, "the manifest has no `spec`"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("connectionSpecification", Expressions.literal(known.connectionSpecification()));
    known
        .documentationUrl()
        .filter(url -> !url.isEmpty())
        .ifPresent(u -> json.put("documentationUrl", u));
    json.put("supportsNormalization", false);
    json.put("supportsDBT", false);
    known
        .advancedAuth()
        .ifPresent(auth -> json.set("advanced_auth", granting(Expressions.literal(auth))));
    return json;
  }

  private static JsonNode granting(JsonNode written) {
    JsonNode auth = plain(written);
    keep(auth, GRANT);
    keep(auth.path("oauth_config_specification"), GRANT_OAUTH);
    if (auth.path("oauth_config_specification").get("oauth_connector_input_specification")
            instanceof ObjectNode input
        && !input.has("scopes_join_strategy")) {
      input.put("scopes_join_strategy", "space"); // the format's default
    }
    return auth;
  }

  private static void keep(JsonNode node, Set<String> known) {
    if (node instanceof ObjectNode object) {
      object.retain(known);
    }
  }

  /** Without the fields that are null. */
  private static JsonNode plain(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = object.objectNode();
    object.properties().forEach(field -> {
      if (!field.getValue().isNull()) {
        copy.set(field.getKey(), plain(field.getValue()));
      }
    });
    return copy;
  }
}
