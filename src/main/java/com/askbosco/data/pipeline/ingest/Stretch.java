package com.askbosco.data.pipeline.ingest;

import org.jspecify.annotations.Nullable;

/** One stretch of reading a queue, into one set of staged files: how long it has been, and where it stopped. */
final class Stretch {
  private final Limits limits;
  private final long end;
  private int pages;
  private long bytes;
  private @Nullable Place stopped;

  /**
   * @param end when the worker has to rest, as {@link System#nanoTime} tells the time
   */
  Stretch(Limits limits, long end) {
    this.limits = limits;
    this.end = end;
  }

  /** Counts a page. */
  void read(long pageBytes) {
    pages++;
    bytes += pageBytes;
  }

  /** Whether it is time to stop, at least for new files. */
  boolean isLongEnough() {
    return bytes >= limits.fileBytes() || workerRests();
  }

  /** Whether the worker has to rest, and not only the files are large enough. */
  boolean workerRests() {
    return pages >= limits.pages() || System.nanoTime() - end >= 0;
  }

  /** Stops before the page at the place. */
  void stop(Place place) {
    stopped = place;
  }

  /** Where reading goes on; null when the queue is read to its end. */
  @Nullable
  Place stopped() {
    return stopped;
  }
}
