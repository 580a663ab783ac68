package com.askbosco.data.connector.expression;

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
  LIST
}
