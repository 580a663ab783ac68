package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A partition router, compiled. Thread-safe. */
public interface Partitioner {

  /**
   * Begins a run through the partitions. Parent streams are read when partitions are asked for.
   *
   * @param state the state of the stream that is partitioned; empty to begin
   */
  Partitions open(Vars vars, Session session, ObjectNode state);

  /** Puts what names the part into a request. */
  void inject(RequestDraft draft, Vars vars, JsonNode slice);

  /** Whether the partitions are groups, which have no state of their own. */
  default boolean isGrouped() {
    return false;
  }
}
