package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.spec.manifest.IncrementalSync;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A cursor of the manifest, compiled. Immutable and thread-safe. */
public sealed interface CompiledCursor permits WindowCursor, CountCursor {

  /** Compiles a cursor. */
  static CompiledCursor compile(IncrementalSync spec, Expressions expressions) {
    return switch (spec) {
      case IncrementalSync.DatetimeBasedCursor windows ->
        WindowCursor.compile(windows, expressions);
      case IncrementalSync.IncrementingCountCursor count -> new CountCursor(count, expressions);
    };
  }

  /** The record's field that the manifest names. */
  String field(Vars vars);

  /** Whether the catalog may name another field. */
  boolean mayBeChosen();

  /**
   * What the cursor comes to with a config. Expressions are evaluated here, once.
   *
   * @param field the record's field that holds the value
   * @throws com.askbosco.data.model.BoscoException when the config gives no start or an impossible duration
   */
  CursorStarter starter(Vars vars, String field);

  /** What the start of a slice is called. */
  String startField(Vars vars);

  /** What the end of a slice is called. */
  String endField(Vars vars);

  /** The two halves of a window; empty when it cannot be cut, or is no longer than the least one. */
  List<ObjectNode> halves(ObjectNode window, Optional<Duration> least, Vars vars);

  /** Puts the slice into a request. */
  void inject(RequestDraft draft, Vars vars, JsonNode slice);

  /** Begins runs of one cursor, one for each partition. */
  @FunctionalInterface
  interface CursorStarter {

    /**
     * A cursor at its beginning.
     *
     * @param state what an earlier read left; empty to begin
     */
    CursorRun<?> start(ObjectNode state);
  }
}
