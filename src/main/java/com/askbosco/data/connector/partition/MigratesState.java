package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes a state of today of one of earlier versions. Thread-safe. */
@FunctionalInterface
public interface MigratesState {

  /** The migrated state; the same one when there is nothing to do. */
  ObjectNode migrate(ObjectNode state, Vars vars);
}
