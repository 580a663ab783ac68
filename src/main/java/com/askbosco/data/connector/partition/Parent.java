package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parent stream, compiled. Thread-safe. */
public interface Parent {

  /** The stream's name. */
  String name();

  /** The record's field that its cursor goes by; empty when it has none. */
  Optional<String> cursorField(Vars vars);

  /**
   * Begins to read the parent.
   *
   * @param state its own state; empty to read all
   */
  Reading open(Vars vars, Session session, ObjectNode state);

  /** A parent being read. Not thread-safe. */
  interface Reading {

    /** The next record; null after the last. Before the last record of a slice is given, its slice counts as read. */
    @Nullable
    Item next() throws InterruptedException;

    /** The parent's state. The same object as long as nothing changed. */
    JsonNode state();
  }

  /**
   * A record of a parent.
   *
   * @param partition the parent's partition it came from
   */
  record Item(JsonNode record, ObjectNode partition) {}
}
