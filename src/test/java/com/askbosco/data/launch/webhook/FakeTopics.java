package com.askbosco.data.launch.webhook;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Topics whose answers a test gives. */
final class FakeTopics implements Topics {
  static final int AT_ONCE = 0;
  static final int WHEN_TOLD = 1;
  static final int FAILING = 2;

  final BlockingQueue<Published> published = new LinkedBlockingQueue<>();
  final BlockingQueue<Published> waiting = new LinkedBlockingQueue<>();
  volatile int answer = AT_ONCE;
  volatile boolean closed;

  /** What was put into a topic, and who waits for it. */
  record Published(
      String topic, byte[] body, Map<String, String> attributes, CompletableFuture<String> done) {}

  @Override
  public CompletableFuture<String> publish(
      String endpoint, String topic, byte[] body, Map<String, String> attributes) {
    CompletableFuture<String> done = new CompletableFuture<>();
    Published event = new Published(topic, body, attributes, done);
    switch (answer) {
      case AT_ONCE -> done.complete("1");
      case FAILING -> done.completeExceptionally(new IOException("ann@example.com"));
      default -> waiting.add(event);
    }
    published.add(event);
    return done;
  }

  @Override
  public void close() {
    closed = true;
  }
}
