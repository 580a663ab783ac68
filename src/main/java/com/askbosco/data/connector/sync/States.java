package com.askbosco.data.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Keys of states. */
final class States {
  static final String NO_CURSOR = "__ab_no_cursor_state_message";
  static final String GLOBAL = "state";
  static final String EACH = "states";
  static final String PARTITION = "partition";
  static final String CURSOR = "cursor";
  static final String USE_GLOBAL = "use_global_cursor";
  static final String LOOKBACK = "lookback_window";
  static final String PARENTS = "parent_state";

  private States() {}

  /** A state that is given, to be changed freely; empty when there is none. */
  static ObjectNode of(Optional<JsonNode> given) {
    return given.orElse(null) instanceof ObjectNode object
        ? object.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }
}
