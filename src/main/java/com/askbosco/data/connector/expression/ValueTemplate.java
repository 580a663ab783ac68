package com.askbosco.data.connector.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest in which every text, at any depth, is a template: a request body, a mapping of headers or parameters, a
 * list of values. Immutable and thread-safe.
 */
public final class ValueTemplate {
  private final JsonNode value;

  private ValueTemplate(JsonNode value) {
    this.value = value;
  }

  /**
   * Compiles a scalar, or a mapping or list at any depth.
   *
   * @throws ExpressionException for the first template that is wrong; its message begins with the path of the template
   */
  public static ValueTemplate compile(JsonNode value, Set<String> allowedRoots) {
    return new ValueTemplate(value);
  }

  /**
   * Evaluates all templates: texts by the rule for entries ({@link Template#evaluateEntry}), keys as text; entries of mappings
   * whose value is null are left out, at any depth; numbers and booleans stay.
   *
   * @return the same kinds of values as {@link Template#evaluate(Scope)}
   */
  public @Nullable Object evaluate(Scope scope) {
    throw new UnsupportedOperationException(value.toString());
  }

  /** {@link #evaluate(Scope)} as JSON, a copy that the caller may change. */
  public JsonNode evaluateJson(Scope scope) {
    throw new UnsupportedOperationException();
  }

  /**
   * Evaluates a flat mapping: keys as text, values by the rule for entries with {@code accept}; entries whose value is null are
   * kept; values that are not text stay as they are written, templates within them too.
   *
   * @return the entries in the order of the manifest
   * @throws IllegalStateException when the value is not a mapping
   */
  public java.util.Map<String, @Nullable Object> evaluateMapping(Scope scope, Accept accept) {
    throw new UnsupportedOperationException();
  }
}
