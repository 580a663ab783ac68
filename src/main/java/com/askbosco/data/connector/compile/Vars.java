package com.askbosco.data.connector.compile;

import com.askbosco.data.connector.expression.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The variables of one read. Not thread-safe; an inner scope sees the outer one's variables and hides them with its own. */
public final class Vars implements Scope {
  private final @Nullable Vars outer;
  private final Clock clock;
  private final Map<String, @Nullable Object> own = new HashMap<>();

  private Vars(@Nullable Vars outer, Clock clock) {
    this.outer = outer;
    this.clock = clock;
  }

  /** Variables of a config alone. */
  public static Vars of(JsonNode config, Clock clock) {
    return new Vars(null, clock).set("config", config);
  }

  /** A scope inside this one. */
  public Vars inner() {
    return new Vars(this, clock);
  }

  /** Sets a variable of this scope. */
  public Vars set(String root, @Nullable Object value) {
    own.put(root, value);
    return this;
  }

  /** Sets a variable that costs something and that few expressions look at; it is asked for once at most. */
  public Vars later(String root, Supplier<? extends @Nullable Object> value) {
    own.put(root, new Later(value));
    return this;
  }

  /** A value that is made when it is first looked at. */
  private static final class Later {
    private @Nullable Supplier<? extends @Nullable Object> make;
    private @Nullable Object value;

    Later(Supplier<? extends @Nullable Object> make) {
      this.make = make;
    }

    @Nullable
    Object value() {
      if (make != null) {
        value = make.get();
        make = null;
      }
      return value;
    }
  }

  @Override
  public @Nullable Object get(String root) {
    String name = switch (root) {
      case "stream_partition", "stream_interval" -> "stream_slice";
      default -> root;
    };
    for (Vars scope = this; scope != null; scope = scope.outer) {
      Object value = scope.own.get(name);
      if (value != null || scope.own.containsKey(name)) {
        return value instanceof Later later ? later.value() : value;
      }
    }
    return null;
  }

  @Override
  public Clock clock() {
    return clock;
  }
}
