package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Streams that are made when the config is known: a template, and values to put into it.
 *
 * @param name of the family of streams, for checks
 * @param streamTemplate a stream
 * @param componentsResolver where the values come from
 * @param useParentParameters whether parameters of outer components win against those of inner ones, in the streams that are made
 */
public record DynamicDeclarativeStream(
    Optional<String> name,
    @Default(type = "DeclarativeStream") Json streamTemplate,
    ComponentsResolver componentsResolver,
    @Default("true") boolean useParentParameters,
    Place place) {

  /** Where values come from, and where they go. */
  public sealed interface ComponentsResolver {

    /** What goes where, in this order. */
    List<ComponentMappingDefinition> componentsMapping();

    /** From lists in the config; several are combined, each value with each. */
    record ConfigComponentsResolver(
        @Default(type = "StreamConfig") List<StreamConfig> streamConfig,

        @Default(type = "ComponentMappingDefinition")
        List<ComponentMappingDefinition> componentsMapping,

        Place place)
        implements ComponentsResolver {}

    /** From records that the source gives. */
    record HttpComponentsResolver(
        @Default(type = "SimpleRetriever") Retriever retriever,

        @Default(type = "ComponentMappingDefinition")
        List<ComponentMappingDefinition> componentsMapping,

        Place place)
        implements ComponentsResolver {}

    /** From a list in the manifest. */
    record ParametrizedComponentsResolver(
        @Default(type = "StreamParametersDefinition") StreamParametersDefinition streamParameters,

        @Default(type = "ComponentMappingDefinition")
        List<ComponentMappingDefinition> componentsMapping,

        Place place)
        implements ComponentsResolver {}
  }

  /**
   * A list in the config.
   *
   * @param configsPointer its path
   * @param defaultValues further values
   */
  public record StreamConfig(List<Text> configsPointer, List<Json> defaultValues) {}

  /** Maps of values, one a stream. */
  public record StreamParametersDefinition(List<Json> listOfParametersForStream) {}

  /**
   * A value and where it goes.
   *
   * @param fieldPath in the template; {@code *} stands for every key or index
   * @param createOrUpdate whether a path that is not there is made
   * @param condition only for values of the config
   */
  public record ComponentMappingDefinition(
      List<Text> fieldPath,
      Text value,
      Optional<Transformation.ValueType> valueType,
      @Default("false") boolean createOrUpdate,
      Optional<Text> condition,
      Place place) {}
}
