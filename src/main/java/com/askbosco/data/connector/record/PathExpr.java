package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A path whose segments may be expressions. Immutable and thread-safe. */
final class PathExpr {
  private static final Vars NONE =
      Vars.of(JsonNodeFactory.instance.objectNode(), Clock.systemUTC());

  private final List<Expr> segments;
  private final Optional<Dpath> constant;

  PathExpr(List<Expr> segments) {
    this.segments = segments;
    this.constant = segments.stream().allMatch(Expr::isConstant)
        ? Optional.of(new Dpath(values(NONE)))
        : Optional.empty();
  }

  /** The segments' values; as everywhere, texts that are literals of numbers become numbers. */
  List<@Nullable Object> values(Vars vars) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expr segment : segments) {
      values.add(segment.value(vars));
    }
    return values;
  }

  Dpath at(Vars vars) {
    return constant.isPresent() ? constant.get() : new Dpath(values(vars));
  }

  boolean isEmpty() {
    return segments.isEmpty();
  }

  /** The path, where it is always the same. */
  Optional<Dpath> constant() {
    return constant;
  }
}
