package com.askbosco.data.spec;

import static com.askbosco.data.spec.SchemaParts.either;
import static com.askbosco.data.spec.SchemaParts.keys;
import static com.askbosco.data.spec.SchemaParts.list;
import static com.askbosco.data.spec.SchemaParts.mapOf;
import static com.askbosco.data.spec.SchemaParts.of;
import static com.askbosco.data.spec.SchemaParts.ref;
import static com.askbosco.data.spec.SchemaParts.text;
import static com.askbosco.data.spec.SchemaParts.words;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Values and conditions of mappings as JSON schema. */
final class MappingSchema {
  private MappingSchema() {}

  static Map<String, ObjectNode> definitions() {
    return Map.of(
        "paths", either(text(), list(text())),
        "value", either(text(), list(text()), value()),
        "condition", condition());
  }

  private static ObjectNode value() {
    Map<String, ObjectNode> keys = new HashMap<>();
    ObjectNode values = list(ref("value"));
    keys.put("path", ref("paths"));
    keys.put("const", text());
    keys.put("key", ref("value"));
    keys.put("client_date", ref("paths"));
    keys.put("product", values);
    keys.put("first", values.deepCopy());
    keys.put("event_name", ref("paths"));
    keys.put("sum", either(values.deepCopy(), sumOver()));
    keys.put("hash", keys(Map.of("email", ref("paths"), "phone", ref("paths"))));
    keys.put(
        "channel",
        keys(
            Map.of("source", ref("value"), "medium", ref("value"), "campaign", ref("value")),
            "source",
            "medium",
            "campaign"));
    keys.put("event", keys(Map.of("of", ref("paths"), "is", text(), "value", text()), "of", "is"));
    keys.put("event_counted", keys(Map.of("of", ref("paths"), "type", ref("paths")), "of", "type"));
    keys.put("url_parameter", keys(Map.of("url", ref("paths"), "name", text()), "url", "name"));
    keys.put("url_host", keys(Map.of("url", ref("paths"), "unless", ref("paths")), "url"));
    keys.put("extra", mapOf(ref("paths")));
    // A key is a value or several; a value may itself be a list of paths.
    keys.put("key", either(list(ref("value")), ref("value")));
    ObjectNode clean = words(ValueSpec.Clean.values());
    keys.put("clean", either(clean, list(clean.deepCopy())));
    keys.put("lookup", text("A table of `lookups`, or a shared one."));
    keys.put("other", text("What a text becomes that the lookup does not know."));
    keys.put("default", text("What stands where the field has no value."));
    keys.put("unit", words(ValueSpec.Unit.values()).put("description", "Unit of the field."));
    keys.put("currency", ref("value"));
    keys.put("negate", of("boolean"));
    keys.put("abs", of("boolean"));
    keys.put("add", of("integer"));
    keys.put("zone", words(ValueSpec.Zone.values()));
    ObjectNode schema = keys(keys);
    ArrayNode origins = schema.putArray("oneOf");
    for (String origin : new TreeSet<>(ValueReader.ORIGINS)) {
      ObjectNode one = of("object");
      one.putArray("required").add(origin);
      origins.add(one);
    }
    return schema;
  }

  private static ObjectNode sumOver() {
    return keys(
        Map.of(
            "each", ref("paths"),
            "of", ref("value"),
            "times", ref("value"),
            "when", ref("condition")),
        "each",
        "of");
  }

  private static ObjectNode condition() {
    return keys(Map.of(
            "exists", ref("paths"),
            "missing", ref("paths"),
            "is", mapOf(ref("paths")),
            "before", mapOf(text("A day, such as 2026-01-12.")),
            "any", list(ref("condition")),
            "not", ref("condition")))
        .put("minProperties", 1);
  }
}
