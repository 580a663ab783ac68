package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.Sleeper;
import com.askbosco.data.connector.http.HttpTransport;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens what reading needs from outside, on the worker. */
@FunctionalInterface
public interface AccessFactory extends Serializable {

  /** The clocks of simulated days in this process, by the logical time they began at. */
  Map<Instant, Clock> SIMULATED = new ConcurrentHashMap<>();

  /**
   * @param credentialKey names the credential, whose budgets all its slices share
   * @param apiRoot root of a simulated API, or empty
   * @param extractedAt the run's logical time
   */
  Access open(String credentialKey, String apiRoot, Instant extractedAt, ReadListener listener);

  /**
   * The network and real waiting. Simulated vendors live in the run's own day, so their clock begins at its logical time; it runs
   * on as the real one does, so that tokens expire.
   */
  static AccessFactory network() {
    return (credentialKey, apiRoot, extractedAt, listener) -> {
      Clock system = Clock.systemUTC();
      // One clock per run: budgets and tokens are shared by slices, whose clocks must not begin
      // anew.
      Clock clock = apiRoot.isEmpty()
          ? system
          : SIMULATED.computeIfAbsent(
              extractedAt, t -> Clock.offset(system, Duration.between(system.instant(), t)));
      return new Access(
          HttpTransport.shared(),
          Budgets.shared(credentialKey + "@" + apiRoot),
          clock,
          Sleeper.real(),
          listener);
    };
  }
}
