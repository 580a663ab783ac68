package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.read.CompiledStream;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which of the two ways a stream with a choice is read.
 *
 * @param stream the way
 * @param outdated whether the state is older than what the source still has, so that everything is read anew
 */
record StateChoice(CompiledStream stream, boolean outdated) {

  static StateChoice of(CompiledStream stream, ObjectNode state, Vars vars) {
    if (stream.withState().isEmpty() || state.isEmpty()) {
      return new StateChoice(stream, false);
    }
    CompiledStream.WithState other = stream.withState().get();
    Optional<String> retention =
        other.retention().map(period -> period.value(vars)).filter(Truth::of).map(Text::str);
    if (retention.isEmpty()) {
      return new StateChoice(other.stream(), false);
    }
    OffsetDateTime oldest = DateFormats.duration(retention.get())
        .subtractFrom(vars.clock().instant().atOffset(ZoneOffset.UTC));
    Optional<OffsetDateTime> reached =
        reached(stream, state, vars).or(() -> reached(other.stream(), state, vars));
    boolean outdated = reached.isEmpty() || reached.get().isBefore(oldest);
    return new StateChoice(outdated ? stream : other.stream(), outdated);
  }

  /** How far a state says that a stream was read; empty when it does not. */
  private static Optional<OffsetDateTime> reached(
      CompiledStream stream, ObjectNode state, Vars vars) {
    if (stream.cursor().isEmpty()) {
      return state.path(States.NO_CURSOR).asBoolean()
          ? Optional.of(vars.clock().instant().atOffset(ZoneOffset.UTC))
          : Optional.empty();
    }
    if (stream.windows().isEmpty()) {
      return Optional.empty();
    }
    WindowCursor cursor = stream.windows().get();
    JsonNode own = stream.partitioner().isPresent() ? state.path(States.GLOBAL) : state;
    return own instanceof ObjectNode object
        ? cursor.times().reached(object, cursor.field(vars))
        : Optional.empty();
  }
}
