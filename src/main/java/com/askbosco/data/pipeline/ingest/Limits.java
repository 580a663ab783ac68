package com.askbosco.data.pipeline.ingest;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much is read before the reader rests, so that what was read is handed on and, if need be, another worker goes on. Files
 * staged in between are as large as this lets them grow.
 *
 * @param pages most pages
 * @param bytes most bytes of response bodies
 * @param time most time; checked after each page
 */
public record Limits(int pages, long bytes, Duration time) implements Serializable {
  /** For production: few files, little work lost with a worker. */
  public static final Limits STANDARD =
      new Limits(Integer.MAX_VALUE, 512L << 20, Duration.ofSeconds(60));
}
