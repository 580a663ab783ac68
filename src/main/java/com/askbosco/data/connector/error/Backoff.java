package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way to find out how long to wait, compiled. Thread-safe. */
@FunctionalInterface
public interface Backoff {

  /**
   * How long to wait.
   *
   * @return empty when this way does not know
   */
  Optional<Wait> wait(Failed failed);

  /**
   * A failed attempt.
   *
   * @param attempt which attempt failed, from 1
   * @param response the answer, or null when there was none
   * @param vars have {@code response} and {@code headers} of the answer
   * @param exact whether headers are read as the format's reference reads them
   */
  record Failed(int attempt, @Nullable Response response, Instant now, Vars vars, boolean exact) {}

  /**
   * A wait.
   *
   * @param asked whether the source asked for it
   * @param tooLong whether the manifest says that such a wait is not to be waited for
   */
  record Wait(Duration duration, boolean asked, boolean tooLong) {}

  /** A strategy that manifests name by {@code class_name}. Must have a public constructor without parameters. */
  interface Custom extends Registry.Named {
    /** Makes a strategy with the manifest's settings. */
    Backoff configure(Map<String, JsonNode> settings);
  }
}
