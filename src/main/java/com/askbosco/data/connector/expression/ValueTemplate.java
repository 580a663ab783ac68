package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Views;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest in which every text, at any depth, is a template: a request body, a mapping of headers or parameters, a
 * list of values. Immutable and thread-safe.
 */
public final class ValueTemplate {
  private final Node root;

  private ValueTemplate(Node root) {
    this.root = root;
  }

  private sealed interface Node {}

  private record Leaf(Template template) implements Node {}

  private record Plain(@Nullable Object value) implements Node {}

  private record Elements(List<Node> nodes) implements Node {}

  private record Entries(List<Entry> entries) implements Node {}

  private record Entry(Template key, Node value, JsonNode written) {}

  /**
   * Compiles a scalar, or a mapping or list at any depth.
   *
   * @throws ExpressionException for the first template that is wrong; {@link ExpressionException#problem()} names the template
   */
  public static ValueTemplate compile(JsonNode value, Set<String> allowedRoots) {
    return compile(value, text -> Template.compile(text, allowedRoots));
  }

  /** As {@link #compile(JsonNode, Set)}, with a compiler of its own for the templates. */
  public static ValueTemplate compile(JsonNode value, Function<String, Template> templates) {
    return new ValueTemplate(node(value, templates));
  }

  private static Node node(JsonNode value, Function<String, Template> templates) {
    if (value.isTextual()) {
      return new Leaf(templates.apply(value.textValue()));
    }
    if (value.isArray()) {
      List<Node> nodes = new ArrayList<>();
      value.forEach(element -> nodes.add(node(element, templates)));
      return new Elements(List.copyOf(nodes));
    }
    if (value.isObject()) {
      List<Entry> entries = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        Template key = templates.apply(entry.getKey());
        entries.add(new Entry(key, node(entry.getValue(), templates), entry.getValue()));
      }
      return new Entries(List.copyOf(entries));
    }
    return new Plain(Views.READ_ONLY.of(value));
  }

  /**
   * Evaluates all templates: texts by the rule for entries ({@link Template#evaluateEntry}), keys as text; entries of mappings
   * whose value is null are left out, at any depth; numbers and booleans stay.
   *
   * @return the same kinds of values as {@link Template#evaluate(Scope)}
   */
  public @Nullable Object evaluate(Scope scope) {
    return evaluate(root, scope);
  }

  private static @Nullable Object evaluate(Node node, Scope scope) {
    return switch (node) {
      case Leaf leaf -> leaf.template().evaluateEntry(scope, Accept.ANY);
      case Plain plain -> plain.value();
      case Elements elements -> {
        List<@Nullable Object> values = new ArrayList<>();
        elements.nodes().forEach(element -> values.add(evaluate(element, scope)));
        yield values;
      }
      case Entries mapping -> {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
          Object value = evaluate(entry.value(), scope);
          if (value != null) {
            values.put(key(entry, scope), value);
          }
        }
        yield values;
      }
    };
  }

  private static String key(Entry entry, Scope scope) {
    return Text.str(entry.key().evaluateEntry(scope, Accept.TEXT));
  }

  /** {@link #evaluate(Scope)} as JSON, a copy that the caller may change. */
  public JsonNode evaluateJson(Scope scope) {
    return Json.tree(evaluate(scope));
  }

  /**
   * Evaluates a flat mapping: keys as text, values by the rule for entries with {@code accept}; entries whose value is null are
   * kept; values that are not text stay as they are written, templates within them too.
   *
   * @return the entries in the order of the manifest
   * @throws IllegalStateException when the value is not a mapping
   */
  public Map<String, @Nullable Object> evaluateMapping(Scope scope, Accept accept) {
    if (!(root instanceof Entries mapping)) {
      throw new IllegalStateException("the value is not a mapping");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      Object value = entry.value() instanceof Leaf leaf
          ? leaf.template().evaluateEntry(scope, accept)
          : Views.READ_ONLY.of(entry.written());
      values.put(key(entry, scope), value);
    }
    return values;
  }
}
