package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is changed in a record after it was extracted. */
public sealed interface Transformation {

  /** Sets fields. */
  record AddFields(
      @Default(type = "AddedFieldDefinition") List<AddedFieldDefinition> fields,
      Optional<Text> condition)
      implements Transformation {}

  /**
   * A field to set.
   *
   * @param path the field, nested ones as several keys; no expressions
   * @param value the value; its text is read as a literal unless {@code value_type} says otherwise
   */
  record AddedFieldDefinition(
      List<String> path, Text value, Optional<ValueType> valueType, Place place) {}

  /**
   * Takes fields away.
   *
   * @param fieldPointers paths; {@code *} stands for any key or index
   * @param condition when given, every value for which it holds is taken away, wherever it is
   */
  record RemoveFields(List<List<String>> fieldPointers, Optional<Text> condition)
      implements Transformation {}

  /** Writes the field names of a record in small letters. */
  record KeysToLower() implements Transformation {}

  /** Writes all field names, those of inner objects too, in snake case. */
  record KeysToSnakeCase() implements Transformation {}

  /** Replaces a text in all field names, those of inner objects too. */
  record KeysReplace(Text old, Text new_) implements Transformation {}

  /** Takes the fields of inner objects, and the elements of lists, up to the record. */
  record FlattenFields(@Default("true") boolean flattenLists) implements Transformation {}

  /**
   * Takes the fields of one inner object up to the record.
   *
   * @param deleteOriginValue whether the object is taken away
   * @param replaceRecord whether the record becomes that object
   * @param keyTransformation how the fields are named
   */
  record DpathFlattenFields(
      List<Text> fieldPath,
      @Default("false") boolean deleteOriginValue,
      @Default("false") boolean replaceRecord,
      Optional<KeyTransformation> keyTransformation)
      implements Transformation {}

  /** What is put before and after a name. */
  record KeyTransformation(Optional<Text> prefix, Optional<Text> suffix) {}

  /** One of the registered transformations. */
  @Component(open = true)
  record CustomTransformation(String className, Map<String, Json> rest, Place place)
      implements Transformation {}

  /** Types of added values. */
  enum ValueType {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN
  }
}
