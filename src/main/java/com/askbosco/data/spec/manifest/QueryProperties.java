package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * The fields that requests ask for by name.
 *
 * @param propertyList all there are
 * @param alwaysIncludeProperties asked for in every request
 * @param propertyChunking how they are spread over several requests
 * @param propertySelector which of them are asked for
 */
public record QueryProperties(
    PropertyList propertyList,
    List<String> alwaysIncludeProperties,
    @Default(type = "PropertyChunking") Optional<PropertyChunking> propertyChunking,

    @Default(type = "JsonSchemaPropertySelector")
    Optional<JsonSchemaPropertySelector> propertySelector) {

  /** Names of fields. */
  public sealed interface PropertyList {

    /** Names as a list. */
    @Component(name = "[names]", shorthand = "names", list = true)
    record Names(List<String> names) implements PropertyList {}
  }

  /**
   * Names that the source gives.
   *
   * @param propertyFieldPath where a record of it holds a name
   */
  public record PropertiesFromEndpoint(
      List<Text> propertyFieldPath,
      @Default(type = "SimpleRetriever") Retriever retriever) implements PropertyList {}

  /**
   * So many names a request.
   *
   * @param propertyLimit most names, or characters of them, of a request besides those always included; no limit by default
   * @param recordMergeStrategy which records of several answers are one
   */
  public record PropertyChunking(
      PropertyLimitType propertyLimitType,
      Optional<Integer> propertyLimit,

      @Default(type = "GroupByKeyMergeStrategy")
      Optional<GroupByKeyMergeStrategy> recordMergeStrategy) {}

  /** What is counted. */
  public enum PropertyLimitType {
    CHARACTERS,
    PROPERTY_COUNT
  }

  /** Records with equal values of these fields are one. */
  public record GroupByKeyMergeStrategy(List<String> key) {}

  /**
   * Those of the configured catalog's schema.
   *
   * @param transformations change the schema's properties before their names are taken
   */
  public record JsonSchemaPropertySelector(List<Transformation> transformations) {}
}
