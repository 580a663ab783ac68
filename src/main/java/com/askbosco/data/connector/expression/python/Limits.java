package com.askbosco.data.connector.expression.python;

/** Bounds on single values, so that a small template cannot fill the memory or the stack. */
public final class Limits {
  /** Characters of one text. */
  public static final int MAX_TEXT = 16 << 20;

  /** Elements of one list. */
  public static final int MAX_ITEMS = 1 << 20;

  /** Bits of one whole number. */
  public static final int MAX_BITS = 1 << 14;

  /** How deep a value may be nested where it is walked: printed, compared or copied. */
  public static final int MAX_DEPTH = 400;

  /** Elements visited in one walk. A value that holds another twice is visited twice, so small values can be long walks. */
  public static final int MAX_VISITS = 8 << 20;

  private Limits() {}

  /** Refuses a text of more than {@link #MAX_TEXT} characters; returns the length. */
  public static int text(long length) {
    if (length > MAX_TEXT) {
      throw PythonException.limit("the text would be longer than " + MAX_TEXT + " characters");
    }
    return (int) length;
  }

  /** Refuses a list of more than {@link #MAX_ITEMS} elements; returns the size. */
  public static int items(long size) {
    if (size > MAX_ITEMS) {
      throw PythonException.limit("the list would have more than " + MAX_ITEMS + " elements");
    }
    return (int) size;
  }

  /** Refuses a whole number of more than {@link #MAX_BITS} bits. */
  public static void bits(long bits) {
    if (bits > MAX_BITS) {
      throw PythonException.limit("the number would have more than " + MAX_BITS + " bits");
    }
  }

  /** The depth and length of one walk over a nested value. */
  static final class Walk {
    private int depth;
    private int visits;

    void enter() {
      if (++depth > MAX_DEPTH) {
        throw PythonException.limit("the value is nested deeper than " + MAX_DEPTH + " levels");
      }
    }

    void leave() {
      depth--;
    }

    void visit() {
      if (++visits > MAX_VISITS) {
        throw PythonException.limit("the value has more than " + MAX_VISITS + " elements");
      }
    }
  }
}
