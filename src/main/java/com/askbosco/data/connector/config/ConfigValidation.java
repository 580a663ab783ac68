package com.askbosco.data.connector.config;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.JsonSchema;
import com.askbosco.data.spec.manifest.Spec.ConfigValidator;
import com.askbosco.data.spec.manifest.Spec.ValidationStrategy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A check of configs, compiled. */
final class ConfigValidation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<List<Expr>> path;
  private final JsonNode fixed;
  private final ValueCheck.Check check;
  private final String place;

  private ConfigValidation(
      Optional<List<Expr>> path, JsonNode fixed, ValueCheck.Check check, String place) {
    this.path = path;
    this.fixed = fixed;
    this.check = check;
    this.place = place;
  }

  static ConfigValidation compile(ConfigValidator spec, Expressions expressions) {
    return switch (spec) {
      case ConfigValidator.DpathValidator at ->
        new ConfigValidation(
            Optional.of(at.fieldPath().stream()
                .map(text -> expressions.text(ConfigRules.bare(text), Roots.CONFIG))
                .toList()),
            JsonNodeFactory.instance.nullNode(),
            check(at.validationStrategy(), expressions),
            at.place().path());
      case ConfigValidator.PredicateValidator value ->
        new ConfigValidation(
            Optional.empty(),
            Expressions.literal(value.value()),
            check(value.validationStrategy(), expressions),
            value.place().path());
    };
  }

  private static ValueCheck.Check check(ValidationStrategy spec, Expressions expressions) {
    return switch (spec) {
      case ValidationStrategy.ValidateAdheresToSchema schema -> {
        JsonNode written = Expressions.literal(schema.baseSchema());
        JsonNode read = written.isTextual() ? parsed(written.textValue()) : written;
        if (read == null || !(read.isObject() || read.isBoolean())) {
          expressions.problem(
              schema.place(),
              ErrorCode.CONFIG_WRONG_TYPE,
              "`base_schema` is no JSON schema",
              "Write a map.");
        }
        yield value -> adheres(read == null ? written : read, value);
      }
      case ValidationStrategy.CustomValidationStrategy custom ->
        Registry.find(
                ValueCheck.class,
                "validation strategy",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions,
                ValueCheck::configure)
            .orElse(value -> Optional.empty());
    };
  }

  private static Optional<String> adheres(JsonNode schema, JsonNode value) {
    JsonNode read = value.isTextual() ? parsed(value.textValue()) : value;
    if (read == null) {
      return Optional.of("a text that has to be JSON is none");
    }
    return JsonSchema.violations(schema, read).stream().findFirst().map(JsonSchema.Violation::text);
  }

  private static @org.jspecify.annotations.Nullable JsonNode parsed(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** What is not there is not checked. */
  void require(JsonNode config) {
    if (path.isEmpty()) {
      require(fixed, "a value of the manifest");
      return;
    }
    Vars none = Vars.of(JsonNodeFactory.instance.objectNode(), Clock.systemUTC());
    List<Object> keys = path.get().stream()
        .map(key -> key.value(none))
        .map(key -> key instanceof String ? key : String.valueOf(key))
        .toList();
    List<Glob.Found> found = Glob.find(config, keys);
    if (found.size() > 1 && !keys.contains("*")) {
      throw refused("the path " + keys + " leads to several places of the config");
    }
    found.forEach(each -> require(each.value(), String.join(".", texts(each.path()))));
  }

  private void require(JsonNode value, String what) {
    check.problem(value).ifPresent(problem -> {
      throw refused(what + ": " + problem);
    });
  }

  private BoscoException refused(String what) {
    return new BoscoException(
        // a user cannot mend what the manifest itself says
        path.isEmpty() ? ErrorCode.MANIFEST_INVALID : ErrorCode.CONFIG_BAD_VALUE,
        "The config is refused by " + place + " of the manifest: " + what);
  }

  private static List<String> texts(List<Object> path) {
    return path.stream().map(String::valueOf).toList();
  }
}
