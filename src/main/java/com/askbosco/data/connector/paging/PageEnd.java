package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page that was read.
 *
 * @param vars have {@code response}, {@code headers}, {@code last_record} and {@code last_page_size}
 * @param extracted how many records the response holds, before any filter
 * @param token the token it was asked for with
 * @param asked how many records were asked for, where that is not what the manifest says
 */
public record PageEnd(Vars vars, int extracted, Optional<JsonNode> token, OptionalLong asked) {

  /** Whether it is the last one: empty, or not full where the size of a full one is known. */
  boolean isLast(OptionalLong full) {
    return extracted == 0 || (full.isPresent() && extracted < full.getAsLong());
  }
}
