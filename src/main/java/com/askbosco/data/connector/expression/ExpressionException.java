package com.askbosco.data.connector.expression;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A template that cannot be compiled or evaluated. The message names the place in the template and how to mend it; it never
 * holds the values the template saw.
 */
public final class ExpressionException extends BoscoException {
  private static final long serialVersionUID = 1;

  /** What went wrong, as far as a caller can act on it. */
  public enum Kind {
    /** The template itself is wrong or outside the supported subset. Only thrown by {@code compile}. */
    SYNTAX,
    /** The template names what the format once had and has no longer. */
    WITHDRAWN,
    /** Something that is not there was used as if it were: {@code a.b.c} without {@code a.b}. */
    UNDEFINED,
    /** An operation does not fit the type of its operands; Python's TypeError. */
    TYPE,
    /** A value cannot be used, such as a date that does not parse, or a division by zero. */
    VALUE,
    /** The template would produce too much or take too long. */
    LIMIT
  }

  private final Kind kind;
  private final int line;
  private final int column;
  private final String problem;
  private final String hint;

  ExpressionException(
      Kind kind, int line, int column, String problem, String hint, @Nullable Throwable cause) {
    super(
        kind == Kind.WITHDRAWN ? ErrorCode.EXPRESSION_WITHDRAWN : ErrorCode.EXPRESSION_INVALID,
        "line " + line + ", column " + column + ": " + problem
            + (hint.isEmpty() ? "" : ". " + hint),
        cause);
    this.kind = kind;
    this.line = line;
    this.column = column;
    this.problem = problem;
    this.hint = hint;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The line in the template, from 1. */
  public int line() {
    return line;
  }

  /** The column in that line, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** What to write instead; empty when there is nothing to say. */
  public String hint() {
    return hint;
  }
}
