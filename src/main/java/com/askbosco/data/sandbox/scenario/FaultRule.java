package com.askbosco.data.sandbox.scenario;

import java.util.Optional;

/**
 * Which requests a fault strikes. Requests that match are counted from 1; those from {@code first} to {@code last} are struck.
 *
 * @param vendor the vendor, any when empty
 * @param client the client, any when empty
 * @param path a part of the path, any when empty
 * @param stream the stream, any when empty
 * @param first number of the first request struck
 * @param last number of the last request struck
 * @param fault what happens
 */
public record FaultRule(
    Optional<String> vendor,
    Optional<String> client,
    Optional<String> path,
    Optional<String> stream,
    long first,
    long last,
    Fault fault) {

  boolean matches(String source, String clientId, String requestPath, String streamName) {
    return vendor.map(source::equals).orElse(true)
        && client.map(clientId::equals).orElse(true)
        && path.map(requestPath::contains).orElse(true)
        && stream.map(streamName::equals).orElse(true);
  }
}
