package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place of a contract's schema.
 *
 * @param line where it stands in the file
 * @param types the allowed types as bits of {@link JsonType}
 * @param properties known fields of an object in the order of the file; empty when nothing is said about them
 * @param required names of fields that an object must have
 * @param others what unknown fields of an object have to be, when it is a map of its own keys
 * @param items what elements of an array have to be
 * @param closed the only values allowed ({@code enum}); empty for any
 * @param open values known so far ({@code x-known-values}); another one is noted and let through; empty for any
 * @param minimum least number allowed
 * @param maximum greatest number allowed
 */
record SchemaNode(
    int line,
    int types,
    Map<String, SchemaNode> properties,
    Set<String> required,
    Optional<SchemaNode> others,
    Optional<SchemaNode> items,
    List<JsonNode> closed,
    Set<String> open,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum) {

  /** Whether null is a value. */
  boolean nullable() {
    return (types & JsonType.NULL.bit()) != 0;
  }
}
