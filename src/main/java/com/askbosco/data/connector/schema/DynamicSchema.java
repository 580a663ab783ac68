package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Edits;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.SchemaLoader.DynamicSchemaLoader;
import com.askbosco.data.spec.manifest.SchemaLoader.SchemaTypeIdentifier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** A schema made of what the source says about its fields. */
final class DynamicSchema implements Schema {
  private final SideRecords source;
  private final Pointer descriptions;
  private final Pointer key;
  private final Pointer type;
  private final FieldTypes types;
  private final Optional<Expr> filter;
  private final Edits edits;

  /**
   * @param source what the retriever reads
   */
  DynamicSchema(DynamicSchemaLoader spec, SideRecords source, Expressions expressions) {
    SchemaTypeIdentifier identifier = spec.schemaTypeIdentifier();
    this.source = source;
    this.descriptions = new Pointer(expressions.texts(identifier.schemaPointer(), Roots.CONFIG));
    this.key = new Pointer(expressions.texts(identifier.keyPointer(), Roots.CONFIG));
    this.type = new Pointer(expressions.texts(identifier.typePointer(), Roots.CONFIG));
    this.types = new FieldTypes(identifier.typesMapping(), expressions);
    this.filter = spec.schemaFilter().flatMap(f -> expressions.text(f.condition(), Roots.RECORD));
    this.edits = Edits.compile(spec.schemaTransformations(), expressions);
  }

  @Override
  public JsonNode load(Vars vars, Session session) throws InterruptedException {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    JsonNode[] first = new JsonNode[1];
    source.read(vars, session, record -> {
      first[0] = record;
      return false;
    });
    JsonNode record = first[0];
    if (record != null && !record.isEmpty()) {
      JsonNode all = descriptions.in(record, vars);
      if (!all.isContainerNode()) {
        throw new SourceException(
            ErrorCode.SOURCE_SCHEMA_UNKNOWN,
            "the source's answer has no descriptions of fields at `schema_pointer`");
      }
      if (all.isObject() && !all.isEmpty()) {
        throw noKey();
      }
      for (JsonNode description : all) {
        JsonNode name = key.in(description, vars);
        if (!name.isTextual()) {
          throw noKey();
        }
        properties.set(
            name.textValue(), types.schema(typeOf(description, vars), description, vars));
      }
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft-07/schema#");
    schema.put("type", "object");
    schema.put("additionalProperties", true);
    schema.set("properties", edits.apply(filtered(properties, vars), vars));
    return schema;
  }

  private JsonNode typeOf(JsonNode description, Vars vars) {
    JsonNode string = TextNode.valueOf("string");
    if (type.isEmpty()) {
      return string;
    }
    JsonNode found = type.in(description, vars);
    return found.isMissingNode() ? string : found;
  }

  private ObjectNode filtered(ObjectNode properties, Vars vars) {
    if (filter.isEmpty()) {
      return properties;
    }
    ObjectNode kept = properties.objectNode();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      ObjectNode record = properties.objectNode();
      record.set(property.getKey(), property.getValue());
      if (filter.get().test(vars.inner().set("record", record))) {
        kept.set(property.getKey(), property.getValue());
      }
    }
    return kept;
  }

  private static SourceException noKey() {
    return new SourceException(
        ErrorCode.SOURCE_SCHEMA_UNKNOWN,
        "the source describes a field that has no name at `key_pointer`");
  }
}
