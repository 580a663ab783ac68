package com.askbosco.data.pipeline.source.pubsub;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ClientStream;
import com.google.api.gax.rpc.ResponseObserver;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.StreamController;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of pulls. Asks for the next response only while there is room for it. Pub/Sub ends streams now and then, and so does a
 * restart; then it is opened again. Where the subscription is not there or not ours, that is said once and it stays closed.
 */
final class PullStream {
  private static final Logger LOG = LoggerFactory.getLogger(PullStream.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Set<Code> FINAL = EnumSet.of(
      Code.NOT_FOUND,
      Code.PERMISSION_DENIED,
      Code.UNAUTHENTICATED,
      Code.INVALID_ARGUMENT,
      Code.FAILED_PRECONDITION);

  private final String subscription;
  private final int deadline;
  private final Subscriptions subscriptions;
  private final Receiver receiver;
  private final ScheduledExecutorService clock;
  private final CountDownLatch over = new CountDownLatch(1);
  private Duration pause = SHORTEST_PAUSE;
  private boolean stopped;
  private boolean waiting;
  private @Nullable StreamController controller;
  private @Nullable ClientStream<StreamingPullRequest> requests;

  /** Who takes what comes; called by threads of the connection. */
  interface Receiver {
    /** Messages have come. */
    void take(String subscription, List<ReceivedMessage> messages);

    /** Whether more may come. */
    boolean hasRoom();

    /** A stream broke off; it is opened again. */
    void interrupted();

    /** Reading cannot go on. */
    void broken(BoscoException why);
  }

  PullStream(
      String subscription,
      Duration deadline,
      Subscriptions subscriptions,
      Receiver receiver,
      ScheduledExecutorService clock) {
    this.subscription = subscription;
    this.deadline = (int) deadline.toSeconds();
    this.subscriptions = subscriptions;
    this.receiver = receiver;
    this.clock = clock;
  }

  /** Opens the stream, unless it was stopped. */
  synchronized void open() {
    if (stopped) {
      return;
    }
    waiting = false;
    controller = null;
    ClientStream<StreamingPullRequest> opened = subscriptions.pull(new Answers());
    requests = opened;
    opened.send(StreamingPullRequest.newBuilder()
        .setSubscription(subscription)
        .setStreamAckDeadlineSeconds(deadline)
        .build());
  }

  /** Says that there may be room again. */
  synchronized void more() {
    if (waiting && !stopped && controller != null && receiver.hasRoom()) {
      waiting = false;
      controller.request(1);
    }
  }

  /** Asks Pub/Sub to end it. */
  synchronized void stop() {
    stopped = true;
    if (requests == null || controller == null) {
      over.countDown();
    } else {
      requests.closeSend();
      // What is on its way still comes, and is given back with the rest.
      controller.request(Integer.MAX_VALUE);
    }
  }

  /**
   * Waits for its end. A message that is given back while a stream is open may come to that stream again, where nobody takes it any
   * more.
   */
  void await(Duration patience) {
    try {
      if (over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (controller != null) {
        controller.cancel();
      }
    }
  }

  private synchronized void ended(@Nullable Throwable why) {
    if (stopped) {
      over.countDown();
      return;
    }
    Code code = why instanceof ApiException api ? api.getStatusCode().getCode() : Code.OK;
    requests = null;
    controller = null;
    if (why != null && FINAL.contains(code)) {
      stopped = true;
      over.countDown();
      receiver.broken(refused(subscription, why));
      return;
    }
    if (why != null) {
      receiver.interrupted();
    }
    LOG.debug("Pub/Sub ended a stream of {} with {}; opening it again", subscription, code);
    clock.schedule(this::open, pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  /** What a refusal of Pub/Sub means. */
  static BoscoException refused(String subscription, Throwable cause) {
    Code code = cause instanceof ApiException api ? api.getStatusCode().getCode() : Code.UNKNOWN;
    return switch (code) {
      case NOT_FOUND ->
        new BoscoException(
            ErrorCode.SOURCE_REFUSED,
            "There is no " + subscription
                + ". Make it, or name another in the connection; an emulator that was restarted has forgotten everything.",
            cause);
      case PERMISSION_DENIED, UNAUTHENTICATED ->
        new BoscoException(
            ErrorCode.SOURCE_UNAUTHORISED,
            "This process may not read " + subscription
                + ". Its account needs roles/pubsub.subscriber there.",
            cause);
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
        new BoscoException(
            ErrorCode.SOURCE_UNAVAILABLE, "Pub/Sub cannot be reached for " + subscription, cause);
      default ->
        new BoscoException(
            ErrorCode.SOURCE_REFUSED, "Pub/Sub refused " + subscription + ": " + code, cause);
    };
  }

  private final class Answers implements ResponseObserver<StreamingPullResponse> {
    @Override
    public void onStart(StreamController started) {
      synchronized (PullStream.this) {
        controller = started;
        started.disableAutoInboundFlowControl();
        started.request(1);
      }
    }

    @Override
    public void onResponse(StreamingPullResponse response) {
      receiver.take(subscription, response.getReceivedMessagesList());
      synchronized (PullStream.this) {
        pause = SHORTEST_PAUSE;
        waiting = true;
        more();
      }
    }

    @Override
    public void onError(Throwable why) {
      ended(why);
    }

    @Override
    public void onComplete() {
      ended(null);
    }
  }
}
