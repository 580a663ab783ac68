package com.askbosco.data.connector.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what is referred to in the place of references: within a file by {@code #/…}, and to the files of the folder {@code
 * schemas/shared}. Not thread-safe; one for each schema.
 */
final class SchemaReferences {
  private static final int DEEPEST = 60;
  private static final int MOST_NODES = 1_000_000;
  private static final ObjectMapper JSON =
      new ObjectMapper(com.fasterxml.jackson.core.JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(200).build())
          .build());

  private final SchemaFiles files;
  private final Map<String, JsonNode> shared = new HashMap<>();
  private int nodes;

  SchemaReferences(SchemaFiles files) {
    this.files = files;
  }

  JsonNode resolve(String text) throws IOException {
    JsonNode document = parse(text);
    return resolve(document, document, 0);
  }

  private static JsonNode parse(String text) throws IOException {
    try {
      JsonNode document = JSON.readTree(text);
      if (document instanceof ObjectNode) {
        return document;
      }
    } catch (JsonProcessingException e) {
      throw new IOException("the file is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException("the file holds no JSON object");
  }

  private JsonNode resolve(JsonNode node, JsonNode document, int depth) throws IOException {
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      throw new IOException("references lead into one another without end");
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode(array.size());
      for (JsonNode item : array) {
        copy.add(resolve(item, document, depth + 1));
      }
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (object.get("$ref") != null && object.get("$ref").isTextual()) {
      return referred(object.get("$ref").textValue(), document, depth);
    }
    ObjectNode copy = object.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      copy.set(field.getKey(), resolve(field.getValue(), document, depth + 1));
    }
    return copy;
  }

  private JsonNode referred(String reference, JsonNode from, int depth) throws IOException {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    JsonNode document = file.isEmpty() ? from : file(file);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    JsonNode found = pointer.isEmpty() || pointer.startsWith("/")
        ? document.at(pointer)
        : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    if (!(resolve(found, document, depth + 1) instanceof ObjectNode resolved)) {
      throw new IOException("the reference " + reference + " leads to no object");
    }
    resolved.remove("definitions");
    return resolved;
  }

  private JsonNode file(String name) throws IOException {
    JsonNode known = shared.get(name);
    if (known == null) {
      Optional<String> text = files.read("schemas/shared/" + name);
      if (text.isEmpty()) {
        throw new IOException("there is no file schemas/shared/" + name);
      }
      known = parse(text.get());
      shared.put(name, known);
    }
    return known;
  }
}
