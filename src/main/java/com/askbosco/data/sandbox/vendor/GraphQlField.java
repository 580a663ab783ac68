package com.askbosco.data.sandbox.vendor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A selected field of a GraphQL query.
 *
 * @param key the name it has in the answer: its alias, or its own
 * @param name the field
 * @param arguments values by name: text, whole number or null; variables are filled in
 * @param fields what is selected below it; empty for a plain value
 */
record GraphQlField(
    String key, String name, Map<String, Optional<Object>> arguments, List<GraphQlField> fields) {

  /** An argument that is a text. */
  Optional<String> text(String argument) {
    return arguments
        .getOrDefault(argument, Optional.empty())
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** An argument that is a whole number. */
  Optional<Integer> number(String argument) {
    return arguments
        .getOrDefault(argument, Optional.empty())
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }

  /**
   * Query points, counted as the vendor does: an object is 1, a connection 2 and its objects as often as they are asked for, a
   * plain value nothing. What only holds a connection together is free.
   */
  int cost() {
    int below = fields.stream().mapToInt(GraphQlField::cost).sum();
    if (fields.isEmpty() || name.equals("pageInfo")) {
      return 0;
    }
    if (name.equals("nodes") || name.equals("edges") || name.equals("node")) {
      return below;
    }
    return number("first").map(first -> 2 + first * (1 + below)).orElse(1 + below);
  }
}
