package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transformations that take inner fields up to the record. */
final class Flattening {
  private Flattening() {}

  private record Place(JsonNode value, String name) {}

  /**
   * All fields of all inner objects and elements of lists. A name that is taken, and every name once a list was met, has the names
   * above it before it; the last fields come first, as in the reference.
   */
  static Transformer all(boolean lists) {
    return (record, vars) -> record.replace(flat(record.all(), lists));
  }

  private static ObjectNode flat(ObjectNode record, boolean lists) {
    ObjectNode flat = record.objectNode();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(record, "_"));
    boolean inList = false;
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (place.value() instanceof ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          String key = field.getKey();
          boolean longName = inList || flat.has(key);
          open.push(new Place(field.getValue(), longName ? place.name() + "." + key : key));
        }
      } else if (place.value() instanceof ArrayNode list && lists) {
        for (int i = 0; i < list.size(); i++) {
          inList = true;
          open.push(new Place(list.get(i), place.name() + "." + i));
        }
      } else {
        flat.set(place.name(), place.value());
      }
    }
    return flat;
  }

  /** The fields of the object at a path, unless one of them is a field of the record already. */
  static Transformer at(Transformation.DpathFlattenFields spec, Expressions expressions) {
    PathExpr path = new PathExpr(expressions.texts(spec.fieldPath(), Roots.CONFIG));
    Optional<Expr> prefix =
        spec.keyTransformation().flatMap(k -> expressions.text(k.prefix(), Roots.CONFIG));
    Optional<Expr> suffix =
        spec.keyTransformation().flatMap(k -> expressions.text(k.suffix(), Roots.CONFIG));
    return (record, vars) -> {
      Dpath at = path.at(vars);
      if (!(found(at, record.tree()) instanceof ObjectNode)) {
        return;
      }
      ObjectNode whole = record.all();
      if (!(found(at, whole) instanceof ObjectNode origin)) {
        return;
      }
      ObjectNode inner = named(origin, text(prefix, vars), text(suffix, vars));
      if (spec.replaceRecord() && !inner.isEmpty()) {
        whole.removeAll();
        whole.setAll(inner);
        return;
      }
      for (Map.Entry<String, JsonNode> field : inner.properties()) {
        if (whole.has(field.getKey())) {
          return;
        }
      }
      if (spec.deleteOriginValue()) {
        at.delete(whole);
      }
      whole.setAll(inner);
    };
  }

  private static @Nullable JsonNode found(Dpath path, JsonNode record) {
    if (path.hasAny()) {
      List<JsonNode> all = path.values(record);
      return all.isEmpty() ? null : all.get(0);
    }
    try {
      return path.value(record);
    } catch (IllegalArgumentException e) {
      throw Faults.bad(String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(Optional<Expr> expr, Vars vars) {
    Object value = expr.isPresent() ? expr.get().value(vars) : null;
    return Truth.of(value) ? Text.str(value) : "";
  }

  private static ObjectNode named(ObjectNode fields, String prefix, String suffix) {
    ObjectNode named = fields.objectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      named.set(prefix + field.getKey() + suffix, field.getValue());
    }
    return named;
  }
}
