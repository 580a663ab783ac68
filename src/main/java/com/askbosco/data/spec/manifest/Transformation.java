package com.askbosco.data.spec.manifest;

import java.util.List;
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
   * @param path the field, nested ones as several keys
   * @param value the value; its text is read as a literal unless {@code value_type} says otherwise
   */
  record AddedFieldDefinition(List<Text> path, Text value, Optional<ValueType> valueType) {}

  /** Takes fields away. */
  record RemoveFields(List<List<String>> fieldPointers, Optional<Text> condition)
      implements Transformation {}

  /** Writes all field names, nested ones too, in snake case. */
  record KeysToSnakeCase() implements Transformation {}

  /** Types of added values. */
  enum ValueType {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN
  }
}
