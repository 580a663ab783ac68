package com.askbosco.data.connector.expression;

/**
 * One token of an expression or statement.
 *
 * @param kind what it is
 * @param text its characters; of a text in quotes the value
 * @param offset where it begins in the template
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    NAME,
    TEXT,
    INTEGER,
    FLOAT,
    OPERATOR,
    /** The closing braces. */
    END
  }

  boolean is(String operatorOrName) {
    return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrName);
  }

  /** What a message calls it. */
  String described() {
    return kind == Kind.END ? "the end of the expression" : "'" + text + "'";
  }
}
