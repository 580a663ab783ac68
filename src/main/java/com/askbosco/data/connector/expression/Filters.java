package com.askbosco.data.connector.expression;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters after {@code |}. */
final class Filters {
  /** All filters by name. */
  static final Map<String, Function> ALL = Stream.of(
          TextFilters.all(), ListFilters.all(), ElementFilters.all(), ScalarFilters.all())
      .flatMap(filters -> filters)
      .collect(Collectors.toUnmodifiableMap(Function::name, filter -> filter));

  private Filters() {}
}
