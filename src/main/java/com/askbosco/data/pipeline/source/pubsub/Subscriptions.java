package com.askbosco.data.pipeline.source.pubsub;

import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.ClientStream;
import com.google.api.gax.rpc.ResponseObserver;
import com.google.cloud.pubsub.v1.stub.GrpcSubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The calls of Pub/Sub that reading needs. */
interface Subscriptions extends AutoCloseable {

  /** Opens a stream of messages; nothing comes before its first request. */
  ClientStream<StreamingPullRequest> pull(ResponseObserver<StreamingPullResponse> answers);

  /** What is there now; waits for nothing, and fails where a stream would. */
  ApiFuture<PullResponse> glance(String subscription);

  /** Says that these need not come again. */
  ApiFuture<Empty> acknowledge(String subscription, List<String> ackIds);

  /** Keeps these away for so many seconds from now; 0 gives them back. */
  ApiFuture<Empty> extend(String subscription, List<String> ackIds, int seconds);

  @Override
  void close();

  /** Those of Google or of an emulator. */
  static Subscriptions connect(PubsubAccess access) throws IOException {
    SubscriberStub stub = GrpcSubscriberStub.create(SubscriberStubSettings.newBuilder()
        .setTransportChannelProvider(access.channel())
        .setCredentialsProvider(access.credentials())
        .build());
    return new Subscriptions() {
      @Override
      public ClientStream<StreamingPullRequest> pull(
          ResponseObserver<StreamingPullResponse> answers) {
        return stub.streamingPullCallable().splitCall(answers);
      }

      @Override
      @SuppressWarnings("deprecation") // a look at the start, no way to read
      public ApiFuture<PullResponse> glance(String subscription) {
        return stub.pullCallable()
            .futureCall(PullRequest.newBuilder()
                .setSubscription(subscription)
                .setMaxMessages(100)
                .setReturnImmediately(true)
                .build());
      }

      @Override
      public ApiFuture<Empty> acknowledge(String subscription, List<String> ackIds) {
        return stub.acknowledgeCallable()
            .futureCall(AcknowledgeRequest.newBuilder()
                .setSubscription(subscription)
                .addAllAckIds(ackIds)
                .build());
      }

      @Override
      public ApiFuture<Empty> extend(String subscription, List<String> ackIds, int seconds) {
        return stub.modifyAckDeadlineCallable()
            .futureCall(ModifyAckDeadlineRequest.newBuilder()
                .setSubscription(subscription)
                .addAllAckIds(ackIds)
                .setAckDeadlineSeconds(seconds)
                .build());
      }

      @Override
      public void close() {
        stub.shutdownNow();
        try {
          stub.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
