package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a record of each item of a list inside a record. Immutable and thread-safe. */
final class Expander {
  private static final Logger LOG = LoggerFactory.getLogger(Expander.class);

  private record ParentField(PathExpr from, PathExpr to) {}

  private final PathExpr path;
  private final PathExpr truncated;
  private final List<ParentField> fields;
  private final boolean merge;
  private final boolean original;
  private final boolean keepParent;

  Expander(RecordExtractor.RecordExpander spec, Expressions expressions) {
    path = new PathExpr(expressions.texts(spec.expandRecordsFromField(), Roots.CONFIG));
    truncated = single(
        expressions.texts(spec.truncationIndicatorPath(), Roots.CONFIG),
        "truncation_indicator_path",
        spec.place(),
        expressions);
    fields = spec.parentFields().stream().map(f -> field(f, expressions)).toList();
    merge = spec.mergeParent();
    original = spec.remainOriginalRecord();
    keepParent = spec.onNoRecords()
        .filter(RecordExtractor.OnNoRecords.EMIT_PARENT::equals)
        .isPresent();
    if (spec.truncatedListRetriever().isPresent()) {
      expressions.problem(
          spec.place(),
          ErrorCode.MANIFEST_UNSUPPORTED,
          "`truncated_list_retriever` is not supported yet",
          "Read the complete lists as a stream of their own.");
    }
  }

  private static ParentField field(RecordExtractor.ParentFieldPath spec, Expressions expressions) {
    return new ParentField(
        single(
            expressions.texts(spec.parentPath(), Roots.CONFIG),
            "parent_path",
            spec.place(),
            expressions),
        single(
            expressions.texts(spec.recordPath(), Roots.CONFIG),
            "record_path",
            spec.place(),
            expressions));
  }

  /** A path to one place: patterns are refused. */
  private static PathExpr single(
      List<Expr> segments, String name, Place place, Expressions expressions) {
    if (segments.stream().anyMatch(s -> s.isConstant() && Glob.isPattern(s.source()))) {
      expressions.problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` has to lead to one field",
          "Write it without *, ? and [.");
    }
    return new PathExpr(segments);
  }

  void expand(JsonNode record, Vars vars, Extraction.Sink sink) {
    if (!(record instanceof ObjectNode parent) || path.isEmpty()) {
      sink.accept(record);
      return;
    }
    Dpath found = path.at(vars);
    ObjectNode base = merge ? without(parent, found) : null;
    int items = 0;
    for (JsonNode list : found.values(parent)) {
      if (list.isArray()) {
        items += list.size();
        list.forEach(item -> sink.accept(child(parent, item, base, vars)));
      }
    }
    if (!truncated.isEmpty() && isTruthy(truncated.at(vars).values(parent))) {
      LOG.warn("A list inside a record is cut off; {} of its items are read", items);
    }
    if (items == 0 && keepParent) {
      sink.accept(parent);
    }
  }

  private static boolean isTruthy(List<JsonNode> values) {
    return values.size() == 1 && JsonText.isTruthy(values.get(0));
  }

  private static ObjectNode without(ObjectNode parent, Dpath lists) {
    ObjectNode copy = parent.deepCopy();
    lists.deleteArrays(copy);
    return copy;
  }

  private JsonNode child(ObjectNode parent, JsonNode item, @Nullable ObjectNode base, Vars vars) {
    if (!item.isObject() && base == null && fields.isEmpty() && !original) {
      return item;
    }
    ObjectNode child = parent.objectNode();
    if (base != null) {
      child.setAll(base.deepCopy());
    }
    if (item instanceof ObjectNode object) {
      child.setAll(object);
    } else {
      child.set("value", item);
    }
    for (ParentField field : fields) {
      JsonNode value = parent;
      for (Object segment : field.from().values(vars)) {
        value = value == null ? null : step(value, segment);
      }
      TreePath.set(
          child,
          field.to().values(vars).stream().map(Text::str).toList(),
          value == null ? NullNode.getInstance() : value.deepCopy());
    }
    if (original) {
      child.set("original_record", parent.deepCopy());
    }
    return child;
  }

  private static @Nullable JsonNode step(JsonNode at, @Nullable Object segment) {
    if (at.isObject()) {
      return at.get(Text.str(segment));
    }
    Glob index = new Glob(segment);
    for (int i = 0; i < at.size(); i++) {
      if (at.isArray() && index.matchesIndex(i, at.size())) {
        return at.get(i);
      }
    }
    return null;
  }
}
