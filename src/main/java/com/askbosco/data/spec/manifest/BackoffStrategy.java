package com.askbosco.data.spec.manifest;

import java.util.Optional;

/** How long to wait before a request is repeated. */
public sealed interface BackoffStrategy {

  /** Always the same. */
  record ConstantBackoffStrategy(Text backoffTimeInSeconds) implements BackoffStrategy {}

  /** {@code factor × 2^attempt} seconds, attempts counted from 1. */
  record ExponentialBackoffStrategy(Optional<Text> factor) implements BackoffStrategy {}

  /**
   * Seconds from a header.
   *
   * @param regex its first group, or the whole match, is the number
   * @param maxWaitingTimeInSeconds a longer wait counts as a quota used up
   */
  @Component(name = "WaitTimeFromHeader")
  record WaitTimeFromHeader(
      Text header, Optional<Text> regex, Optional<Text> maxWaitingTimeInSeconds)
      implements BackoffStrategy {}

  /** Until the time (seconds since 1970) in a header. */
  record WaitUntilTimeFromHeader(Text header, Optional<Text> regex, Optional<Text> minWait)
      implements BackoffStrategy {}
}
