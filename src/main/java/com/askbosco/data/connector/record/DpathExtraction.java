package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records at a path, in each value for itself: the elements of a list, one record where something else stands that is not empty.
 * With {@code *} in the path everything found is a record as it is.
 */
final class DpathExtraction implements Extraction {
  private final PathExpr path;
  private final Optional<Expander> expander;

  DpathExtraction(RecordExtractor.DpathExtractor spec, Expressions expressions) {
    path = new PathExpr(expressions.texts(spec.fieldPath(), Roots.CONFIG));
    expander = spec.recordExpander().map(e -> new Expander(e, expressions));
  }

  /** The path, when it can be followed while the bytes are parsed: keys and {@code *} only. */
  Optional<List<String>> plain(Vars vars) {
    return expander.isPresent() ? Optional.empty() : path.at(vars).plain();
  }

  /** The same before there are variables, where it does not depend on any. */
  Optional<List<String>> plain() {
    return expander.isPresent() ? Optional.empty() : path.constant().flatMap(Dpath::plain);
  }

  @Override
  public boolean reaches(JsonNode value, Vars vars) {
    return path.isEmpty() || path.at(vars).has(value);
  }

  @Override
  public void extract(List<JsonNode> values, JsonNode whole, Vars vars, Sink sink)
      throws MalformedBodyException {
    Dpath found = path.at(vars);
    Consumer<JsonNode> out = expander
        .<Consumer<JsonNode>>map(e -> record -> e.expand(record, vars, sink))
        .orElse(sink);
    for (JsonNode value : values) {
      if (found.hasAny()) {
        found.values(value).forEach(out);
        continue;
      }
      JsonNode one = one(found, value);
      if (one != null && one.isArray()) {
        one.forEach(out);
      } else if (one != null && JsonText.isTruthy(one)) {
        out.accept(one);
      }
    }
  }

  private static @Nullable JsonNode one(Dpath path, JsonNode value) throws MalformedBodyException {
    try {
      return path.value(value);
    } catch (IllegalArgumentException e) {
      throw new MalformedBodyException(String.valueOf(e.getMessage()), e);
    }
  }
}
