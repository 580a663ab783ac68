package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;

/**
 * An authenticator that manifests name by {@code class_name}. Registered as a Java service, so that a new one is a class and a
 * line. Must have a public constructor without parameters.
 */
public interface CustomAuthenticator extends Registry.Named {

  /**
   * Makes an authenticator with the manifest's settings.
   *
   * @param settings what the manifest writes beside the name; texts may hold expressions, which are not evaluated here
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong; the message says which and how to mend it
   */
  Credential configure(Map<String, JsonNode> settings);

  /** A configured authenticator. Thread-safe. */
  @FunctionalInterface
  interface Credential {

    /**
     * The headers to show, made anew for every request.
     *
     * @param config the user's config; must not be changed
     * @throws IllegalArgumentException when the config cannot be used; the message must hold no secret
     */
    Map<String, String> headers(JsonNode config, Clock clock);
  }
}
