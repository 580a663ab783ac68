package com.askbosco.data.rules;

import org.jspecify.annotations.Nullable;

/** A compiled value of a mapping. */
@FunctionalInterface
interface Value {

  /**
   * The value for a record: a JsonNode (never JSON's null), String, Long, BigDecimal, Boolean, LocalDate or Instant; null when
   * there is none.
   *
   * @throws BadValue when there is one that cannot be used
   */
  @Nullable
  Object read(Frame frame) throws BadValue;
}
