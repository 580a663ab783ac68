package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Views;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One evaluation of a template: its scope, its local variables, where it is and what it may still cost. */
final class Frame {
  /** The value of a local variable before it is set. */
  static final Object UNSET = new Object();

  /** Elements walked and characters moved, roughly; more than any manifest needs by far. */
  private static final long BUDGET = 20_000_000;

  private final Scope scope;
  private final Views views;
  private final boolean changes;
  private final @Nullable Object[] locals;
  private long budget = BUDGET;

  /** The place in the template that is being evaluated, for messages. */
  int at;

  Frame(Scope scope, int locals, boolean changes) {
    this.scope = scope;
    this.changes = changes;
    this.views = changes ? Views.copyOnWrite() : Views.READ_ONLY;
    this.locals = new @Nullable Object[locals];
    Arrays.fill(this.locals, UNSET);
  }

  /** A root variable as the scope has it. */
  @Nullable
  Object raw(String root) {
    return scope.get(root);
  }

  /** A root variable, or anything below one, as Python's value. */
  @Nullable
  Object view(@Nullable Object raw) {
    return views.of(raw);
  }

  /** Whether the template may change lists or dicts. */
  boolean changes() {
    return changes;
  }

  Clock clock() {
    return scope.clock();
  }

  @Nullable
  Object local(int slot) {
    return locals[slot];
  }

  void local(int slot, @Nullable Object value) {
    locals[slot] = value;
  }

  /** Counts work; fails when the evaluation has cost too much. */
  void charge(long cost) {
    budget -= cost;
    if (budget < 0) {
      throw PythonException.limit("the template takes too many steps");
    }
  }
}
