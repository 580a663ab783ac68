package com.askbosco.data.spec.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The format as a JSON schema (draft 7), for editors: names of fields, types of components, allowed words. It asks for no fields,
 * since references and parameters may bring them; {@link Manifest#read} does.
 */
public final class ManifestSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<Class<?>, String> names = new LinkedHashMap<>();
  private final Map<String, JsonNode> definitions = new TreeMap<>();

  private ManifestSchema() {}

  /** The schema of manifests, the same for the same build. */
  public static ObjectNode make() {
    ManifestSchema schema = new ManifestSchema();
    ObjectNode top = schema.component(Manifest.class);
    ObjectNode result = JSON.objectNode();
    result.put("$schema", "http://json-schema.org/draft-07/schema#");
    result.put("title", "Connector manifest");
    result.setAll(top);
    result.putArray("required").add("version").add("check");
    ObjectNode definitions = result.putObject("definitions");
    definitions
        .putObject("reference")
        .put("type", "string")
        .put("pattern", "^#/")
        .put("description", "A path in this file that stands for what it names.");
    schema.definitions.forEach(definitions::set);
    return result;
  }

  private ObjectNode component(Class<?> type) {
    Shape shape = Shape.of(type);
    ObjectNode schema = JSON.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("type").put("const", shape.name());
    properties.putObject("$ref").put("type", "string");
    properties.putObject("$parameters").put("type", "object");
    properties.putObject("description").put("type", "string");
    Map<String, JsonNode> fields = new TreeMap<>();
    for (RecordComponent field : shape.fields()) {
      String key = Shape.key(field);
      if (field.getType() != Place.class && !(shape.isOpen() && key.equals("rest"))) {
        fields.put(key, value(field.getGenericType()));
      }
    }
    Component component = type.getAnnotation(Component.class);
    if (component != null) {
      Arrays.stream(component.ignored()).forEach(key -> fields.put(key, JSON.objectNode()));
    }
    fields.forEach(properties::set);
    schema.put("additionalProperties", shape.isOpen());
    return schema;
  }

  private JsonNode value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Optional.class) {
        return value(inner);
      }
      ObjectNode several = JSON.objectNode();
      if (generic.getRawType() == List.class) {
        several.put("type", "array").set("items", value(inner));
        return anyOf(List.of(several, value(inner)));
      }
      several.put("type", "object").set("additionalProperties", value(inner));
      return anyOf(List.of(several, reference("reference")));
    }
    Class<?> each = (Class<?>) type;
    if (each == Json.class) {
      return JSON.objectNode();
    }
    if (each == Text.class || each == String.class) {
      ObjectNode scalar = JSON.objectNode();
      scalar.putArray("type").add("string").add("number").add("boolean");
      return scalar;
    }
    if (each.isRecord() || each.isInterface()) {
      return family(each);
    }
    if (each.isEnum()) {
      ArrayNode words = JSON.arrayNode();
      Arrays.stream(each.getEnumConstants())
          .map(Object::toString)
          .flatMap(word -> Stream.of(word, word.toLowerCase(Locale.ROOT)).distinct())
          .forEach(words::add);
      return JSON.objectNode().set("enum", words);
    }
    ObjectNode plain = JSON.objectNode();
    plain.put(
        "type",
        each == boolean.class || each == Boolean.class
            ? "boolean"
            : each == int.class || each == Integer.class ? "integer" : "number");
    return anyOf(List.of(plain, reference("reference")));
  }

  private JsonNode family(Class<?> family) {
    ArrayNode any = JSON.arrayNode();
    members(family).forEach(type -> {
      Component component = type.getAnnotation(Component.class);
      any.add(reference(definition(type)));
      if (component != null && !component.shorthand().isEmpty()) {
        any.add(
            component.list()
                ? JSON.objectNode().put("type", "array")
                : JSON.objectNode().put("type", "string"));
      }
    });
    any.add(reference("reference"));
    return JSON.objectNode().set("anyOf", any);
  }

  private static Stream<Class<?>> members(Class<?> family) {
    return family.isRecord()
        ? Stream.of(family)
        : Arrays.stream(family.getPermittedSubclasses()).flatMap(ManifestSchema::members);
  }

  private String definition(Class<?> type) {
    String known = names.get(type);
    if (known != null) {
      return known;
    }
    String name = Shape.of(type).name().replaceAll("[^A-Za-z0-9]", "");
    String free = names.containsValue(name) ? type.getSimpleName() : name;
    names.put(type, free);
    definitions.put(free, JSON.objectNode()); // while it is made, it may name itself
    definitions.put(free, component(type));
    return free;
  }

  private static ObjectNode reference(String name) {
    return JSON.objectNode().put("$ref", "#/definitions/" + name);
  }

  private static ObjectNode anyOf(List<JsonNode> choices) {
    ArrayNode any = JSON.arrayNode();
    choices.forEach(any::add);
    return JSON.objectNode().set("anyOf", any);
  }
}
