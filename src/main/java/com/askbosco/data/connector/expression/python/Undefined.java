package com.askbosco.data.connector.expression.python;

/**
 * What a missing attribute or entry gives: empty as text, false as a condition, equal to any other undefined; every other use
 * fails.
 *
 * @param message what is missing, for the error when it is used
 */
public record Undefined(String message) {

  /** The error of using it. */
  public PythonException used() {
    return PythonException.undefined(message);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Undefined;
  }

  @Override
  public int hashCode() {
    return Undefined.class.hashCode();
  }

  @Override
  public String toString() {
    return "Undefined";
  }
}
