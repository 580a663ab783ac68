package com.askbosco.data.spec.manifest;

/**
 * A text of a manifest that may hold expressions.
 *
 * @param value the text as written; numbers and booleans as Python writes them
 * @param place where it stands
 */
public record Text(String value, Place place) {

  static String python(Object scalar) {
    return scalar instanceof Boolean b ? (b ? "True" : "False") : scalar.toString();
  }
}
