package com.askbosco.data.pipeline.ingest;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much of a queue is read into one set of staged files, and when a worker rests, so that what was read is handed on and, if
 * need be, another worker goes on.
 *
 * @param fileBytes bytes of response bodies after which new staged files are begun
 * @param pages pages of a queue after which the worker rests
 * @param time time after which the worker rests; checked after each page
 */
public record Limits(long fileBytes, int pages, Duration time) implements Serializable {
  private static final long FILE_BYTES = 512L << 20;

  /** For workers that may be taken away: little work is lost with one. */
  public static final Limits CLOUD =
      new Limits(FILE_BYTES, Integer.MAX_VALUE, Duration.ofSeconds(60));

  /** For one machine, where there is nobody to hand work to. */
  public static final Limits LOCAL =
      new Limits(FILE_BYTES, Integer.MAX_VALUE, Duration.ofDays(3650));
}
