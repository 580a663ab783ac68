package com.askbosco.data.sandbox.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault as it strikes one request.
 *
 * @param kind what happens
 * @param status the status of {@link FaultKind#STATUS}, else 0
 * @param retryAfter seconds told in {@code Retry-After} by {@link FaultKind#RATE_LIMIT}
 * @param delay how long {@link FaultKind#TIMEOUT} keeps the client waiting
 * @param field name of the field of the faults that change one
 * @param times what {@link FaultKind#SCALED_FIELD} multiplies the field by, and of how many records {@link FaultKind#FEWER_RECORDS}
 *     leaves one
 * @param every strikes each object of an answer whose number divides by it, counted among those that have the field; 1 for all
 */
public record Fault(
    FaultKind kind,
    int status,
    Optional<Integer> retryAfter,
    Duration delay,
    Optional<String> field,
    BigDecimal times,
    int every) {

  /** A fault without a number, of every object of an answer. */
  public Fault(
      FaultKind kind,
      int status,
      Optional<Integer> retryAfter,
      Duration delay,
      Optional<String> field) {
    this(kind, status, retryAfter, delay, field, BigDecimal.ONE, 1);
  }
}
