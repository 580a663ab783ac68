package com.askbosco.data.spec.manifest;

import java.util.Map;
import java.util.Optional;

/** How long to wait before a request is repeated. */
public sealed interface BackoffStrategy {

  /**
   * Always the same.
   *
   * @param jitterRangeInSeconds half the length of what is added at random
   */
  record ConstantBackoffStrategy(Text backoffTimeInSeconds, Optional<Double> jitterRangeInSeconds)
      implements BackoffStrategy {}

  /** {@code factor × 2^attempt} seconds, attempts counted from 1. */
  record ExponentialBackoffStrategy(Optional<Text> factor, Optional<Double> jitterRangeInSeconds)
      implements BackoffStrategy {}

  /**
   * Seconds from a header.
   *
   * @param regex what it matches is the number
   * @param maxWaitingTimeInSeconds a longer wait is not waited for
   */
  record WaitTimeFromHeader(
      Text header, Optional<Text> regex, Optional<Text> maxWaitingTimeInSeconds)
      implements BackoffStrategy {}

  /** Until the time (seconds since 1970) in a header. */
  record WaitUntilTimeFromHeader(
      Text header,
      Optional<Text> regex,
      Optional<Text> minWait,
      Optional<Text> maxWaitingTimeInSeconds)
      implements BackoffStrategy {}

  /** Seconds from an expression over the answer. */
  record WaitTimeFromResponse(Text waitTimeInSeconds, Optional<Text> maxWaitingTimeInSeconds)
      implements BackoffStrategy {}

  /**
   * One of the registered strategies.
   *
   * @param className its name; what stands before the last dot is ignored
   * @param rest its settings
   */
  @Component(open = true)
  record CustomBackoffStrategy(String className, Map<String, Json> rest, Place place)
      implements BackoffStrategy {}
}
