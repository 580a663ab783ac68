package com.askbosco.data.lineage;

import io.openlineage.client.Clients;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClient;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to a lineage service by the official client, which is set up as everywhere in the field: {@code OPENLINEAGE_URL},
 * {@code OPENLINEAGE_CONFIG} (a YAML file) or {@code OPENLINEAGE__TRANSPORT__…}. A service that does not answer is given up for
 * the rest of the run after three events, with one line in the log: the events are in the run's files and can be sent later. Never throws.
 */
public final class EventTransport implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EventTransport.class.getName());
  private static final int PATIENCE = 3;

  private final @Nullable OpenLineageClient client;
  private int failures;

  /** Through this client, or nowhere. */
  EventTransport(@Nullable OpenLineageClient client) {
    this.client = client;
  }

  /** Nowhere: events stay in the run's files. */
  public static EventTransport none() {
    return new EventTransport(null);
  }

  /** Where the environment says; nowhere when it says nothing or cannot be understood. */
  public static EventTransport of(Map<String, String> environment) {
    boolean asked = environment.keySet().stream()
        .anyMatch(name -> name.equals("OPENLINEAGE_URL")
            || name.equals("OPENLINEAGE_CONFIG")
            || name.startsWith("OPENLINEAGE__TRANSPORT"));
    if (!asked || Boolean.parseBoolean(environment.getOrDefault("OPENLINEAGE_DISABLED", ""))) {
      return none();
    }
    try {
      return new EventTransport(Clients.newClient());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Lineage is not sent, its settings are wrong: " + e.getMessage());
      return none();
    }
  }

  void emit(List<RunEvent> events) {
    if (client == null) {
      return;
    }
    for (RunEvent event : events) {
      if (failures >= PATIENCE) {
        return;
      }
      try {
        client.emit(event);
        failures = 0;
      } catch (RuntimeException e) {
        failures++;
        if (failures == PATIENCE) {
          LOG.warning("Lineage is not sent any more in this run: " + e.getMessage());
        }
      }
    }
  }

  @Override
  public void close() {
    if (client != null) {
      try {
        client.close();
      } catch (Exception e) {
        LOG.log(Level.FINE, "closing the lineage client", e);
      }
    }
  }
}
