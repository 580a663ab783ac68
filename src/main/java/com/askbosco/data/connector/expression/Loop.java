package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Undefined;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code loop} variable of a {@code for}. */
record Loop(int index, List<@Nullable Object> elements) {
  static final Set<String> ATTRIBUTES = Set.of(
      "index",
      "index0",
      "revindex",
      "revindex0",
      "first",
      "last",
      "length",
      "previtem",
      "nextitem");

  @Nullable
  Object attribute(String name) {
    return switch (name) {
      case "index" -> index + 1L;
      case "index0" -> (long) index;
      case "revindex" -> (long) elements.size() - index;
      case "revindex0" -> elements.size() - index - 1L;
      case "first" -> index == 0;
      case "last" -> index == elements.size() - 1;
      case "length" -> (long) elements.size();
      case "previtem" -> neighbour(index - 1);
      default -> neighbour(index + 1);
    };
  }

  private @Nullable Object neighbour(int at) {
    return at >= 0 && at < elements.size()
        ? elements.get(at)
        : new Undefined("there is no such item in the loop");
  }

  /** {@code loop.name}. */
  record Attribute(Expr loop, String name) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
      return loop.eval(frame) instanceof Loop state
          ? state.attribute(name)
          : new Undefined("'loop' is undefined");
    }
  }
}
