package com.askbosco.data.rules.contract;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlJson;
import com.askbosco.data.spec.YamlNode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a contract strictly. The subset of JSON Schema (2020-12): {@code type}, {@code properties}, {@code required}, {@code items} (one
 * schema), {@code enum}, {@code minimum}, {@code maximum}, {@code additionalProperties} (true, or the schema of a map's values), and words
 * that ask for nothing ({@code title}, {@code description}, {@code $comment}, {@code format}, {@code examples}, {@code deprecated}).
 * Of our own: {@code x-known-values}, and at the root {@code x-max-rejected}, {@code x-dotted-keys}. Anything else is refused: a
 * keyword that is ignored would promise what nobody checks.
 */
final class ContractReader {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final Set<String> NOTES =
      Set.of("title", "description", "$comment", "format", "examples", "deprecated");
  private static final Set<String> RULES = Set.of(
      "type",
      "properties",
      "required",
      "items",
      "enum",
      "minimum",
      "maximum",
      "additionalProperties",
      "x-known-values");
  private static final Set<String> ROOT =
      Set.of("$schema", "$id", "x-max-rejected", "x-dotted-keys");

  private final YamlFile file;

  private ContractReader(YamlFile file) {
    this.file = file;
  }

  /** Reads a file; its problems are noted in {@code file}. */
  static Contract read(String stream, int version, YamlFile file, String text) {
    try {
      JSON.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      file.problem(
          ErrorCode.CONFIG_SYNTAX, line, "", "not valid JSON: " + e.getOriginalMessage(), "");
    }
    return new ContractReader(file).contract(stream, version);
  }

  private Contract contract(String stream, int version) {
    YamlNode root = file.root();
    root.optional("$schema")
        .filter(draft -> !draft.string().equals(DRAFT))
        .ifPresent(draft ->
            bad(draft, "`" + draft.string() + "` is not the draft that is read", "Write " + DRAFT));
    double share =
        root.optional("x-max-rejected").map(ContractReader::share).orElse(Contract.MAX_REJECTED);
    SchemaNode schema = schema(root, true);
    if (schema.types() != JsonType.OBJECT.bit()) {
      bad(root, "a record is an object", "Write \"type\": \"object\" at the root.");
    }
    return new Contract(
        stream,
        version,
        file.name(),
        share,
        root.optional("x-dotted-keys").map(YamlNode::bool).orElse(false),
        schema);
  }

  private static double share(YamlNode node) {
    double share = node.decimal().doubleValue();
    if (share < 0 || share > 1) {
      bad(node, "`" + share + "` is no share", "Write a number from 0 to 1, such as 0.2.");
    }
    return share;
  }

  private SchemaNode schema(YamlNode node, boolean isRoot) {
    if (!node.isMap()) {
      bad(node, "expected a schema", "Write an object such as {\"type\": \"string\"}.");
    }
    Set<String> known = new HashSet<>(NOTES);
    known.addAll(RULES);
    if (isRoot) {
      known.addAll(ROOT);
    }
    node.onlyKeys(known);
    Map<String, SchemaNode> properties = new LinkedHashMap<>();
    node.optional("properties").map(YamlNode::map).orElse(Map.of()).forEach((name, child) -> {
      if (name.isEmpty() || name.indexOf(':') >= 0 || name.chars().anyMatch(c -> c <= ' ')) {
        bad(child, "`" + name + "` is no name of a field", "Leave out blanks and colons.");
      }
      properties.put(name, schema(child, false));
    });
    int types = types(node);
    return new SchemaNode(
        node.line(),
        types,
        properties,
        required(node, properties.keySet()),
        others(node),
        node.optional("items").map(items -> schema(items, false)),
        closed(node),
        open(node, types),
        bound(node, "minimum", types),
        bound(node, "maximum", types));
  }

  private static int types(YamlNode node) {
    Optional<YamlNode> type = node.optional("type");
    if (type.isEmpty()) {
      return JsonType.ANY;
    }
    List<YamlNode> words = type.get().isList() ? type.get().list() : List.of(type.get());
    int types = 0;
    for (YamlNode word : words) {
      types |= word.isScalar() || word.isNull() ? type(word) : 0;
    }
    if (types == 0) {
      bad(type.get(), "no type is named", "Write \"string\" or [\"string\", \"null\"].");
    }
    return types;
  }

  private static int type(YamlNode word) {
    int bit = word.oneOf(JsonType.class).bit();
    return bit == JsonType.NUMBER.bit() ? bit | JsonType.INTEGER.bit() : bit;
  }

  private static Set<String> required(YamlNode node, Set<String> properties) {
    Set<String> required = new LinkedHashSet<>();
    for (YamlNode name : node.optional("required").map(YamlNode::list).orElse(List.of())) {
      if (!properties.contains(name.string())) {
        bad(
            name,
            "`" + name.string() + "` is required and not among the properties",
            "Say what it is under \"properties\".");
      }
      required.add(name.string());
    }
    if (required.size() > Place.MASKED) {
      bad(node, "more than " + Place.MASKED + " required fields in one object", "Require fewer.");
    }
    return required;
  }

  private Optional<SchemaNode> others(YamlNode node) {
    Optional<YamlNode> others = node.optional("additionalProperties");
    if (others.isPresent() && others.get().isScalar()) {
      if (!others.get().bool()) {
        bad(
            others.get(),
            "a contract cannot forbid new fields",
            "Leave it out: new fields are kept and noted. See docs/guides/contracts.md");
      }
      return Optional.empty();
    }
    return others.map(schema -> schema(schema, false));
  }

  private static List<JsonNode> closed(YamlNode node) {
    List<JsonNode> values = new ArrayList<>();
    for (YamlNode value : node.optional("enum").map(YamlNode::list).orElse(List.of())) {
      if (value.isMap() || value.isList()) {
        bad(value, "a value of an enumeration is a text, a number, true or false", "");
      }
      values.add(YamlJson.of(value));
    }
    return values;
  }

  private static Set<String> open(YamlNode node, int types) {
    Optional<YamlNode> values = node.optional("x-known-values");
    if (values.isPresent() && (types & JsonType.STRING.bit()) == 0) {
      bad(values.get(), "only texts have known values", "Write \"type\": \"string\" too.");
    }
    return new LinkedHashSet<>(values.map(YamlNode::strings).orElse(List.of()));
  }

  private static Optional<BigDecimal> bound(YamlNode node, String keyword, int types) {
    Optional<YamlNode> bound = node.optional(keyword);
    if (bound.isPresent() && (types & JsonType.NUMBER.bit() + JsonType.INTEGER.bit()) == 0) {
      bad(bound.get(), "only a number has a " + keyword, "Write \"type\": \"number\" too.");
    }
    return bound.map(YamlNode::decimal);
  }

  private static void bad(YamlNode at, String what, String mend) {
    at.problem(ErrorCode.CONTRACT_INVALID, what, mend);
  }
}
