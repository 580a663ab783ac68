package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Transport.BodyTooLargeException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of a response and breaks off when they are too many. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
  private final long limit;
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private byte[] bytes;
  private int length;
  private Flow.@Nullable Subscription subscription;

  /**
   * @param expected how long the response says it is; 0 when it does not
   */
  LimitedBody(long limit, long expected) {
    this.limit = limit;
    this.bytes = new byte[(int) Math.max(1024, Math.min(expected, Math.min(limit, 64 << 20)))];
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int more = buffer.remaining();
      if (length + (long) more > limit) {
        if (subscription != null) {
          subscription.cancel();
        }
        result.completeExceptionally(new BodyTooLargeException(limit));
        return;
      }
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, (int)
            Math.min(limit, Math.max(length + (long) more, bytes.length * 2L)));
      }
      buffer.get(bytes, length, more);
      length += more;
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }
}
