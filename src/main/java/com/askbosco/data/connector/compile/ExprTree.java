package com.askbosco.data.connector.compile;

import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.connector.expression.Scope;
import com.askbosco.data.connector.expression.ValueTemplate;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text, map or list of a manifest in which every text is an expression. Immutable and thread-safe. */
public final class ExprTree {
  private final ValueTemplate template;
  private final Map<String, @Nullable Object> parameters;
  private final boolean isMap;
  private final String path;

  ExprTree(
      ValueTemplate template,
      Map<String, @Nullable Object> parameters,
      boolean isMap,
      String path) {
    this.template = template;
    this.parameters = parameters;
    this.isMap = isMap;
    this.path = path;
  }

  /** The value as JSON; a text that gives a map or list becomes one. */
  public JsonNode json(Scope scope) {
    return template.evaluateJson(Expr.within(scope, parameters));
  }

  /** The value as Java values. */
  public @Nullable Object value(Scope scope) {
    return template.evaluate(Expr.within(scope, parameters));
  }

  /** The entries of a map, or of a text that becomes one; entries without a value are left out. */
  public Map<String, Object> entries(Scope scope, Accept accept) {
    Scope inner = Expr.within(scope, parameters);
    Map<String, Object> entries = new LinkedHashMap<>();
    if (isMap) {
      template.evaluateMapping(inner, accept).forEach((key, value) -> {
        if (value != null) {
          entries.put(key, value);
        }
      });
    } else if (template.evaluate(inner) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (value != null) {
          entries.put(String.valueOf(key), value);
        }
      });
    }
    return entries;
  }

  /** All entries of a map, those without a value too; empty when the manifest has no map here. */
  public Map<String, @Nullable Object> mapping(Scope scope) {
    return isMap ? template.evaluateMapping(Expr.within(scope, parameters), Accept.ANY) : Map.of();
  }

  /** Whether the manifest has a map here, not a text that may become one. */
  public boolean isMap() {
    return isMap;
  }

  /** Where it stands, for messages. */
  public String path() {
    return path;
  }
}
