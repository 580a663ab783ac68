package com.askbosco.data.connector.compile;

import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.connector.expression.Scope;
import com.askbosco.data.connector.expression.Template;
import com.askbosco.data.connector.expression.python.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text of a manifest, compiled, with the parameters in force at its place. Immutable and thread-safe. */
public final class Expr {
  private final Template template;
  private final Map<String, @Nullable Object> parameters;

  Expr(Template template, Map<String, @Nullable Object> parameters) {
    this.template = template;
    this.parameters = parameters;
  }

  /** The value; its text is read as a literal. */
  public @Nullable Object value(Scope scope) {
    return template.evaluate(within(scope, parameters));
  }

  /** The value as JSON, when its literal is of an accepted kind; else its text. */
  public JsonNode json(Scope scope, Accept accept) {
    return template.evaluateJson(within(scope, parameters), accept);
  }

  /** The rendered text. */
  public String text(Scope scope) {
    return template.render(within(scope, parameters));
  }

  /** The value as Python's {@code str} writes it: as {@link #text}, but numbers lose what a literal does not keep. */
  public String str(Scope scope) {
    return Text.str(value(scope));
  }

  /** Whether the condition holds. */
  public boolean test(Scope scope) {
    return template.test(within(scope, parameters));
  }

  /** The text as written. */
  public String source() {
    return template.text();
  }

  /** Whether the text holds no expression. */
  public boolean isConstant() {
    return template.isConstant();
  }

  /** The scope in which {@code parameters} has the given value. */
  static Scope within(Scope scope, Map<String, @Nullable Object> parameters) {
    return parameters.isEmpty() ? scope : new WithParameters(scope, parameters);
  }

  private record WithParameters(Scope scope, Map<String, @Nullable Object> parameters)
      implements Scope {
    @Override
    public @Nullable Object get(String root) {
      return root.equals("parameters") ? parameters : scope.get(root);
    }

    @Override
    public Clock clock() {
      return scope.clock();
    }
  }
}
