package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.PythonException;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable; all that changes is in the frame. */
interface Expr {
  /**
   * Its value, as described in {@code expression.python}.
   *
   * @throws PythonException when Python would fail; the frame knows the place
   */
  @Nullable
  Object eval(Frame frame);

  /** An expression that always has the same value. */
  record Constant(@Nullable Object value) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      return value;
    }
  }
}
