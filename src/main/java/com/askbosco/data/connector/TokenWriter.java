package com.askbosco.data.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Keeps tokens that a source has given in place of those in the config. A refresh token that can be used once is lost for good
 * when the new one is not kept, so the runtime calls this before it shows a new token to anyone.
 */
@FunctionalInterface
public interface TokenWriter {

  /** Keeps nothing. */
  TokenWriter NONE = (config, values) -> {};

  /**
   * Keeps new values; returns once they would outlast the process.
   *
   * @param config the whole config with the new values in it; holds secrets
   * @param values the new values by their path in the config
   * @throws com.askbosco.data.model.BoscoException when they cannot be kept; the read then ends
   */
  void changed(JsonNode config, Map<List<String>, String> values);
}
