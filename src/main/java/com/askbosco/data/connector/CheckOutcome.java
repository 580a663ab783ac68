package com.askbosco.data.connector;

import java.util.Optional;

/**
 * Whether a config works.
 *
 * @param problem why it does not, without its secrets; empty when it does
 */
public record CheckOutcome(Optional<String> problem) {
  /** It works. */
  public static final CheckOutcome GOOD = new CheckOutcome(Optional.empty());

  static CheckOutcome bad(String problem) {
    return new CheckOutcome(Optional.of(problem));
  }

  /** Whether it works. */
  public boolean succeeded() {
    return problem.isEmpty();
  }
}
