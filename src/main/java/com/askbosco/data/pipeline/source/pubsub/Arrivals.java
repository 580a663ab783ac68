package com.askbosco.data.pipeline.source.pubsub;

import com.askbosco.data.pipeline.source.pubsub.PubsubReader.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Messages between the threads that pull and the one that polls. Bounded by what may be held. Thread-safe. */
final class Arrivals {
  private final LinkedBlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();

  void add(List<Delivery> deliveries) {
    queue.addAll(deliveries);
  }

  /**
   * What has come, in the order in which it came.
   *
   * @param patience how long to wait for the first
   * @param linger how long to wait for more once there is one
   */
  List<Delivery> take(Duration patience, Duration linger, int most) throws InterruptedException {
    List<Delivery> come = new ArrayList<>();
    @Nullable Delivery next = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    long until = System.nanoTime() + linger.toNanos();
    while (next != null) {
      come.add(next);
      queue.drainTo(come, most - come.size());
      next = come.size() >= most
          ? null
          : queue.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
    return come;
  }
}
