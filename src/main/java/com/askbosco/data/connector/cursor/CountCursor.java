package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.IncrementalSync.IncrementingCountCursor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A counting cursor, compiled. Immutable and thread-safe. */
public final class CountCursor implements CompiledCursor {
  static final String START = "start";
  static final String END = "end";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Expr field;
  private final Optional<Expr> start;
  private final Optional<Injector> option;
  private final boolean chosen;

  CountCursor(IncrementingCountCursor spec, Expressions expressions) {
    this.field = expressions.text(spec.cursorField(), Roots.CONFIG);
    this.start = expressions.text(spec.startValue(), Roots.CONFIG);
    this.option = Injector.compile(spec.startValueOption(), expressions);
    this.chosen = spec.allowCatalogDefinedCursorField();
  }

  @Override
  public String field(Vars vars) {
    return field.text(vars);
  }

  @Override
  public boolean mayBeChosen() {
    return chosen;
  }

  @Override
  public CursorStarter starter(Vars vars, String field) {
    JsonNode from =
        start.map(s -> whole(s, vars)).orElseGet(() -> JsonNodeFactory.instance.numberNode(0));
    return state -> new CountRun(field, from, state);
  }

  private static JsonNode whole(Expr start, Vars vars) {
    try {
      Object value = start.value(vars);
      return JSON.valueToTree(
          value instanceof String text
              ? Conversions.integer(text, 10)
              : Conversions.integer(value));
    } catch (PythonException e) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE, "`start_value` gives no whole number with this config", e);
    }
  }

  @Override
  public String startField(Vars vars) {
    return START;
  }

  @Override
  public String endField(Vars vars) {
    return END;
  }

  @Override
  public List<ObjectNode> halves(ObjectNode window, Optional<Duration> least, Vars vars) {
    return List.of();
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    option.ifPresent(o -> o.put(draft, vars, slice.get(START)));
  }
}
