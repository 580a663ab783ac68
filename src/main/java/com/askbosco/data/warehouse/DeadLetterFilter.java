package com.askbosco.data.warehouse;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which dead letters are meant; an empty part means all.
 *
 * @param client id of the client
 * @param source connector
 * @param stream stream of the connector
 * @param code error code such as {@code BOSCO-3006}, or the name of a row check
 * @param from first day of the slices
 * @param to last day of the slices; slices without days are always meant
 */
public record DeadLetterFilter(
    Optional<String> client,
    Optional<String> source,
    Optional<String> stream,
    Optional<String> code,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** Every dead letter. */
  public static DeadLetterFilter all() {
    return new DeadLetterFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
