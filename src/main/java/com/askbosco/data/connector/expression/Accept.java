package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Numbers;
import com.askbosco.data.connector.expression.python.PyTuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of result a place in a manifest accepts. The text of a template is read as a Python literal; a literal of another
 * kind than the accepted ones stays text.
 */
public enum Accept {
  /** Every literal: AddFields without a type, bodies, most settings. */
  ANY,
  /** Only text: keys of mappings, header values, messages; {@code 12} stays {@code "12"}, {@code 'a'} in quotes loses them. */
  TEXT,
  /** Text or list: request parameters. */
  TEXT_OR_LIST,
  /** Whole numbers, and as in Python also booleans. */
  INTEGER,
  /** Floating point numbers. */
  NUMBER,
  /** Booleans. */
  BOOLEAN,
  /** Lists. */
  LIST;

  boolean takes(@Nullable Object value) {
    boolean text = value instanceof String;
    boolean list = value instanceof List && !(value instanceof PyTuple);
    return switch (this) {
      case ANY -> true;
      case TEXT -> text;
      case TEXT_OR_LIST -> text || list;
      case INTEGER -> Numbers.isInteger(value);
      case NUMBER -> value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
      case LIST -> list;
    };
  }
}
