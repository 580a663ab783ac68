package com.askbosco.data.connector.config;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.DynamicDeclarativeStream;
import com.askbosco.data.spec.manifest.DynamicDeclarativeStream.ComponentMappingDefinition;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.Manifest;
import com.askbosco.data.spec.manifest.StreamEntry;
import com.askbosco.data.spec.manifest.Text;
import com.askbosco.data.spec.manifest.YamlText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts values into a template of streams. Immutable and thread-safe. */
final class StreamMaker {
  /** How far values are taken for what they look like, which differs by where they come from. */
  enum Reading {
    /** Of the config: texts are read as YAML, unless a text is asked for; paths may be made. */
    CONFIG,
    /** Of a list in the manifest: as those of the config, but more texts are refused. */
    LIST,
    /** Of records: as they are, and only where the template has something. */
    RECORD
  }

  private record Mapping(
      List<Expr> path, Expr value, Accept accept, boolean create, Optional<Expr> condition) {}

  private final DynamicDeclarativeStream spec;
  private final JsonNode template;
  private final Reading reading;
  private final List<Mapping> mappings = new ArrayList<>();

  StreamMaker(
      DynamicDeclarativeStream spec, Reading reading, Set<String> roots, Expressions expressions) {
    this.spec = spec;
    this.template = YamlText.json(spec.streamTemplate().tree());
    this.reading = reading;
    for (ComponentMappingDefinition each : spec.componentsResolver().componentsMapping()) {
      if (each.condition().isPresent() && reading != Reading.CONFIG) {
        expressions.problem(
            each.place(),
            ErrorCode.CONFIG_BAD_VALUE,
            "`condition` is for ConfigComponentsResolver only",
            "Leave it out.");
      }
      mappings.add(new Mapping(
          expressions.texts(each.fieldPath(), roots),
          expressions.text(each.value(), roots),
          ConfigRules.accept(each.valueType()),
          each.createOrUpdate() && reading != Reading.RECORD,
          each.condition()
              .filter(text -> !text.value().isEmpty())
              .map(text -> expressions.text(new Text(text.value(), spec.place()), roots))));
    }
  }

  /** The stream for one set of values. */
  StreamEntry.Stream make(YamlFile problems, Vars outer, JsonNode values) {
    ObjectNode made = template.deepCopy();
    Vars vars =
        outer.inner().set("components_values", values).set("stream_template_config", template);
    for (Mapping mapping : mappings) {
      if (mapping.condition().isEmpty() || mapping.condition().get().test(vars)) {
        put(made, mapping, vars);
      }
    }
    Json json = new Json(
        YamlText.tree(made, spec.streamTemplate().place().line()),
        spec.streamTemplate().place());
    StreamEntry.Stream stream = Manifest.stream(problems, json, spec.useParentParameters());
    if (stream != null && !made.path("name").isTextual() && made.has("name")) {
      throw new BoscoException(
          ErrorCode.MANIFEST_INVALID,
          spec.place().path() + ": the name of a stream has to be a text, found "
              + made.get("name"));
    }
    problems.check();
    if (stream == null) {
      throw new IllegalStateException("A stream that cannot be read has problems");
    }
    return stream;
  }

  private void put(ObjectNode made, Mapping mapping, Vars vars) {
    JsonNode value = mapping.value().json(vars, mapping.accept());
    if (value.isTextual() && isYaml(mapping)) {
      value = YamlText.value(value.textValue(), reading == Reading.CONFIG)
          .orElseThrow(() -> new BoscoException(
              ErrorCode.MANIFEST_INVALID,
              spec.place().path() + ": the value for " + mapping.value().source()
                  + " is no YAML; add `value_type: string` to take it as it is"));
    }
    List<Object> path = new ArrayList<>();
    for (Expr key : mapping.path()) {
      Object each = key.value(vars);
      path.add(each instanceof Long index ? (Object) Math.toIntExact(index) : String.valueOf(each));
    }
    boolean there = Glob.replace(made, path, value);
    if (!there && mapping.create() && !isFalsy(value)) {
      try {
        Glob.set(made, path, value);
      } catch (IllegalArgumentException e) {
        throw new BoscoException(
            ErrorCode.MANIFEST_INVALID, spec.place().path() + ": " + e.getMessage(), e);
      }
    }
  }

  private boolean isYaml(Mapping mapping) {
    return switch (reading) {
      case CONFIG -> mapping.accept() != Accept.TEXT;
      case LIST -> true;
      case RECORD -> false;
    };
  }

  private static boolean isFalsy(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, ARRAY -> value.isEmpty();
      case STRING -> value.textValue().isEmpty();
      case NUMBER -> value.doubleValue() == 0;
      case BOOLEAN -> !value.booleanValue();
      default -> true;
    };
  }
}
