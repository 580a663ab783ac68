package com.askbosco.data.launch.webhook;

import com.askbosco.data.pipeline.source.pubsub.PubsubAccess;
import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Topics of Pub/Sub. Events of a few milliseconds travel together; each is done when Pub/Sub has stored it. */
public final class PubsubTopics implements Topics {
  private static final BatchingSettings BATCHES = BatchingSettings.newBuilder()
      .setElementCountThreshold(500L)
      .setRequestByteThreshold(1L << 20)
      .setDelayThresholdDuration(Duration.ofMillis(5))
      .build();
  /** Google's client takes no less. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final Map<String, Publisher> publishers = new ConcurrentHashMap<>();
  private final RetrySettings retries;

  /**
   * @param patience how long publishing is tried again before it counts as failed, at least 10 s
   */
  public PubsubTopics(Duration patience) {
    Duration total = patience.compareTo(SHORTEST) < 0 ? SHORTEST : patience;
    this.retries = RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(Duration.ofMillis(100))
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(Duration.ofSeconds(2))
        .setInitialRpcTimeoutDuration(total)
        .setMaxRpcTimeoutDuration(total)
        .setTotalTimeoutDuration(total)
        .build();
  }

  @Override
  public CompletableFuture<String> publish(
      String endpoint, String topic, byte[] body, Map<String, String> attributes) {
    Publisher publisher =
        publishers.computeIfAbsent(endpoint + "|" + topic, key -> publisher(endpoint, topic));
    ApiFuture<String> sent = publisher.publish(PubsubMessage.newBuilder()
        .setData(ByteString.copyFrom(body))
        .putAllAttributes(attributes)
        .build());
    CompletableFuture<String> done = new CompletableFuture<>();
    ApiFutures.addCallback(
        sent,
        new ApiFutureCallback<>() {
          @Override
          public void onSuccess(String id) {
            done.complete(id);
          }

          @Override
          public void onFailure(Throwable why) {
            done.completeExceptionally(why);
          }
        },
        MoreExecutors.directExecutor());
    return done;
  }

  private Publisher publisher(String endpoint, String topic) {
    PubsubAccess access = PubsubAccess.of(endpoint, System.getenv(PubsubAccess.EMULATOR), "");
    try {
      return Publisher.newBuilder(topic)
          .setChannelProvider(access.channel())
          .setCredentialsProvider(access.credentials())
          .setBatchingSettings(BATCHES)
          .setRetrySettings(retries)
          .build();
    } catch (IOException e) {
      throw PubsubAccess.unreachable(e);
    }
  }

  @Override
  public void close() {
    publishers.values().forEach(Publisher::shutdown);
    for (Publisher publisher : publishers.values()) {
      try {
        publisher.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
