package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.CompiledCursor;
import com.askbosco.data.connector.cursor.CursorRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Windows of a stream with a cursor, which here has no state. */
public final class CursorWindows implements Windows {
  private final CompiledCursor cursor;
  private final Vars vars;
  private final String field;
  private @Nullable CursorRun<?> run;

  /**
   * @param field the record's field that holds the cursor's value
   */
  public CursorWindows(CompiledCursor cursor, Vars vars, String field) {
    this.cursor = cursor;
    this.vars = vars;
    this.field = field;
  }

  @Override
  public boolean isCursor() {
    return true;
  }

  @Override
  public List<ObjectNode> halves(ObjectNode window, Optional<Duration> least) {
    return cursor.halves(window, least, vars);
  }

  @Override
  public void observe(JsonNode record) {
    CursorRun<?> seen = run;
    if (seen == null) {
      seen = cursor.starter(vars, field).start(JsonNodeFactory.instance.objectNode());
      run = seen;
    }
    seen.observe(record.get(field));
  }

  @Override
  public ObjectNode rest(ObjectNode window) {
    CursorRun<?> seen = run;
    Optional<JsonNode> newest = seen == null ? Optional.empty() : seen.newest();
    if (newest.isEmpty()) {
      return window;
    }
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.set(cursor.startField(vars), newest.get());
    rest.set(cursor.endField(vars), window.path(cursor.endField(vars)));
    return rest;
  }
}
