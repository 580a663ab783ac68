package com.askbosco.data.connector.config;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.Spec.ConfigMigration;
import com.askbosco.data.spec.manifest.Spec.ConfigNormalizationRules;
import com.askbosco.data.spec.manifest.Spec.ConfigTransformation;
import com.askbosco.data.spec.manifest.Text;
import com.askbosco.data.spec.manifest.Transformation.AddedFieldDefinition;
import com.askbosco.data.spec.manifest.Transformation.ValueType;
import com.askbosco.data.spec.manifest.Tree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest changes and checks in a config before it is used, compiled. Immutable and thread-safe. */
public final class ConfigRules {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A change of a config, in place. */
  @FunctionalInterface
  private interface Change {
    void apply(ObjectNode config, Clock clock);
  }

  private final List<Change> migrations = new ArrayList<>();
  private final List<Change> transformations = new ArrayList<>();
  private final List<ConfigValidation> validations = new ArrayList<>();

  private ConfigRules() {}

  /** Compiles rules; none change and check nothing. */
  public static ConfigRules compile(
      Optional<ConfigNormalizationRules> rules, Expressions expressions) {
    ConfigRules compiled = new ConfigRules();
    if (rules.isPresent()) {
      for (ConfigMigration migration : rules.get().configMigrations()) {
        migration
            .transformations()
            .forEach(each -> compiled.migrations.add(change(each, expressions)));
      }
      rules
          .get()
          .transformations()
          .forEach(each -> compiled.transformations.add(change(each, expressions)));
      rules
          .get()
          .validations()
          .forEach(each -> compiled.validations.add(ConfigValidation.compile(each, expressions)));
    }
    return compiled;
  }

  /** Makes the changes that whoever keeps the config has to keep. An empty config stays as it is. */
  public JsonNode migrated(JsonNode config, Clock clock) {
    return changed(migrations, config, clock);
  }

  /** Makes the changes that hold for one run. An empty config stays as it is. */
  public JsonNode transformed(JsonNode config, Clock clock) {
    return changed(transformations, config, clock);
  }

  /**
   * Checks a config.
   *
   * @throws BoscoException when it is refused
   */
  public void validate(JsonNode config) {
    validations.forEach(each -> each.require(config));
  }

  private static JsonNode changed(List<Change> changes, JsonNode config, Clock clock) {
    if (changes.isEmpty() || !(config instanceof ObjectNode object) || object.isEmpty()) {
      return config;
    }
    ObjectNode copy = object.deepCopy();
    for (Change change : changes) {
      try {
        change.apply(copy, clock);
      } catch (IllegalArgumentException e) {
        throw new BoscoException(
            ErrorCode.MANIFEST_INVALID,
            "The config cannot be changed as the manifest asks: " + e.getMessage(),
            e);
      }
    }
    return copy;
  }

  private static Change change(ConfigTransformation spec, Expressions expressions) {
    return switch (spec) {
      case ConfigTransformation.ConfigRemapField remap -> remap(remap, expressions);
      case ConfigTransformation.ConfigAddFields add -> add(add, expressions);
      case ConfigTransformation.ConfigRemoveFields remove -> {
        Optional<Expr> condition = condition(remove.condition(), Roots.CONFIG, expressions);
        List<List<Object>> paths = remove.fieldPointers().stream()
            .map(pointer -> List.<Object>copyOf(pointer))
            .toList();
        yield (config, clock) -> {
          if (condition.isEmpty() || condition.get().test(Vars.of(config, clock))) {
            paths.forEach(path -> Glob.remove(config, path));
          }
        };
      }
      case ConfigTransformation.CustomConfigTransformation custom ->
        Registry.find(
                ConfigChange.class,
                "config transformation",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions,
                ConfigChange::configure)
            .<Change>map(found -> (config, clock) -> found.apply(config))
            .orElse((config, clock) -> {});
    };
  }

  private static Change remap(ConfigTransformation.ConfigRemapField spec, Expressions expressions) {
    List<Expr> path = spec.fieldPath().stream()
        .map(text -> expressions.text(bare(text), Roots.CONFIG))
        .toList();
    Map<Expr, Object> map = new LinkedHashMap<>();
    if (spec.map().tree() instanceof Tree.Entries entries) {
      Place place = bare(spec.place());
      entries.map().forEach((key, value) -> {
        Expr from = expressions.text(new Text(key, place), Roots.CONFIG);
        map.put(
            from,
            value instanceof Tree.Scalar scalar && scalar.value() instanceof String text
                ? expressions.text(new Text(text, place), Roots.CONFIG)
                : JSON.valueToTree(value.plain()));
      });
    } else {
      expressions.problem(
          spec.map().place(), ErrorCode.CONFIG_WRONG_TYPE, "`map` is no map", "Write a map.");
    }
    return (config, clock) -> {
      Vars vars = Vars.of(config, clock);
      List<String> keys = path.stream().map(key -> key.text(vars)).toList();
      ObjectNode at = config;
      for (String key : keys.subList(0, keys.size() - 1)) {
        if (!(at.get(key) instanceof ObjectNode inner)) {
          return;
        }
        at = inner;
      }
      String field = keys.get(keys.size() - 1);
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((from, to) -> values.put(from.text(vars), to));
      JsonNode old = at.get(field);
      if (old != null && old.isTextual() && values.containsKey(old.textValue())) {
        Object to = values.get(old.textValue());
        at.set(field, to instanceof Expr expr ? expr.json(vars, Accept.ANY) : (JsonNode) to);
      }
    };
  }

  private static Change add(ConfigTransformation.ConfigAddFields spec, Expressions expressions) {
    record Field(List<Object> path, Expr value, Accept accept) {}
    List<Field> fields = new ArrayList<>();
    for (AddedFieldDefinition each : spec.fields()) {
      fields.add(new Field(
          List.<Object>copyOf(each.path()),
          expressions.text(each.value(), Roots.CONFIG),
          accept(each.valueType())));
    }
    Optional<Expr> condition = condition(spec.condition(), Roots.ADDED_CONFIG, expressions);
    return (config, clock) -> {
      for (Field field : fields) {
        Vars vars = Vars.of(config, clock);
        JsonNode value = field.value().json(vars, field.accept());
        if (condition.isEmpty()
            || condition
                .get()
                .test(
                    vars.inner().set("value", value).set("path", JSON.valueToTree(field.path())))) {
          Glob.set(config, field.path(), value);
        }
      }
    };
  }

  static Accept accept(Optional<ValueType> type) {
    return type.map(each -> switch (each) {
          case STRING -> Accept.TEXT;
          case NUMBER -> Accept.NUMBER;
          case INTEGER -> Accept.INTEGER;
          case BOOLEAN -> Accept.BOOLEAN;
        })
        .orElse(Accept.ANY);
  }

  private static Optional<Expr> condition(
      Optional<Text> condition, java.util.Set<String> roots, Expressions expressions) {
    return condition
        .filter(text -> !text.value().isEmpty())
        .map(text -> expressions.text(bare(text), roots));
  }

  /** These places see no parameters, as in the reference. */
  static Text bare(Text text) {
    return new Text(text.value(), bare(text.place()));
  }

  static Place bare(Place place) {
    return new Place(place.line(), place.path(), Map.of());
  }
}
