package com.askbosco.data.connector.expression.python;

/** An operation that Python would refuse. The message names types and operations, never values. */
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Which of Python's errors it is, as far as it makes a difference. */
  public enum Kind {
    TYPE,
    VALUE,
    UNDEFINED,
    /** Not Python's: the result would be too large or take too long. */
    LIMIT
  }

  private final Kind kind;

  private PythonException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Python's TypeError. */
  public static PythonException type(String message) {
    return new PythonException(Kind.TYPE, message);
  }

  /** ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError and the like. */
  public static PythonException value(String message) {
    return new PythonException(Kind.VALUE, message);
  }

  /** Something that is not there was used. */
  public static PythonException undefined(String message) {
    return new PythonException(Kind.UNDEFINED, message);
  }

  /** A bound of ours was reached. */
  public static PythonException limit(String message) {
    return new PythonException(Kind.LIMIT, message);
  }

  /** Which error it is. */
  public Kind kind() {
    return kind;
  }
}
