package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a stream's JSON schema comes from. */
public sealed interface SchemaLoader {

  /** A schema written in the manifest. */
  record InlineSchemaLoader(Optional<Json> schema) implements SchemaLoader {}

  /**
   * A file beside the manifest.
   *
   * @param filePath relative to the manifest's folder; by default the file named like the stream
   */
  record JsonFileSchemaLoader(Optional<Text> filePath, Place place) implements SchemaLoader {}

  /**
   * A schema made of what the source says about its fields.
   *
   * @param retriever reads that; its first record is used
   * @param schemaTransformations change the map of properties
   * @param schemaFilter sees each property as a record of one field
   */
  record DynamicSchemaLoader(
      @Default(type = "SimpleRetriever") Retriever retriever,
      @Default(type = "SchemaTypeIdentifier") SchemaTypeIdentifier schemaTypeIdentifier,
      List<Transformation> schemaTransformations,
      @Default(type = "RecordFilter") Optional<RecordSelector.RecordFilter> schemaFilter,
      Place place)
      implements SchemaLoader {}

  /**
   * One of the registered loaders.
   *
   * @param className its name; what stands before the last dot is ignored
   * @param rest its settings
   */
  @Component(open = true)
  record CustomSchemaLoader(String className, Map<String, Json> rest, Place place)
      implements SchemaLoader {}

  /** Several, the first ones winning; a list stands for it. */
  @Component(name = "[SchemaLoader]", shorthand = "loaders", list = true)
  record SeveralSchemaLoaders(
      @Default(type = "JsonFileSchemaLoader") List<SchemaLoader> loaders) implements SchemaLoader {}

  /**
   * How a description of fields is read.
   *
   * @param schemaPointer where in the record the descriptions are; the record itself by default
   * @param keyPointer where in a description the field's name is
   * @param typePointer where in a description the field's type is; every field is a string by default
   */
  record SchemaTypeIdentifier(
      List<Text> schemaPointer,
      List<Text> keyPointer,
      List<Text> typePointer,
      @Default(type = "TypesMap") List<TypesMap> typesMapping) {}

  /**
   * What a type of the source is in a schema.
   *
   * @param targetType a name, a list of two, or an array with its items
   * @param currentType a name or a list of names
   */
  record TypesMap(Json targetType, Json currentType, Optional<Text> condition) {}
}
