package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import com.askbosco.data.connector.expression.python.PythonException;

/** The text of a template, for places in messages. */
record Source(String text) {

  /** A template that cannot be compiled. */
  ExpressionException wrong(int offset, String problem, String hint) {
    return at(Kind.SYNTAX, offset, problem, hint, null);
  }

  /** A template with something the format has no longer. */
  ExpressionException withdrawn(int offset, String problem, String hint) {
    return at(Kind.WITHDRAWN, offset, problem, hint, null);
  }

  /** An evaluation that failed. */
  ExpressionException failed(int offset, PythonException e) {
    Kind kind = switch (e.kind()) {
      case TYPE -> Kind.TYPE;
      case VALUE -> Kind.VALUE;
      case UNDEFINED -> Kind.UNDEFINED;
      case LIMIT -> Kind.LIMIT;
    };
    String hint = kind == Kind.UNDEFINED
        ? "Test it with 'is defined' or use .get('name', default) where it may be missing"
        : "";
    return at(kind, offset, e.getMessage() == null ? "failed" : e.getMessage(), hint, e);
  }

  private ExpressionException at(
      Kind kind,
      int offset,
      String problem,
      String hint,
      @org.jspecify.annotations.Nullable Throwable cause) {
    int at = Math.min(offset, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return new ExpressionException(kind, line, at - lineStart + 1, problem, hint, cause);
  }
}
