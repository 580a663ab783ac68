package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.List;

/** Web sessions of one client's property. */
public final class WebWorld {
  private final ClientWorld client;
  private final long key;

  WebWorld(ClientWorld client, long key) {
    this.client = client;
    this.key = key;
  }

  /** Rows of a property-local day as known on the as-of day, final from age 2; none for days from the as-of day on. */
  public List<SessionDay> sessionsDaily(LocalDate day, LocalDate asOf) {
    return List.of();
  }
}
