package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Access;
import com.askbosco.data.spec.manifest.Manifest.Extension;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What all requests of one read share.
 *
 * @param connector the connector's name; part of the keys under which state is kept
 * @param access transport, budgets, clock, sleeper, listener
 * @param hosts where requests may go
 * @param redactor takes secrets out of messages
 * @param limits how much and how long
 * @param rates how many calls in what time
 * @param exact whether everything has to be as in the format's reference: a read in the Airbyte protocol of a manifest without a
 *     {@code bosco} block. Otherwise our stricter behaviours hold: tokens are shared and renewed early, a refused one is renewed
 * @param memory what is found out once
 * @param selection the JSON schema of each stream in the configured catalog, by the stream's name
 */
public record Session(
    String connector,
    Access access,
    Hosts hosts,
    Redactor redactor,
    Extension limits,
    CallRates rates,
    boolean exact,
    Memory memory,
    Map<String, JsonNode> selection) {

  /** The schema by which the configured catalog selects fields of a stream; empty when it does not hold the stream. */
  public Optional<JsonNode> selected(String stream) {
    return Optional.ofNullable(selection.get(stream));
  }

  /** The time; waits count even when the clock stands still. */
  public Instant now() {
    return access.budgets().now(access.clock());
  }

  /** Waits and tells the listener why. */
  public void sleep(Duration duration, String reason) throws InterruptedException {
    if (!duration.isNegative() && !duration.isZero()) {
      access.listener().onWait(duration, redactor.clean(reason));
      access.budgets().sleep(duration, access.clock(), access.sleeper());
    }
  }
}
