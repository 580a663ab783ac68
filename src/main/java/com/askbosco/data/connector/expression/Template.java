package com.askbosco.data.connector.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled template such as {@code {{ config['api_key'] }}} or {@code /v1/{{ stream_slice.id }}/items}. Immutable and
 * thread-safe; compile once, evaluate for every record.
 */
public final class Template {
  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /**
   * Compiles a template.
   *
   * @param text the template; text without any braces is a constant
   * @param allowedRoots the variables that exist where the template stands, such as {@code config} and {@code record};
   *     {@code stream_interval} and {@code stream_partition} are other names of {@code stream_slice}
   * @throws ExpressionException for a syntax error, an unknown variable, function, filter, test or method, or a construct
   *     outside the subset, with its place
   */
  public static Template compile(String text, Set<String> allowedRoots) {
    return new Template(text);
  }

  /**
   * Renders the template and reads the result as a Python literal: {@code "12"} becomes a number, {@code "007"} stays text,
   * {@code "[1, 'a']"} becomes a list. As in the reference, a {@code TypeError} while rendering gives the template's own text.
   *
   * @return null, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link String}, {@link
   *     java.util.List} (tuples and sets too) or {@link java.util.Map}; lists and maps may be views of the scope and cannot be
   *     changed
   * @throws ExpressionException when something undefined is used, a value is bad or a limit is reached
   */
  public @Nullable Object evaluate(Scope scope) {
    return evaluate(scope, Accept.ANY);
  }

  /** As {@link #evaluate(Scope)}, but a literal of a kind that is not accepted stays text. */
  public @Nullable Object evaluate(Scope scope, Accept accept) {
    throw new UnsupportedOperationException();
  }

  /**
   * The rule for entries of mappings (request parameters, headers, bodies): as {@link #evaluate(Scope, Accept)}, but null when
   * the text is empty or something undefined was used.
   */
  public @Nullable Object evaluateEntry(Scope scope, Accept accept) {
    throw new UnsupportedOperationException();
  }

  /** {@link #evaluate(Scope, Accept)} as JSON, always a copy that the caller may change. */
  public JsonNode evaluateJson(Scope scope, Accept accept) {
    throw new UnsupportedOperationException();
  }

  /**
   * The rendered text, without reading it as a literal.
   *
   * @throws ExpressionException also for a {@code TypeError}
   */
  public String render(Scope scope) {
    throw new UnsupportedOperationException();
  }

  /**
   * Evaluates a condition: false when the result is empty, zero, false, none, an empty list or mapping, the text {@code false},
   * or when something undefined was used; otherwise true.
   */
  public boolean test(Scope scope) {
    throw new UnsupportedOperationException();
  }

  /** Whether the result is the same in every scope, because the text has no variables and calls nothing. */
  public boolean isConstant() {
    throw new UnsupportedOperationException();
  }

  /** The text this was compiled from. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
