package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** Transformations of field names. */
final class KeyChanges {
  private KeyChanges() {}

  /** The names of the record's own fields in small letters; of two that become one the later counts. */
  static Transformer lower() {
    return (record, vars) -> {
      ObjectNode from = record.all();
      ObjectNode to = from.objectNode();
      for (Map.Entry<String, JsonNode> field : from.properties()) {
        to.set(field.getKey().toLowerCase(Locale.ROOT), field.getValue());
      }
      record.replace(to);
    };
  }

  /** Replaces a text in all names, those of inner objects too but not inside lists. */
  static Transformer replace(Transformation.KeysReplace spec, Expressions expressions) {
    Expr old = expressions.text(spec.old(), Roots.TRANSFORMATION);
    Expr with = expressions.text(spec.new_(), Roots.TRANSFORMATION);
    return (record, vars) ->
        record.replace(replaced(record.all(), text(old, vars), text(with, vars)));
  }

  private static String text(Expr expr, Vars vars) {
    return Text.str(expr.value(vars));
  }

  private static ObjectNode replaced(ObjectNode from, String old, String with) {
    ObjectNode to = from.objectNode();
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      JsonNode value = field.getValue();
      to.set(
          field.getKey().replace(old, with),
          value instanceof ObjectNode inner ? replaced(inner, old, with) : value);
    }
    return to;
  }
}
