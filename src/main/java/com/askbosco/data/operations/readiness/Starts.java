package com.askbosco.data.operations.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When runs begin. */
@FunctionalInterface
public interface Starts {
  /** Nothing is scheduled: each source is begun when it is worth it. */
  Starts NONE = (client, source, day, zone) -> Optional.empty();

  /**
   * The start of the run that reads a source's day for a client; empty when none is scheduled.
   *
   * @param day the account-local day that is read
   * @param zone the client's zone
   */
  Optional<Instant> of(String client, String source, LocalDate day, ZoneId zone);

  /** When the marts are begun that show what was read by then; at once where nothing says otherwise. */
  default Instant marts(Instant readBy) {
    return readBy;
  }
}
