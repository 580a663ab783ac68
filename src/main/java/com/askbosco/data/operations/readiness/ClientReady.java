package com.askbosco.data.operations.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * When one client has its figures.
 *
 * @param wantedBy the promise
 * @param readyAt when the marts with the day's figures are published
 * @param sources its connections, the one that is ready last at the front
 */
public record ClientReady(
    String clientId, ZoneId zone, Instant wantedBy, Instant readyAt, List<SourceReady> sources) {

  /** Copies the list. */
  public ClientReady {
    sources = List.copyOf(sources);
  }

  /** How a client's morning will be. */
  public enum State {
    /** In time, and every day is as complete as its vendor makes it. */
    IN_TIME,
    /** In time with figures that some vendor has not processed fully yet. */
    PROVISIONAL,
    /** Not in time, or begun before there are figures. */
    LATE
  }

  /** How the morning will be. */
  public State state() {
    if (readyAt.isAfter(wantedBy) || sources.stream().anyMatch(SourceReady::isEmpty)) {
      return State.LATE;
    }
    return sources.stream().allMatch(SourceReady::isComplete) ? State.IN_TIME : State.PROVISIONAL;
  }

  /** Time left; negative when it is late. */
  public Duration slack() {
    return Duration.between(readyAt, wantedBy);
  }

  /** The connection that everything waits for. */
  public SourceReady last() {
    return sources.get(0);
  }
}
