package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the config has to hold.
 *
 * @param connectionSpecification a JSON schema; properties marked {@code airbyte_secret} never appear in messages
 * @param advancedAuth how a user signs in; handed on, not used here
 * @param configNormalizationRules what is changed and checked in a config before it is used
 */
public record Spec(
    Json connectionSpecification,
    Optional<String> documentationUrl,
    Optional<Json> advancedAuth,
    Optional<ConfigNormalizationRules> configNormalizationRules) {

  /**
   * What is changed and checked in a config before it is used.
   *
   * @param configMigrations changes of older configs, to be kept by who keeps the config
   * @param transformations changes that hold for this run
   */
  public record ConfigNormalizationRules(
      @Default(type = "ConfigMigration") List<ConfigMigration> configMigrations,
      List<ConfigTransformation> transformations,
      List<ConfigValidator> validations) {}

  /** Changes that belong together. */
  public record ConfigMigration(List<ConfigTransformation> transformations) {}

  /** A change of the config. */
  public sealed interface ConfigTransformation {

    /**
     * Replaces a value by what the map has for it.
     *
     * @param map from values to values; both may be expressions
     */
    record ConfigRemapField(Json map, List<Text> fieldPath, Place place)
        implements ConfigTransformation {

      /** Refuses an empty path. */
      public ConfigRemapField {
        if (fieldPath.isEmpty()) {
          throw new IllegalArgumentException("`field_path` is empty");
        }
      }
    }

    /** Sets fields; missing parents are made. */
    record ConfigAddFields(
        @Default(type = "AddedFieldDefinition") List<Transformation.AddedFieldDefinition> fields,
        Optional<Text> condition,
        Place place)
        implements ConfigTransformation {}

    /** Takes fields away. */
    record ConfigRemoveFields(List<List<String>> fieldPointers, Optional<Text> condition)
        implements ConfigTransformation {}

    /** One of the registered changes. */
    @Component(open = true)
    record CustomConfigTransformation(String className, Map<String, Json> rest, Place place)
        implements ConfigTransformation {}
  }

  /** A check of the config. */
  public sealed interface ConfigValidator {

    /** Checks what stands at a path, if something does. */
    record DpathValidator(List<Text> fieldPath, ValidationStrategy validationStrategy, Place place)
        implements ConfigValidator {

      /** Refuses an empty path. */
      public DpathValidator {
        if (fieldPath.isEmpty()) {
          throw new IllegalArgumentException("`field_path` is empty");
        }
      }
    }

    /** Checks a value of the manifest. */
    record PredicateValidator(Json value, ValidationStrategy validationStrategy, Place place)
        implements ConfigValidator {}
  }

  /** How a value is checked. */
  public sealed interface ValidationStrategy {

    /** By a JSON schema; a text is read as JSON first. */
    record ValidateAdheresToSchema(Json baseSchema, Place place) implements ValidationStrategy {}

    /** By one of the registered checks. */
    @Component(open = true)
    record CustomValidationStrategy(String className, Map<String, Json> rest, Place place)
        implements ValidationStrategy {}
  }
}
