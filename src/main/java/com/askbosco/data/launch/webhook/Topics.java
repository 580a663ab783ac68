package com.askbosco.data.launch.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where events are put. */
public interface Topics extends AutoCloseable {

  /**
   * Puts an event there.
   *
   * @param endpoint the connection's endpoint, or empty for the usual one
   * @param topic full name of the topic
   * @return done when the event is durable; failed when that is not known
   */
  CompletableFuture<String> publish(
      String endpoint, String topic, byte[] body, Map<String, String> attributes);

  /** Waits for what is on its way, and closes. */
  @Override
  void close();
}
